// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.simulators.server;

/** Ends the handling of a request with an answer other than success, and the sentence that says why. */
public final class Refusal extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Answer answer;
    private final boolean authentication;

    private Refusal(Answer answer, String reason, boolean authentication) {
        super(reason, null, false, false);
        this.answer = answer;
        this.authentication = authentication;
    }

    /**
     * The credentials are missing or wrong; counted as refused whatever the status is (TT fails a login with a 200).
     */
    public static Refusal ofCredentials(Answer answer, String reason) {
        return new Refusal(answer, reason, true);
    }

    /** The credentials are right, the request is not; counted as refused only when the status is 401 or 403. */
    public static Refusal ofRequest(Answer answer, String reason) {
        return new Refusal(answer, reason, answer.status() == 401 || answer.status() == 403);
    }

    public Answer answer() {
        return answer;
    }

    public boolean isAuthentication() {
        return authentication;
    }
}
