// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.spring;

import java.util.Map;

import dev.ticketauth.camel.TicketAuthComponent;
import org.apache.camel.spi.PropertyConfigurer;
import org.apache.camel.spi.PropertyConfigurerGetter;
import org.apache.camel.support.PropertyBindingSupport;
import org.apache.camel.support.service.ServiceHelper;
import org.apache.camel.util.StringHelper;

/**
 * Sets options of a component, as Camel's own runtimes do: placeholders are resolved, and references to beans where an
 * option is a bean.
 */
// CamelPropertiesHelper would initialize the component before its options are set, and drop without a word what it
// can't convert
final class ComponentOptions {

    // the other options are set on it, so it comes first
    private static final String CONFIGURATION = "configuration";

    private final TicketAuthComponent component;
    private final PropertyConfigurer configurer;

    ComponentOptions(TicketAuthComponent component) {
        this.component = component;
        ServiceHelper.buildService(component);
        this.configurer = component.getComponentPropertyConfigurer();
    }

    void set(Map<String, Object> options) {
        Object configuration = options.remove(CONFIGURATION);
        if (configuration != null) {
            set(CONFIGURATION, configuration);
        }
        options.forEach(this::set);
    }

    private void set(String name, Object value) {
        // a secret may begin like a reference
        boolean text = ((PropertyConfigurerGetter) configurer).getOptionType(name, true) == String.class;
        try {
            PropertyBindingSupport.build().withConfigurer(configurer).withMandatory(true).withReference(!text)
                    .bind(component.getCamelContext(), component, name, text ? value : reference(value));
        } catch (RuntimeException e) {
            String property = "camel.component.ticketauth." + StringHelper.camelCaseToDash(name);
            throw text
                    ? failure(property, value.toString(), e)
                    : new IllegalArgumentException(property + "=" + value + " can't be set: " + reason(e), e);
        }
    }

    // Camel's messages quote the value, which may be a secret; those about a placeholder also what others stand for
    private static RuntimeException failure(String property, String value, RuntimeException failure) {
        if (value.contains("{{")) {
            return new IllegalArgumentException(property + " holds a placeholder that can't be resolved");
        }
        Throwable cause = failure;
        for (Throwable each = failure; each != null; each = each.getCause()) {
            if (String.valueOf(each.getMessage()).contains(value)) {
                cause = each.getCause();
            }
        }
        return new IllegalArgumentException(property + " can't be set" + (cause == null ? "" : ": " + reason(cause)), cause);
    }

    // IDEs complete the bare name of a bean, which Camel takes for a value
    private static Object reference(Object value) {
        return value instanceof String name && !name.startsWith("#") ? "#bean:" + name : value;
    }

    private static String reason(Throwable failure) {
        return failure.getCause() == null ? failure.getMessage() : reason(failure.getCause());
    }
}
