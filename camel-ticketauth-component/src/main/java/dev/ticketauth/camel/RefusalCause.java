// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel;

/**
 * Why a provider may refuse a call, as far as it can be seen without sending it; each is a section of the page on 401.
 */
enum RefusalCause {

    /** A key does not look like the provider's keys. */
    FORM_OF_KEYS("keys-of-another-form"),
    /** The signature holds the time. */
    CLOCK("the-clock"),
    /** The signature covers the request, which may be changed on its way. */
    CHANGED_REQUEST("a-request-that-is-changed-on-its-way"),
    /** A session may have ended, or a login may be refused. */
    SESSION("the-session"),
    /** Keys may be wrong, and nothing here can tell. */
    KEYS("keys-account-and-environment");

    private static final String PAGE = "docs/why-401.md#";

    private final String anchor;

    RefusalCause(String anchor) {
        this.anchor = anchor;
    }

    /** Where it is explained, in the documentation that belongs to this version of the component. */
    String link() {
        return PAGE + anchor;
    }
}
