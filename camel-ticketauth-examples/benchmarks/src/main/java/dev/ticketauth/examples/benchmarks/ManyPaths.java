// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.examples.benchmarks;

/**
 * One caller, one credential, and another path for each call.
 */
record ManyPaths(int paths) implements LoginScenario {

    private static final long LOGIN_MILLIS = 10;

    @Override
    public String title() {
        return paths + " paths, one credential, one call after another";
    }

    @Override
    public Figure measure(LoginServer server, TokenClient client, LoginCount logins) throws Exception {
        server.answerLogins(LoginAnswer.after(LOGIN_MILLIS));
        for (int path = 1; path <= paths; path++) {
            client.call("/orders/" + path);
        }
        return Figure.of("%d", logins.total());
    }
}
