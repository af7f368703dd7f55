package dev.ticketauth.camel.http;

import dev.ticketauth.camel.session.Grant;

/**
 * One call of a route: what the HTTP client's edge must know of it, and what the route wants to know afterwards. It
 * travels on the thread, since the HTTP client does not see the exchange. Its attempts may run on different threads,
 * one after another.
 */
public final class Call {

    private static final ThreadLocal<Call> CURRENT = new ThreadLocal<>();

    private final String tenant;

    private boolean admitted;
    private boolean renewed;
    private boolean clockCorrected;
    private int attempts;
    private int redirects;
    private String requestId;
    private Grant grant;

    /** The time that a call is on the current thread. */
    @FunctionalInterface
    public interface Scope {

        /** Takes the call off the thread. */
        void close();
    }

    /** @param tenant the tenant, or null */
    public Call(String tenant) {
        this.tenant = tenant;
    }

    /** Puts the call on this thread until the scope is closed. */
    public Scope enter() {
        Call outer = CURRENT.get();
        CURRENT.set(this);
        return outer == null ? CURRENT::remove : () -> CURRENT.set(outer);
    }

    static Call current() {
        return CURRENT.get();
    }

    String tenant() {
        return tenant;
    }

    /** The next request has had its turn under the rate limit already. */
    public void admitted() {
        admitted = true;
    }

    boolean useAdmission() {
        boolean had = admitted;
        admitted = false;
        return had;
    }

    /** Whether a session or key may still be renewed: once for a call, however many attempts it has. */
    boolean useRenewal() {
        boolean first = !renewed;
        renewed = true;
        return first;
    }

    /** The same for the clock. */
    boolean useClockCorrection() {
        boolean first = !clockCorrected;
        clockCorrected = true;
        return first;
    }

    void redirected() {
        redirects++;
    }

    int redirects() {
        return redirects;
    }

    /** Requests sent so far because a provider or a network did not take the one before: redirects not counted. */
    public int tries() {
        return attempts - redirects;
    }

    void sending(Grant with, String id) {
        attempts++;
        grant = with;
        requestId = id;
    }

    /** Requests sent so far, logins not counted. */
    public int attempts() {
        return attempts;
    }

    /** What the last request was authenticated with, or null before the first. */
    public Grant grant() {
        return grant;
    }

    /** The id of the last request sent, or null. */
    public String requestId() {
        return requestId;
    }
}
