// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel;

import java.time.Duration;

import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;

/**
 * The options for receiving webhooks.
 */
@UriParams
abstract class WebhookOptions {

    @UriParam(label = "webhook")
    private String webhookAuth;

    @UriParam(label = "webhook", secret = true)
    private String webhookUsername;

    @UriParam(label = "webhook", secret = true)
    private String webhookSecret;

    @UriParam(label = "webhook", enums = "header,query,path", defaultValue = "header")
    private String webhookAuthIn = "header";

    @UriParam(label = "webhook", defaultValue = "X-Webhook-Token")
    private String webhookAuthName = "X-Webhook-Token";

    @UriParam(label = "webhook")
    private String webhookHeader;

    @UriParam(label = "webhook", enums = "HmacSHA256,HmacSHA384,HmacSHA512,HmacSHA1", defaultValue = "HmacSHA256")
    private String webhookAlgorithm = "HmacSHA256";

    @UriParam(label = "webhook", enums = "hex,base64", defaultValue = "hex")
    private String webhookEncoding = "hex";

    @UriParam(label = "webhook")
    private String webhookPrefix;

    @UriParam(label = "webhook", defaultValue = "{body}")
    private String webhookSigned = "{body}";

    @UriParam(label = "webhook", javaType = "java.time.Duration")
    private Duration webhookMaxAge;

    @UriParam(label = "webhook", javaType = "java.time.Duration")
    private Duration webhookMaxFuture;

    @UriParam(label = "webhook", defaultValue = "1048576")
    private int webhookMaxBodySize = 1024 * 1024;

    @UriParam(label = "consumer,webhook", defaultValue = "100")
    private int webhookMaxFailures = 100;

    @UriParam(label = "consumer,webhook", enums = "flag,drop", defaultValue = "flag")
    private String webhookOutdated = "flag";

    @UriParam(label = "consumer,webhook", javaType = "java.time.Duration", defaultValue = "1m")
    private Duration webhookTakenFor = Duration.ofMinutes(1);

    @UriParam(label = "consumer,webhook")
    private String webhookHandOver;

    public String getWebhookAuth() {
        return webhookAuth;
    }

    /**
     * How it is proven that a push comes from the provider; required to receive webhooks and by operation=verify:
     * basic, token, hmac, standardWebhooks, fetchBack (the record is read again over the API, and that answer is what
     * the route gets), none, or several of them separated by commas, all of which must hold. No provider documents a
     * signature of its own. An option that none of these checks uses is refused at start.
     */
    public void setWebhookAuth(String webhookAuth) {
        this.webhookAuth = webhookAuth;
    }

    public String getWebhookUsername() {
        return webhookUsername;
    }

    /**
     * The user name for webhookAuth=basic.
     */
    public void setWebhookUsername(String webhookUsername) {
        this.webhookUsername = webhookUsername;
    }

    public String getWebhookSecret() {
        return webhookSecret;
    }

    /**
     * The secret of webhookAuth: the password, the token, or the key of the signature; for standardWebhooks as the
     * sender shows it, with whsec_ in front. Several, separated by commas, are tried all, so that a secret can be
     * rolled; so none can hold a comma. Write it as RAW(...) or as a property.
     */
    public void setWebhookSecret(String webhookSecret) {
        this.webhookSecret = webhookSecret;
    }

    public String getWebhookAuthIn() {
        return webhookAuthIn;
    }

    /**
     * Where the token of webhookAuth=token stands. Access logs show what stands in the path and in the query.
     */
    public void setWebhookAuthIn(String webhookAuthIn) {
        this.webhookAuthIn = webhookAuthIn;
    }

    public String getWebhookAuthName() {
        return webhookAuthName;
    }

    /**
     * The name of the header or of the parameter in the query that holds the token. For webhookAuthIn=path the name
     * that stands in braces in webhookPath.
     */
    public void setWebhookAuthName(String webhookAuthName) {
        this.webhookAuthName = webhookAuthName;
    }

    public String getWebhookHeader() {
        return webhookHeader;
    }

    /**
     * The header that holds the signature, for webhookAuth=hmac. Several signatures may stand in it, separated by
     * blanks or commas.
     */
    public void setWebhookHeader(String webhookHeader) {
        this.webhookHeader = webhookHeader;
    }

    public String getWebhookAlgorithm() {
        return webhookAlgorithm;
    }

    /**
     * The algorithm of the signature of webhookAuth=hmac. HmacSHA1 only for a sender that has nothing else.
     */
    public void setWebhookAlgorithm(String webhookAlgorithm) {
        this.webhookAlgorithm = webhookAlgorithm;
    }

    public String getWebhookEncoding() {
        return webhookEncoding;
    }

    /**
     * How a signature of webhookAuth=hmac is written.
     */
    public void setWebhookEncoding(String webhookEncoding) {
        this.webhookEncoding = webhookEncoding;
    }

    public String getWebhookPrefix() {
        return webhookPrefix;
    }

    /**
     * What stands in front of each signature, such as sha256=. Signatures without it are ignored.
     */
    public void setWebhookPrefix(String webhookPrefix) {
        this.webhookPrefix = webhookPrefix;
    }

    public String getWebhookSigned() {
        return webhookSigned;
    }

    /**
     * What the sender signs: {body}, which must be there, {header:NAME} and {timestamp:NAME}, the latter for a header
     * that holds seconds since 1970 and must be recent; everything else is text. For example
     * {timestamp:X-Timestamp}.{body}
     */
    public void setWebhookSigned(String webhookSigned) {
        this.webhookSigned = webhookSigned;
    }

    public Duration getWebhookMaxAge() {
        return webhookMaxAge;
    }

    /**
     * How old a signed timestamp may be, 5 minutes unless set, at most 365 days. Only where a timestamp is signed.
     */
    public void setWebhookMaxAge(Duration webhookMaxAge) {
        this.webhookMaxAge = webhookMaxAge;
    }

    public Duration getWebhookMaxFuture() {
        return webhookMaxFuture;
    }

    /**
     * How far a signed timestamp may be ahead of the clock, 5 minutes unless set, at most 365 days. Only where a
     * timestamp is signed.
     */
    public void setWebhookMaxFuture(Duration webhookMaxFuture) {
        this.webhookMaxFuture = webhookMaxFuture;
    }

    public int getWebhookMaxBodySize() {
        return webhookMaxBodySize;
    }

    /**
     * The most bytes of a push, also when it was compressed; a larger one is answered 413. Set the HTTP server's own
     * limit, too.
     */
    public void setWebhookMaxBodySize(int webhookMaxBodySize) {
        this.webhookMaxBodySize = webhookMaxBodySize;
    }

    public int getWebhookMaxFailures() {
        return webhookMaxFailures;
    }

    /**
     * How many pushes of one address (of IPv6, one network) in a minute may bring nothing new, where fetchBack is the
     * only check, before it gets 429 and costs no more calls; 0 for any number. Behind a proxy all pushes have the
     * address of the proxy, and behind another server than Vert.x none.
     */
    public void setWebhookMaxFailures(int webhookMaxFailures) {
        this.webhookMaxFailures = webhookMaxFailures;
    }

    public String getWebhookOutdated() {
        return webhookOutdated;
    }

    /**
     * What becomes of a push with a state of a record that is older than one received before: it gets the header
     * CamelTicketAuthOutdated, or is dropped. Not of operation=verify.
     */
    public void setWebhookOutdated(String webhookOutdated) {
        this.webhookOutdated = webhookOutdated;
    }

    public Duration getWebhookTakenFor() {
        return webhookTakenFor;
    }

    /**
     * For how long a push that was taken but not completed keeps the same push from being taken again, at least, and at
     * most twice as long; longer than a route needs, and less than half of the time for which the sender repeats. The
     * clocks of nodes must agree within it. After a crash a push is only taken again when this is over. Not of
     * operation=verify.
     */
    public void setWebhookTakenFor(Duration webhookTakenFor) {
        this.webhookTakenFor = webhookTakenFor;
    }

    public String getWebhookHandOver() {
        return webhookHandOver;
    }

    /**
     * The URI of an endpoint that keeps messages, such as a queue. Pushes are answered when it has taken them, and the
     * route gets them from there. Without it they are answered when the route has ended. Not of operation=verify.
     */
    public void setWebhookHandOver(String webhookHandOver) {
        this.webhookHandOver = webhookHandOver;
    }
}
