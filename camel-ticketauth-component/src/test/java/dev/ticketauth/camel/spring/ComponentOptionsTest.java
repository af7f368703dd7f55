// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.spring;

import java.util.HashMap;
import java.util.Map;

import dev.ticketauth.camel.TicketAuthComponent;
import dev.ticketauth.camel.TicketAuthConfiguration;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.assertj.core.util.Throwables;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/**
 * What the failure of a text option says: enough to find it, and never the text.
 */
class ComponentOptionsTest {

    private static final String SECRET = "obviously-fake";

    private static Throwable failureOf(String secretKey, String reason) throws Exception {
        try (CamelContext camel = new DefaultCamelContext()) {
            TicketAuthComponent component = camel.getComponent("ticketauth", TicketAuthComponent.class);
            component.setConfiguration(new TicketAuthConfiguration() {

                @Override
                public void setSecretKey(String value) {
                    throw new IllegalStateException(reason);
                }
            });
            return catchThrowable(() -> new ComponentOptions(component).set(new HashMap<>(Map.of("secretKey", secretKey))));
        }
    }

    @Test
    void aTextThatIsRefusedIsNotCalledAPlaceholder() throws Exception {
        Throwable failure = failureOf(SECRET, "it is kept in a vault");

        assertThat(failure).hasMessage("camel.component.ticketauth.secret-key can't be set: it is kept in a vault")
                .hasCauseInstanceOf(IllegalStateException.class);
        assertThat(Throwables.getStackTrace(failure)).doesNotContain(SECRET);
    }

    @Test
    void aCauseThatQuotesTheTextIsLeftOut() throws Exception {
        Throwable failure = failureOf(SECRET, "not " + SECRET);

        assertThat(failure).hasMessage("camel.component.ticketauth.secret-key can't be set").hasNoCause();
    }

    @Test
    void aPlaceholderThatCantBeResolvedIsOne() throws Exception {
        Throwable failure = failureOf(SECRET + "{{no.such.property}}", "it is kept in a vault");

        assertThat(failure).hasMessage("camel.component.ticketauth.secret-key holds a placeholder that can't be resolved")
                .hasNoCause();
    }
}
