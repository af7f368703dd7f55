// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel;

import java.util.Set;
import java.util.function.IntConsumer;
import java.util.regex.Pattern;

import dev.ticketauth.camel.auth.Clock;
import dev.ticketauth.camel.http.TrafficListener;
import dev.ticketauth.camel.spi.Pushes;
import dev.ticketauth.camel.webhook.Once;
import dev.ticketauth.camel.webhook.Sources;
import dev.ticketauth.camel.webhook.Verification;
import dev.ticketauth.camel.webhook.Verification.Kind;
import org.apache.camel.AsyncProcessor;
import org.apache.camel.component.webhook.WebhookConfiguration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the options of an endpoint say about receiving pushes.
 */
final class Webhook {

    private static final Logger LOG = LoggerFactory.getLogger(Webhook.class);

    private static final String IN_PATH = "path";
    private static final Pattern PART_OF_PATH = Pattern.compile("[A-Za-z][A-Za-z0-9]*");

    private final TicketAuthEndpoint endpoint;
    private final TicketAuthConfiguration options;
    private final Pushes pushes;
    private final Verification verification;
    private final ChangeReader changes;

    /** @throws IllegalArgumentException when an option is missing or wrong, or the provider sends no pushes */
    Webhook(TicketAuthEndpoint endpoint) {
        this.endpoint = endpoint;
        this.options = endpoint.getConfiguration();
        this.pushes = pushes(endpoint);
        this.verification = Verification.of(settings(options));
        this.changes = new ChangeReader(endpoint, pushes);
        check();
        if (verification.sharesSecret()) {
            LOG.warn("{} has several checks that share the secrets of option webhookSecret: whoever knows a token can sign with"
                     + " it, too. A signature alone is as strong",
                    endpoint.masked());
        }
        if (verification.fetchesBack()) {
            changes.requireFetchBack();
            endpoint.requireKeys();
        }
    }

    static Pushes pushes(TicketAuthEndpoint endpoint) {
        String provider = endpoint.getConfiguration().getProvider();
        return endpoint.connection().api().resources().flatMap(resources -> resources.pushes()).orElseThrow(
                () -> new IllegalArgumentException(
                        "provider '" + provider + "' sends no webhooks; poll it: from(\"ticketauth:" + provider
                                                   + "?resource=changes\")"));
    }

    private static Verification.Settings settings(WebhookOptions options) {
        return new Verification.Settings(
                options.getWebhookAuth(), options.getWebhookUsername(), options.getWebhookSecret(), options.getWebhookAuthIn(),
                options.getWebhookAuthName(), new Verification.Signature(
                        options.getWebhookHeader(), options.getWebhookAlgorithm(), options.getWebhookEncoding(),
                        options.getWebhookPrefix(), options.getWebhookSigned(), options.getWebhookMaxAge(),
                        options.getWebhookMaxFuture()));
    }

    private void check() {
        if (options.getWebhookMaxBodySize() < 1 || options.getWebhookMaxFailures() < 0) {
            throw new IllegalArgumentException(
                    "option 'webhookMaxBodySize' is at least 1, and 'webhookMaxFailures' can't be negative");
        }
        if (options.getWebhookTakenFor().toMillis() < 1) {
            throw new IllegalArgumentException("option 'webhookTakenFor' is at least a millisecond");
        }
        if (!Set.of("flag", "drop").contains(options.getWebhookOutdated())) {
            throw new IllegalArgumentException(
                    "option 'webhookOutdated' is '" + options.getWebhookOutdated() + "'; allowed: flag, drop");
        }
    }

    /**
     * Takes the pushes of a route.
     *
     * @throws IllegalArgumentException when that is not possible over HTTP
     */
    WebhookReceiver receiver(WebhookConfiguration http, AsyncProcessor route) {
        boolean signed = verification.kinds().contains(Kind.hmac) || verification.kinds().contains(Kind.standardWebhooks);
        if (signed && pushes.form() == Pushes.Form.FIELDS) {
            throw new IllegalArgumentException(
                    "provider '" + options.getProvider() + "' posts forms, which the HTTP server has taken apart before their"
                                               + " bytes could be checked, so webhookAuth=hmac is not possible; use token,"
                                               + " basic or fetchBack");
        }
        requireToken(http);
        return new WebhookReceiver(
                intake(), delivery(http, route), new RefusalLog(endpoint.masked(), clock()), options.getWebhookMaxBodySize(),
                secretName(), answered());
    }

    private IntConsumer answered() {
        TrafficListener traffic = endpoint.getComponent().traffic();
        return traffic == null
                ? status -> {
                } : status -> traffic.pushed(options.getProvider(), options.getTenant(), status);
    }

    PushIntake intake() {
        return new PushIntake(verification, changes, new Sources(options.getWebhookMaxFailures(), clock()), clock());
    }

    private void requireToken(WebhookConfiguration http) {
        String place = '{' + options.getWebhookAuthName() + '}';
        boolean inPath = verification.kinds().contains(Kind.token) && IN_PATH.equals(options.getWebhookAuthIn());
        if (inPath && !PART_OF_PATH.matcher(options.getWebhookAuthName()).matches()) {
            throw new IllegalArgumentException(
                    "option 'webhookAuthName' is '" + options.getWebhookAuthName() + "'; for webhookAuthIn=path it has letters"
                                               + " and digits only, as HTTP servers want it, for example token");
        }
        if (inPath && !http.computeFullPath(false).contains(place)) {
            throw new IllegalArgumentException(
                    "webhookAuthIn=path needs " + place + " in option 'webhookPath', where the token stands in the path");
        }
    }

    private ChangeDelivery delivery(WebhookConfiguration http, AsyncProcessor route) {
        ConsumerRepositories repositories = endpoint.repositories();
        // two routes of one account at two paths both get everything
        String prefix = endpoint.sourceKey("webhook " + http.computeFullPath(false)).prefix();
        RouteDelivery inRoute = new RouteDelivery(
                endpoint, route, once(repositories, prefix), repositories.latestStates(prefix),
                "drop".equals(options.getWebhookOutdated()));
        return options.getWebhookHandOver() == null
                ? inRoute : new HandOver(endpoint, prefix, changes, once(repositories, prefix + "handed/"), inRoute);
    }

    private Once once(ConsumerRepositories repositories, String prefix) {
        return repositories.once(prefix, options.getWebhookTakenFor(), clock());
    }

    private Clock clock() {
        return endpoint.getComponent().clock();
    }

    /** The name of the header or parameter in which a secret comes; null when it comes in none of its own. */
    String secretName() {
        return verification.kinds().contains(Kind.token) ? options.getWebhookAuthName() : null;
    }
}
