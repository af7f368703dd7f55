// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import dev.ticketauth.simulators.RecordedRequest;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.camel.http.base.HttpOperationFailedException;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Blocks of a route whose HTTP endpoints are signed.
 */
class TicketAuthPolicyTest extends SimulatorTest {

    private TicketAuthPolicy policy(String provider) {
        TicketAuthPolicy policy = new TicketAuthPolicy();
        policy.setEndpoint(endpoint(provider));
        return policy;
    }

    @ParameterizedTest
    @ValueSource(strings = { "wsync", "ticketmatic", "timetap", "tt", "ticketevolution" })
    void httpEndpointsOfTheBlockAreSigned(String provider) throws Exception {
        routes(route -> route.from("direct:start")
                .policy(policy(provider)).to(echoUrl(provider) + "?b=x y&a=%2B")
                .toD(echoUrl(provider) + "/${header.part}?z=1&c=2")
                .end());

        Exchange exchange = send("direct:start", null, Map.of("part", "one"));

        assertThat(exchange.getException()).isNull();
        assertThat(simulator(provider).calls()).isEqualTo(2);
        assertThat(lastRequest(provider).rawTarget()).contains("/echo/one?");
        assertThat(simulator(provider).refusals()).isEmpty();
    }

    @Test
    void theSameUrlOutsideOfTheBlockStaysUnsigned() throws Exception {
        String url = echoUrl("timetap") + "?throwExceptionOnFailure=false";
        routes(route -> route.from("direct:start").to(url).policy(policy("timetap")).to(url).end().to(url));

        send("direct:start", null, Map.of());

        assertThat(simulator("timetap").requests()).filteredOn(request -> request.rawTarget().contains("echo"))
                .extracting(RecordedRequest::status).containsExactly(401, 200, 401);
    }

    @Test
    void aRenewedSessionNeverReachesAnErrorHandlerAndNoStepRunsTwice() throws Exception {
        AtomicInteger steps = new AtomicInteger();
        List<Throwable> handled = new ArrayList<>();
        routes(route -> {
            route.onException(HttpOperationFailedException.class).handled(true).maximumRedeliveries(3).redeliveryDelay(0)
                    .process(exchange -> handled.add(exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class)));
            route.from("direct:start").policy(policy("timetap")).process(exchange -> steps.incrementAndGet())
                    .to(echoUrl("timetap")).process(exchange -> steps.incrementAndGet()).end();
        });
        send("direct:start", null, Map.of());
        simulators.timetap().revokeSessions();
        steps.set(0);

        Exchange exchange = send("direct:start", "{}", Map.of());

        assertThat(exchange.getException()).isNull();
        assertThat(handled).isEmpty();
        assertThat(steps).hasValue(2);
        assertThat(exchange.getMessage().getBody(String.class)).contains("\"bodyLength\":2");
        assertThat(simulator("timetap").logins()).isEqualTo(2);
    }

    @Test
    void whatTheProviderRefusesForGoodReachesTheErrorHandler() throws Exception {
        List<Throwable> handled = new ArrayList<>();
        routes(route -> {
            route.onException(HttpOperationFailedException.class).handled(true)
                    .process(exchange -> handled.add(exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class)));
            route.from("direct:start").policy(policy("timetap")).to(echoUrl("timetap")).end();
        });
        simulators.timetap().rejectNext(5, 401);

        send("direct:start", null, Map.of());

        assertThat(handled).singleElement().isInstanceOfSatisfying(HttpOperationFailedException.class,
                failure -> assertThat(failure.getStatusCode()).isEqualTo(401));
        assertThat(simulator("timetap").calls()).isEqualTo(2);
    }

    @Test
    void redeliveryIsSignedAnew() throws Exception {
        routes(route -> {
            route.onException(HttpOperationFailedException.class).maximumRedeliveries(3).redeliveryDelay(0);
            route.from("direct:start").policy(policy("tt")).to(echoUrl("tt")).end();
        });
        simulators.tt().rejectNext(2, 503);

        assertThat(send("direct:start", null, Map.of()).getException()).isNull();

        // the simulator takes no request id twice
        assertThat(simulator("tt").requests()).filteredOn(request -> request.rawTarget().contains("echo"))
                .extracting(RecordedRequest::status).containsExactly(503, 503, 200);
    }

    @Test
    void nestedStepsAreSignedAndWhatIsBehindDirectIsNot() throws Exception {
        String quiet = "?throwExceptionOnFailure=false";
        routes(route -> {
            route.from("direct:start").policy(policy("wsync"))
                    .choice().when(route.constant(true)).to(echoUrl("wsync") + "/choice").otherwise().to("mock:never").end()
                    .multicast().to(echoUrl("wsync") + "/multicast").end()
                    .doTry().to(echoUrl("wsync") + "/try").doCatch(Exception.class).to("mock:never").end()
                    .to("direct:behind").end();
            route.from("direct:behind").to(echoUrl("wsync") + "/behind" + quiet);
        });

        assertThat(send("direct:start", null, Map.of()).getException()).isNull();

        assertThat(simulator("wsync").requests())
                .extracting(request -> request.rawTarget().replaceFirst("/echo/", "") + " " + request.status())
                .containsExactly("choice 200", "multicast 200", "try 200", "behind 401");
    }

    @Test
    void anotherOriginInTheBlockGetsNoCredentials() throws Exception {
        String quiet = "?throwExceptionOnFailure=false";
        routes(route -> route.from("direct:start").policy(policy("wsync")).to(echoUrl("wsync"))
                .to(echoUrl("ticketmatic") + quiet).toD("${header.target}" + quiet).end());

        send("direct:start", null, Map.of("target", echoUrl("timetap")));

        for (String provider : List.of("ticketmatic", "timetap")) {
            assertThat(lastRequest(provider).status()).isEqualTo(401);
            assertThat(lastRequest(provider).header("Authorization")).isNull();
        }
    }

    @Test
    void aStepsOwnConfigurerDoesItsPartToo() throws Exception {
        HttpClientConfigurer own = builder -> builder.setUserAgent("own-configurer");
        camel.getRegistry().bind("own", HttpClientConfigurer.class, own);
        routes(route -> route.from("direct:start").policy(policy("wsync"))
                .to(echoUrl("wsync") + "?httpClientConfigurer=#own&connectTimeout=5000").end());

        assertThat(send("direct:start", null, Map.of()).getException()).isNull();
        assertThat(lastRequest("wsync").header("User-Agent")).isEqualTo("own-configurer");
        assertThat(lastRequest("wsync").rawTarget()).isEqualTo("/echo");
    }

    @Test
    void aRouteThatIsStoppedAndStartedStaysSigned() throws Exception {
        routes(route -> route.from("direct:start").routeId("signed").policy(policy("wsync")).to(echoUrl("wsync")).end());
        for (int i = 0; i < 2; i++) {
            assertThat(send("direct:start", null, Map.of()).getException()).isNull();
            camel.getRouteController().stopRoute("signed");
            camel.getRouteController().startRoute("signed");
        }
        assertThat(simulator("wsync").refusals()).isEmpty();
    }

    @Test
    void aBlockWithNothingToSignDoesNotStart() {
        assertThatThrownBy(
                () -> routes(route -> route.from("direct:start").policy(policy("wsync")).to("direct:elsewhere").end()))
                .rootCause().hasMessageContaining("no to or toD to http: or https:").hasMessageContaining("operation=sign")
                .hasMessageNotContaining(simulator("wsync").secretKey());
    }

    @Test
    void aPolicyWithoutKeysDoesNotStart() {
        TicketAuthPolicy keyless = new TicketAuthPolicy();
        keyless.setEndpoint(bareEndpoint("wsync"));

        assertThatThrownBy(() -> routes(route -> route.from("direct:start").policy(keyless).to(echoUrl("wsync")).end()))
                .rootCause().hasMessageContaining("ticketauth.wsync.default.access-key");
        assertThatThrownBy(() -> routes(
                route -> route.from("direct:other").policy(new TicketAuthPolicy()).to(echoUrl("wsync")).end()))
                .rootCause().hasMessageContaining("property 'endpoint' is required");
    }

    @ParameterizedTest
    @ValueSource(strings = { "xml", "yaml" })
    void itIsThereInEveryDsl(String language) throws Exception {
        camel.getPropertiesComponent().addInitialProperty("policy.endpoint", endpoint("ticketevolution"));
        camel.getPropertiesComponent().addInitialProperty("target", echoUrl("ticketevolution"));
        String text = language.equals("xml") ? """
                <camel xmlns="http://camel.apache.org/schema/xml-io">
                    <bean name="signed" type="dev.ticketauth.camel.TicketAuthPolicy">
                        <properties><property key="endpoint" value="{{policy.endpoint}}"/></properties>
                    </bean>
                    <route>
                        <from uri="direct:start"/>
                        <policy ref="signed"><to uri="{{target}}?q=a b"/></policy>
                    </route>
                </camel>
                """ : """
                - beans:
                    - name: signed
                      type: dev.ticketauth.camel.TicketAuthPolicy
                      properties:
                        endpoint: "{{policy.endpoint}}"
                - route:
                    from:
                      uri: direct:start
                      steps:
                        - policy:
                            ref: signed
                            steps:
                              - to: "{{target}}?q=a b"
                """;
        PluginHelper.getRoutesLoader(camel).loadRoutes(ResourceHelper.fromString("policy." + language, text));

        assertThat(send("direct:start", null, Map.of()).getException()).isNull();
        assertThat(lastRequest("ticketevolution").rawTarget()).isEqualTo("/v9/echo?q=a+b");
    }

    @Test
    void routesAddedTwiceStaySigned() throws Exception {
        RouteBuilder builder = new RouteBuilder() {

            @Override
            public void configure() {
                from("direct:start").routeId("again").policy(policy("wsync")).to(echoUrl("wsync")).end();
            }
        };
        camel.addRoutes(builder);
        camel.getRouteController().stopRoute("again");
        camel.removeRoute("again");
        camel.addRoutes(builder);

        assertThat(send("direct:start", null, Map.of()).getException()).isNull();
    }

    public static final class OwnConfigurer implements HttpClientConfigurer {

        @Override
        public void configureHttpClient(HttpClientBuilder builder) {
            builder.setUserAgent("own-class");
        }
    }

    @Test
    void aStepsOwnConfigurerMayBeNamedByItsClass() throws Exception {
        routes(route -> route.from("direct:start").policy(policy("wsync"))
                .to(echoUrl("wsync") + "?httpClientConfigurer=#class:" + OwnConfigurer.class.getName()).end());

        assertThat(send("direct:start", null, Map.of()).getException()).isNull();
        assertThat(lastRequest("wsync").header("User-Agent")).isEqualTo("own-class");
    }

    @Test
    void aConfigurerThatIsNotThereIsNamed() {
        assertThatThrownBy(() -> routes(route -> route.from("direct:start").policy(policy("wsync"))
                .to(echoUrl("wsync") + "?httpClientConfigurer=#nobody").end()))
                .rootCause().hasMessageContaining("httpClientConfigurer=#nobody");
    }
}
