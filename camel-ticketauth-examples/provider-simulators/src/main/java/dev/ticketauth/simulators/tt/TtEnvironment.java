// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.simulators.tt;

/** The environments of the TT REST API; the first is the one a new user gets. All are on one host, in the path. */
public enum TtEnvironment {
    EXT_UAT_CERT("ext_uat_cert"),
    EXT_PROD_SIM("ext_prod_sim"),
    EXT_PROD_LIVE("ext_prod_live");

    private final String segment;

    TtEnvironment(String segment) {
        this.segment = segment;
    }

    /** As it stands in a path. */
    public String segment() {
        return segment;
    }

    /** The environment of a path segment, or null. */
    static TtEnvironment of(String segment) {
        for (TtEnvironment environment : values()) {
            if (environment.segment.equals(segment)) {
                return environment;
            }
        }
        return null;
    }
}
