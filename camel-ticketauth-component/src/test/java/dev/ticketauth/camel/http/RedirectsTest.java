// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.http;

import java.net.URI;
import java.util.Map;

import dev.ticketauth.camel.provider.tt.TtProvider;
import dev.ticketauth.camel.spi.ProviderSettings;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class RedirectsTest {

    private static final URI FROM = URI.create("https://ttrestapi.trade.tt/ttledger/ext_uat_cert/fills?a=1");

    private static Redirects of(String base) {
        return new Redirects(
                new TtProvider().connect(
                        new ProviderSettings(null, base, null, Map.of("appName", "a", "companyName", "b"))));
    }

    @ParameterizedTest
    @CsvSource({
            "GET,301,/x,https://ttrestapi.trade.tt/x", "HEAD,302,/x?b=2,https://ttrestapi.trade.tt/x?b=2",
            "GET,307,other,https://ttrestapi.trade.tt/ttledger/ext_uat_cert/other",
            "GET,308,https://TTRESTAPI.trade.tt:443/y z,https://TTRESTAPI.trade.tt:443/y%20z",
            "GET,303,https://us.trade.tt/x,https://us.trade.tt/x" })
    void readsGoOn(String method, int status, String location, URI target) {
        assertThat(of(null).ofRead(method, status, location, FROM)).contains(target);
    }

    @ParameterizedTest
    @CsvSource({
            "POST,303,/x", "DELETE,307,/x", "GET,300,/x", "GET,304,/x", "GET,302,https://us.trade.tt/x",
            "GET,303,http://us.trade.tt/x", "GET,303,https://trade.tt.evil.test/x", "GET,303,https://eviltrade.tt/x",
            "GET,302,http://ttrestapi.trade.tt/x", "GET,302,https://ttrestapi.trade.tt:8443/x",
            "GET,302,https://user@ttrestapi.trade.tt/x", "GET,302,//evil.test/x", "GET,302,ftp://ttrestapi.trade.tt/x",
            "GET,302,''", "GET,302,https://[broken" })
    void anythingElseIsTheRoutes(String method, int status, String location) {
        assertThat(of(null).ofRead(method, status, location, FROM)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({ "https://gateway.example,303,https://us.trade.tt/x", "https://gateway.example,303,https://evil.test" })
    void anotherBaseGoesNowhereElse(String base, int status, String location) {
        assertThat(of(base).ofRead("GET", status, location, URI.create(base + "/x"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({ "303,/x,true", "307,https://ttrestapi.trade.tt/x,true", "303,https://us.trade.tt/x,false", "200,/x,false" })
    void aLoginStaysAtItsOrigin(int status, String location, boolean follows) {
        assertThat(of(null).ofLogin(status, location, FROM).isPresent()).isEqualTo(follows);
    }
}
