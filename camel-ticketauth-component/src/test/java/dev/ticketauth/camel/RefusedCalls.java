// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel;

import java.util.LinkedHashMap;
import java.util.Map;

import dev.ticketauth.camel.TroubleshootingTest.Mistake;
import dev.ticketauth.simulators.Fault;
import dev.ticketauth.simulators.ProviderSimulator;
import org.apache.camel.Exchange;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Mistakes that end in a 401 or 403 and look like others, so that they stand on the page on 401 only.
 */
final class RefusedCalls {

    private final TroubleshootingTest test;

    private RefusedCalls(TroubleshootingTest test) {
        this.test = test;
    }

    static Map<String, Mistake> of(TroubleshootingTest test) {
        RefusedCalls refused = new RefusedCalls(test);
        Map<String, Mistake> mistakes = new LinkedHashMap<>();
        mistakes.put("wrong-private-key-timetap", () -> TroubleshootingTest.failing(test.callWithKeys(
                "timetap", test.simulator("timetap").accessKey(), "AnotherPrivateKeyOfThisTest")));
        mistakes.put("renewed-and-refused-again", refused::renewedAndRefusedAgain);
        mistakes.put("renewal-switched-off", refused::renewalSwitchedOff);
        mistakes.put("signed-with-a-session-that-ended", refused::signedWithASessionThatEnded);
        mistakes.put("changed-after-sign", refused::changedAfterSign);
        mistakes.put("outside-of-the-policy", refused::outsideOfThePolicy);
        mistakes.put("policy-of-another-origin", refused::policyOfAnotherOrigin);
        return mistakes;
    }

    private Throwable renewedAndRefusedAgain() {
        ProviderSimulator timetap = test.simulator("timetap");
        timetap.inject(Fault.status(401).always());
        Throwable failure = TroubleshootingTest.failing(test.call("timetap", null));
        assertThat(((TicketAuthException) failure).getAttempts()).isEqualTo(2);
        assertThat(timetap.logins()).isEqualTo(2);
        return failure;
    }

    private Throwable renewalSwitchedOff() {
        test.simulator("tt").inject(Fault.status(403));
        Throwable failure = TroubleshootingTest.failing(test.call("tt", null, "renewOn=401"));
        assertThat(((TicketAuthException) failure).getAttempts()).isEqualTo(1);
        return failure;
    }

    private Throwable signedWithASessionThatEnded() throws Exception {
        test.routes(route -> route.from("direct:start").to(test.endpoint("timetap", "operation=sign", "path=/echo"))
                .to("https://api.example.com"));
        assertThat(test.send("direct:start", null, Map.of()).getException()).isNull();
        test.simulator("timetap").revokeSessions();
        return TroubleshootingTest.failing(test.send("direct:start", null, Map.of()));
    }

    private Throwable changedAfterSign() throws Exception {
        test.routes(route -> route.from("direct:start")
                .to(test.endpoint("ticketevolution", "operation=sign", "path=RAW(/echo?a=1)"))
                .setHeader(Exchange.HTTP_QUERY, route.constant("a=1&b=2")).to("https://api.example.com"));
        return TroubleshootingTest.failing(test.send("direct:start", null, Map.of()));
    }

    private Throwable outsideOfThePolicy() throws Exception {
        test.routes(route -> {
            route.from("direct:start").policy(policy("wsync")).to(test.echoUrl("wsync")).to("direct:elsewhere").end();
            route.from("direct:elsewhere").to(test.echoUrl("wsync"));
        });
        Throwable failure = TroubleshootingTest.failing(test.send("direct:start", null, Map.of()));
        assertThat(test.echoes("wsync")).as("the step inside was signed, the other one was not").isEqualTo(2);
        return failure;
    }

    private Throwable policyOfAnotherOrigin() throws Exception {
        test.routes(route -> route.from("direct:start").policy(policy("wsync"))
                .to(test.echoUrl("wsync").replace("127.0.0.1", "localhost")).end());
        return TroubleshootingTest.failing(test.send("direct:start", null, Map.of()));
    }

    private TicketAuthPolicy policy(String provider) {
        TicketAuthPolicy policy = new TicketAuthPolicy();
        policy.setEndpoint(test.endpoint(provider));
        return policy;
    }
}
