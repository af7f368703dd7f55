// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import org.apache.camel.CamelContext;
import org.apache.camel.NamedNode;
import org.apache.camel.Processor;
import org.apache.camel.Route;
import org.apache.camel.model.PolicyDefinition;
import org.apache.camel.model.ProcessorDefinitionHelper;
import org.apache.camel.model.ToDefinition;
import org.apache.camel.model.ToDynamicDefinition;
import org.apache.camel.spi.Configurer;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.Policy;
import org.apache.camel.util.URISupport;

/**
 * Signs every {@code to} and {@code toD} to {@code http:} or {@code https:} inside its block, nested ones too, and
 * renews a dropped session there: in the HTTP client of each, before an error handler sees the 401. No other step of
 * the block runs twice. The same URL outside of the block stays unsigned, and so does what lies behind a
 * {@code direct:}.
 * <p>
 * A block without such a step does not start: other HTTP components use the operation {@code sign}.
 */
@Metadata(label = "bean", description = "Signs every step to http: or https: inside a policy block.",
          annotations = { "interfaceName=org.apache.camel.spi.Policy" })
@Configurer(metadataOnly = true)
public class TicketAuthPolicy implements Policy {

    @Metadata(label = "security", required = true,
              description = "The ticketauth: URI that says for whom and how to sign: provider, environment, keys. Its operation"
                            + " plays no part.")
    private String endpoint;
    private String configurerName;

    @Override
    public void beforeWrap(Route route, NamedNode definition) {
        if (!(definition instanceof PolicyDefinition block)) {
            throw new IllegalArgumentException(this + " can stand in a policy block only");
        }
        String name = bindConfigurer(route.getCamelContext());
        List<SignedHttpEndpoint> signed = new ArrayList<>();
        for (ToDefinition to : find(block, ToDefinition.class)) {
            SignedHttpEndpoint.of(to, route.getCamelContext(), name).ifPresent(endpointOfStep -> {
                to.setEndpointProducerBuilder(endpointOfStep);
                signed.add(endpointOfStep);
            });
        }
        for (ToDynamicDefinition toD : find(block, ToDynamicDefinition.class)) {
            SignedHttpEndpoint.of(toD, route.getCamelContext(), name).ifPresent(endpointOfStep -> {
                toD.setEndpointProducerBuilder(endpointOfStep);
                signed.add(endpointOfStep);
            });
        }
        if (signed.isEmpty()) {
            throw new IllegalArgumentException(
                    this + ": its block holds no to or toD to http: or https:, so nothing in it would be signed; steps behind"
                                               + " direct: are not in the block, and other HTTP components need a step"
                                               + " ticketauth:...?operation=sign before them");
        }
    }

    @Override
    public Processor wrap(Route route, Processor processor) {
        return processor;
    }

    private static <T> Collection<T> find(PolicyDefinition block, Class<T> type) {
        return ProcessorDefinitionHelper.filterTypeInOutputs(block.getOutputs(), type);
    }

    // one for the policy in however many routes it stands
    private synchronized String bindConfigurer(CamelContext camelContext) {
        if (configurerName == null || camelContext.getRegistry().lookupByName(configurerName) == null) {
            TicketAuthHttpClientConfigurer configurer = new TicketAuthHttpClientConfigurer();
            configurer.setCamelContext(camelContext);
            configurer.setEndpoint(endpoint);
            configurerName = camelContext.getComponent("ticketauth", TicketAuthComponent.class).nextConfigurerName();
            camelContext.getRegistry().bind(configurerName, configurer);
        }
        return configurerName;
    }

    public String getEndpoint() {
        return endpoint;
    }

    /**
     * The {@code ticketauth:} URI that says for whom and how to sign: provider, environment, keys. Its operation plays
     * no part.
     */
    public void setEndpoint(String endpoint) {
        this.endpoint = endpoint;
    }

    @Override
    public String toString() {
        return "TicketAuthPolicy[" + URISupport.sanitizeUri(endpoint) + "]";
    }
}
