// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.provider;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

import dev.ticketauth.camel.provider.ticketevolution.TicketEvolutionProvider;
import dev.ticketauth.camel.provider.ticketmatic.TicketmaticProvider;
import dev.ticketauth.camel.provider.timetap.TimeTapProvider;
import dev.ticketauth.camel.provider.tt.TtProvider;
import dev.ticketauth.camel.provider.wsync.WsyncProvider;
import dev.ticketauth.camel.spi.Authentication;
import dev.ticketauth.camel.spi.Credentials;
import dev.ticketauth.camel.spi.LoginRequest;
import dev.ticketauth.camel.spi.OutgoingRequest;
import dev.ticketauth.camel.spi.Provider;
import dev.ticketauth.camel.spi.ProviderApi;
import dev.ticketauth.camel.spi.ProviderSettings;
import dev.ticketauth.camel.spi.Token;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Published vectors, and values calculated with other tools (openssl and Python's hmac).
 */
class SignaturesTest {

    private static final Instant NOW = Instant.parse("2017-07-29T16:40:46.999Z");

    private static ProviderApi api(Provider provider, Map<String, String> options) {
        return provider.connect(new ProviderSettings(null, null, null, options));
    }

    private static Authentication authenticate(ProviderApi api, String key, String secret, OutgoingRequest request) {
        return api.authenticator(Credentials.of(key, secret)).authenticate(request, null, NOW);
    }

    private static String ticketEvolution(String secret, String method, String host, String path, String query, String body) {
        byte[] bytes = body == null ? null : body.getBytes(StandardCharsets.UTF_8);
        return authenticate(api(new TicketEvolutionProvider(), Map.of()), "token", secret,
                new OutgoingRequest(method, host, path, query, bytes)).headers().get("X-Signature");
    }

    @Test
    void ticketEvolutionPrintsTheSignatureOfThePathWithoutVersion() {
        // both for the secret xyz; the provider's page shows the second with the URL of the first
        assertThat(ticketEvolution("xyz", "GET", "api.ticketevolution.com", "/v9/brokerages", "per_page=1&page=1", null))
                .isEqualTo("n+kyuaIJKFuUTkEYCdMhR3l3o9WNBbTIJE3qcniboWE=");
        assertThat(ticketEvolution("xyz", "GET", "api.ticketevolution.com", "/brokerages", "page=1&per_page=1", null))
                .isEqualTo("ohGcFIHF3vg75A8Kpg42LNxuQpQZJsTBKv8xnZASzu0=");
    }

    @Test
    void ticketEvolutionAlwaysSignsTheQuestionMark() {
        assertThat(ticketEvolution("/3uZ9b", "GET", "api.sandbox.ticketevolution.com", "/test", null, null))
                .isEqualTo("UANo/LqgxoVOuluURiCXlF82yEs2DJRtKFa0plsuY+s=");
        assertThat(ticketEvolution("/3uZ9b", "POST", "api.sandbox.ticketevolution.com", "/test", null, ""))
                .isEqualTo("Jdur+dPbqS+s5fuUnhgu/zd4y4EpLUQesuBxtpC/lz8=");
    }

    @Test
    void ticketEvolutionSignsTheBodyOfAWriteAndNotItsQuery() {
        String secret = "fake/secret+fake/secret+fake/secret+0001";

        assertThat(ticketEvolution(secret, "POST", "gateway.example", "/v9/orders", "a=1", "{\"name\": \"Zoë\"}"))
                .isEqualTo("m2BbAU6fgmhSA5qiuT6iiux3CfSSL55EzR8K514xC7s=");
        assertThat(ticketEvolution(secret, "DELETE", "gateway.example", "/v9/orders/1", "a=1", null))
                .isEqualTo("0tZIvMLBn4e0ZKUVhCLhvGgu5uHMK9enQpjtejOM4Q8=");
    }

    @Test
    void ticketEvolutionSignsAnotherHostWhenAGatewayStandsBetween() {
        ProviderApi api = api(new TicketEvolutionProvider(), Map.of("signedHost", "api.ticketevolution.com"));

        assertThat(authenticate(api, "token", "xyz",
                new OutgoingRequest("GET", "gateway.internal", "/v9/brokerages", "page=1&per_page=1", null)).headers())
                .containsEntry("X-Token", "token")
                .containsEntry("X-Signature", "n+kyuaIJKFuUTkEYCdMhR3l3o9WNBbTIJE3qcniboWE=");
    }

    @Test
    void ticketmaticSignsKeyAccountAndTheSecondThatItSends() {
        ProviderApi api = api(new TicketmaticProvider(), Map.of("account", "ticketmatic"));
        OutgoingRequest request = new OutgoingRequest("GET", "h", api.wirePath("/orders"), null, null);

        assertThat(authenticate(api, "xyz", "xyz", request).headers()).containsOnly(Map.entry("Authorization",
                "TM-HMAC-SHA256 key=xyz ts=2017-07-29T16:40:46"
                                                                                                               + " sign=192437c5f28b8dd431c57bac1f3552d671cd4eb50382961dfb413d731d050590"));
    }

    @Test
    void ticketmaticSignsAnEmptyAccountWhereThePathHasNone() {
        ProviderApi api = api(new TicketmaticProvider(), Map.of("account", "ticketmatic"));
        String path = api.wirePath("/_/tools/accounts");

        assertThat(path).isEqualTo("/api/1/_/tools/accounts");
        assertThat(authenticate(api, "xyz", "xyz", new OutgoingRequest("GET", "h", path, null, null)).headers()
                .get("Authorization"))
                .endsWith("sign=bd6c218cf4f50a1859a993e2c0d906dcda94308f218560f3945f2bbe4904614e");
    }

    @Test
    void ticketmaticsLastDaysOfDecemberAreInTheirOwnYear() {
        ProviderApi api = api(new TicketmaticProvider(), Map.of("account", "testaccount"));
        Authentication authentication = api.authenticator(Credentials.of("key-of-tests", "secret-of-tests")).authenticate(
                new OutgoingRequest("GET", "h", api.wirePath("/orders"), null, null), null,
                Instant.parse("2024-12-30T23:59:00Z"));

        assertThat(authentication.headers().get("Authorization"))
                .isEqualTo("TM-HMAC-SHA256 key=key-of-tests ts=2024-12-30T23:59:00"
                           + " sign=bb0232db52b55acf204c2850655fe0851ddbda022a689746e9a4d4d32c89a455");
    }

    @ParameterizedTest
    @CsvSource({
            "12345,abcdef,4880c0340c65d142838ea33ace9b850a",
            // a digest that begins with a zero keeps it
            "12345,k107,00dfe05cfa0eaf004a52754b791d57cb" })
    void timeTapSignsItsLoginWithTheMd5OfBothKeys(String key, String secret, String digest) {
        LoginRequest login
                = api(new TimeTapProvider(), Map.of()).login().orElseThrow().request(Credentials.of(key, secret), NOW);

        assertThat(login.method()).isEqualTo("GET");
        assertThat(login.wirePath()).isEqualTo("/live/sessionToken");
        assertThat(login.query()).isEqualTo("apiKey=12345&timestamp=1501346446&signature=" + digest);
        assertThat(login.body()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
            "publicKey,,Basic cGtfZGVtbzpwa19kZW1v", "secretKey,,Basic c2tfZGVtbzpza19kZW1v",
            "secretKey,both,Basic c2tfZGVtbzpza19kZW1v", "secretKey,username,Basic c2tfZGVtbzo=",
            "secretKey,password,Basic cGtfZGVtbzpza19kZW1v" })
    void wsyncPutsTheKeysWhereTheUserSays(String authMethod, String form, String header) {
        ProviderApi api = new WsyncProvider().connect(new ProviderSettings(
                "playground", "https://wsync.example", authMethod, form == null ? Map.of() : Map.of("basicForm", form)));

        assertThat(authenticate(api, "pk_demo", "sk_demo", new OutgoingRequest("GET", "h", "/", null, null)).headers())
                .containsOnly(Map.entry("Authorization", header));
    }

    @Test
    void wsyncEncodesKeysInUtf8() {
        ProviderApi api = new WsyncProvider()
                .connect(new ProviderSettings("playground", "https://wsync.example", null, Map.of()));

        assertThat(authenticate(api, "pk_dém", null, new OutgoingRequest("GET", "h", "/", null, null)).headers())
                .containsEntry("Authorization", "Basic cGtfZMOpbTpwa19kw6lt");
    }

    @Test
    void ttSendsKeyAndTokenAndANewRequestIdForEveryAttempt() {
        ProviderApi api = api(new TtProvider(), Map.of("appName", "myApp", "companyName", "myCompany"));
        Token token = new Token("a.b.c", NOW, Duration.ofHours(1), Token.Expiration.AFTER_ISSUE);
        OutgoingRequest request
                = new OutgoingRequest("GET", "h", "/x", "a=1&requestId=myApp-myCompany--old&b=2", null);

        Authentication one = api.authenticator(Credentials.of("key", "secret")).authenticate(request, token, NOW);
        Authentication other = api.authenticator(Credentials.of("key", "secret")).authenticate(request, token, NOW);

        assertThat(one.headers()).containsOnly(
                Map.entry("x-api-key", "key"), Map.entry("Authorization", "Bearer a.b.c"));
        assertThat(one.query()).matches("a=1&b=2&requestId=myApp-myCompany--[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
        assertThat(one.query()).endsWith(one.requestId());
        assertThat(other.requestId()).isNotEqualTo(one.requestId());
    }

    @ParameterizedTest
    @CsvSource({ "the-secret", "the-key:the-secret" })
    void ttSendsKeyAndSecretAsOnePairHoweverTheSecretWasCopied(String secret) {
        ProviderApi api = api(new TtProvider(), Map.of("appName", "app", "companyName", "company"));
        LoginRequest login = api.login().orElseThrow().request(Credentials.of("the-key", secret), NOW);

        assertThat(login.method()).isEqualTo("POST");
        assertThat(login.wirePath()).isEqualTo("/ttid/ext_uat_cert/token");
        assertThat(login.body()).isEqualTo("grant_type=user_app&app_key=the-key%3Athe-secret");
        assertThat(login.headers()).containsEntry("x-api-key", "the-key")
                .containsEntry("Content-Type", "application/x-www-form-urlencoded");
    }

    @ParameterizedTest
    @CsvSource({
            "wsync,/tickets/1,/tickets/1", "ticketmatic,/orders,/api/1/acc/orders",
            "ticketmatic,/_/tools/accounts,/api/1/_/tools/accounts", "timetap,/clients,/live/clients",
            "tt,/ttledger/fills,/ttledger/ext_uat_cert/fills", "tt,/TTLedger/fills,/ttledger/ext_uat_cert/fills",
            "tt,/ttledger/ext_uat_cert/fills,/ttledger/ext_uat_cert/fills",
            "tt,/ttledger/ext_uat_certificate,/ttledger/ext_uat_cert/ext_uat_certificate",
            "ticketevolution,/orders,/v9/orders", "ticketevolution,/v9/orders,/v9/orders",
            "ticketevolution,/v10/orders,/v10/orders", "ticketevolution,/v91/orders,/v9/v91/orders" })
    void pathsAsTheProviderDocumentsThemBecomePathsOnTheWire(String provider, String path, String wirePath) {
        Provider found = switch (provider) {
            case "wsync" -> new WsyncProvider();
            case "ticketmatic" -> new TicketmaticProvider();
            case "timetap" -> new TimeTapProvider();
            case "tt" -> new TtProvider();
            default -> new TicketEvolutionProvider();
        };
        Map<String, String> options = switch (provider) {
            case "ticketmatic" -> Map.of("account", "acc");
            case "tt" -> Map.of("appName", "a", "companyName", "b");
            default -> Map.of();
        };
        String environment = provider.equals("wsync") ? "playground" : null;

        ProviderApi atRoot = found.connect(new ProviderSettings(environment, "https://h", null, options));
        ProviderApi behindPrefix = found.connect(new ProviderSettings(environment, "https://h:8443/gate/", null, options));

        assertThat(atRoot.wirePath(path)).isEqualTo(wirePath);
        assertThat(behindPrefix.wirePath(path)).isEqualTo("/gate" + wirePath);
    }
}
