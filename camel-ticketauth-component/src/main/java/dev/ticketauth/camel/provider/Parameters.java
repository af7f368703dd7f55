// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.provider;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.ticketauth.camel.spi.Selection;

/**
 * What becomes of a route's parameters on their way into the request for a list.
 */
public final class Parameters {

    /** Filters that are called the same with every provider. */
    private static final List<String> COMMON = List.of("from", "to", "status", "eventId", "locationId", "reasonId");

    private Parameters() {
    }

    /**
     * Refuses parameters that a list does not take: the component sets them itself, or the provider would ignore them,
     * and the route get more than it asked for.
     *
     * @param  advice                   why, and what to do instead
     * @throws IllegalArgumentException when one of these is there
     */
    public static void refuse(Selection selection, Collection<String> names, String advice) {
        for (String name : names) {
            if (selection.param(name).isPresent()) {
                throw new IllegalArgumentException("parameter '" + name + "' can't be used here: " + advice);
            }
        }
    }

    /** Refuses all filters that are called the same with every provider but these, which the list has. */
    public static void refuseCommonBut(Collection<String> had, Selection selection, String advice) {
        refuse(selection, COMMON.stream().filter(name -> !had.contains(name)).toList(), advice);
    }

    /** The others. */
    public static Map<String, Object> without(Map<String, Object> params, Collection<String> names) {
        Map<String, Object> others = new LinkedHashMap<>(params);
        others.keySet().removeAll(names);
        return others;
    }
}
