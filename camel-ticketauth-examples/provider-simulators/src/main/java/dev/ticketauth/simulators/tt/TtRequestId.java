// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.simulators.tt;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import dev.ticketauth.simulators.server.RawQuery;

/**
 * The query parameter {@code requestId}: application, one hyphen, company, two hyphens, a GUID with its hyphens; new
 * for every request. Source: the provider's page "Authentication and request IDs".
 */
final class TtRequestId {
    private static final String NAME = "requestId";
    private static final String FORBIDDEN = "$&+,/:;=?@\"<>#%{}|\\^~[]` ";
    private static final Pattern GUID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
    private static final int GUID_LENGTH = 36;
    private static final int REMEMBERED = 100_000;

    private final boolean repeatedRefused;
    private final Map<String, Boolean> seen = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > REMEMBERED;
        }
    };

    TtRequestId(boolean repeatedRefused) {
        this.repeatedRefused = repeatedRefused;
    }

    static boolean isIn(RawQuery query) {
        return query.parameters().stream().anyMatch(parameter -> parameter.name().equalsIgnoreCase(NAME));
    }

    /** Null when there is one good requestId that was not there before, else why not. */
    String refusal(RawQuery query) {
        List<String> ids = query.all(NAME);
        if (ids.isEmpty()) {
            return isIn(query)
                    ? "the parameter must be written exactly requestId" : "there is no requestId in the query";
        }
        if (ids.size() > 1) {
            return "there are " + ids.size() + " requestIds in the query, there must be one";
        }
        String id = ids.get(0);
        String wrong = malformed(id);
        if (wrong != null) {
            return "requestId '" + id + "' " + wrong;
        }
        synchronized (seen) {
            return seen.put(id, true) != null && repeatedRefused ? "requestId '" + id + "' was used before" : null;
        }
    }

    private static String malformed(String id) {
        for (char letter : id.toCharArray()) {
            if (FORBIDDEN.indexOf(letter) >= 0) {
                return "holds the forbidden character '" + letter + "'";
            }
        }
        int names = id.length() - GUID_LENGTH;
        if (names < 0 || !GUID.matcher(id.substring(names)).matches()) {
            return "does not end in a GUID of 36 characters";
        }
        if (names < 2 || !id.startsWith("--", names - 2)) {
            return "has no two hyphens before the GUID";
        }
        String applicationAndCompany = id.substring(0, names - 2);
        int hyphen = applicationAndCompany.indexOf('-');
        return hyphen < 1 || hyphen == applicationAndCompany.length() - 1
                ? "does not begin with an application, one hyphen and a company" : null;
    }
}
