// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.simulators;

import dev.ticketauth.simulators.server.Call;
import dev.ticketauth.simulators.server.Routes.Access;

/**
 * Which requests a fault hits.
 *
 * @param path                 how the raw path has to begin
 * @param method               the HTTP method, or null for any
 * @param beforeAuthentication whether also requests with wrong credentials are hit
 */
record FaultTarget(Scope scope, String path, String method, boolean beforeAuthentication) {
    static final FaultTarget GOOD_API_REQUESTS = new FaultTarget(Scope.API, "/", null, false);

    enum Scope {
        API,
        LOGIN,
        ANY
    }

    FaultTarget withScope(Scope newScope) {
        return new FaultTarget(newScope, path, method, beforeAuthentication);
    }

    FaultTarget withPath(String newPath) {
        return new FaultTarget(scope, newPath, method, beforeAuthentication);
    }

    FaultTarget withMethod(String newMethod) {
        return new FaultTarget(scope, path, newMethod, beforeAuthentication);
    }

    FaultTarget onArrival() {
        return new FaultTarget(scope, path, method, true);
    }

    boolean matches(Call call, Access access) {
        boolean inScope = switch (access) {
            case API -> scope != Scope.LOGIN;
            case LOGIN -> scope != Scope.API;
            case OPEN -> scope == Scope.ANY;
            case CONTROL -> false;
        };
        return inScope && call.rawPath().startsWith(path) && (method == null || method.equals(call.method()));
    }

    @Override
    public String toString() {
        return (beforeAuthentication ? "" : "authenticated ") + switch (scope) {
            case API -> "API requests";
            case LOGIN -> "logins";
            case ANY -> "requests of any kind";
        } + (method == null ? "" : " by " + method) + (path.equals("/") ? "" : " below " + path);
    }
}
