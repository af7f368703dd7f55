// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.http;

import dev.ticketauth.camel.auth.Mask;
import dev.ticketauth.camel.session.Account;
import dev.ticketauth.camel.session.Grant;
import dev.ticketauth.camel.spi.Authentication;

/**
 * One call of a route: what the HTTP client's edge must know of it, and what the route wants to know afterwards. It
 * travels on the thread, since the HTTP client does not see the exchange. Its attempts may run on different threads,
 * one after another.
 */
public final class Call {

    // shorter parts of a header are names of schemes
    private static final int SHORTEST_SECRET = 16;

    private static final ThreadLocal<Call> CURRENT = new ThreadLocal<>();

    private final String tenant;
    private final String target;

    private boolean admitted;
    private Account.Renewal renewed;
    private boolean clockCorrected;
    private int attempts;
    private int redirects;
    private Authentication authentication;
    private Grant grant;
    private Runnable cut;
    private volatile boolean abandoned;

    /** The time that a call is on the current thread. */
    @FunctionalInterface
    public interface Scope {

        /** Takes the call off the thread. */
        void close();
    }

    /**
     * @param tenant the tenant, or null
     * @param target path and query as they stand in a request line, percent-encoded; null where the request has them
     */
    public Call(String tenant, String target) {
        this.tenant = tenant;
        this.target = target;
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

    /** The tenant, or null. */
    public String tenant() {
        return tenant;
    }

    String target() {
        return target;
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

    /** Whether another session or key was used for this call after a refusal. */
    boolean isRenewed() {
        return renewed != null;
    }

    /** Whether that is a session that this call has renewed. */
    boolean hasRenewed() {
        return renewed == Account.Renewal.OWN;
    }

    /** A refusal has led to this; true when another attempt may fare better. */
    boolean renewed(Account.Renewal renewal) {
        renewed = renewal == Account.Renewal.NONE ? null : renewal;
        return renewed != null;
    }

    /** Whether the clock may still be corrected; the next time it may not. */
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

    void sending(Grant with, Authentication sent) {
        attempts++;
        grant = with;
        authentication = sent;
    }

    void answering(Runnable cut) {
        this.cut = cut;
    }

    /**
     * Cuts the connection off that the answer arrives on, if it still does: closing its stream would read the rest,
     * however long.
     */
    public void cutOff() {
        if (cut != null) {
            cut.run();
        }
    }

    /** Nobody waits for the answer any longer: what was not sent yet must not be. */
    public void abandon() {
        abandoned = true;
    }

    public boolean isAbandoned() {
        return abandoned;
    }

    /** Requests sent so far, logins not counted. */
    public int attempts() {
        return attempts;
    }

    /** What the last request was authenticated with, or null before the first. */
    public Grant grant() {
        return grant;
    }

    /**
     * A text of the provider with every secret taken out that the last request held, as a key and as it was sent:
     * gateways like to quote what they refuse.
     */
    public String withoutSecrets(String text) {
        if (text == null || grant == null) {
            return text;
        }
        String clean = text;
        for (String value : authentication.headers().values()) {
            // the whole value, and what follows the scheme or a name in it
            clean = Mask.without(clean, value);
            for (String part : value.split("[ ]|(?<=sign)=|(?<=key)=")) {
                clean = part.length() < SHORTEST_SECRET ? clean : Mask.without(clean, part);
            }
        }
        return grant.withoutSecrets(clean);
    }

    /** The id of the last request sent, or null. */
    public String requestId() {
        return authentication == null ? null : authentication.requestId();
    }
}
