// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.spring;

import java.util.Map;

import dev.ticketauth.camel.TicketAuthComponent;
import org.apache.camel.Component;
import org.apache.camel.spi.ComponentCustomizer;
import org.apache.camel.spring.boot.CamelAutoConfiguration;
import org.apache.camel.spring.boot.ComponentConfigurationProperties;
import org.apache.camel.spring.boot.util.CamelPropertiesHelper;
import org.apache.camel.spring.boot.util.ConditionalOnHierarchicalProperties;
import org.apache.camel.spring.boot.util.HierarchicalPropertiesEvaluator;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.env.Environment;

/**
 * Sets the component's options from {@code camel.component.ticketauth.*} in a Spring Boot application. Switched off as
 * in Camel's own starters: {@code camel.component.ticketauth.enabled} and {@code …customizer.enabled}.
 */
// Camel's starters have a condition of their own for beans; that class is missing where Camel's Spring Boot is
@AutoConfiguration(after = CamelAutoConfiguration.class)
@ConditionalOnClass(CamelAutoConfiguration.class)
@ConditionalOnBean(CamelAutoConfiguration.class)
@ConditionalOnHierarchicalProperties({ "camel.component", "camel.component.ticketauth" })
@EnableConfigurationProperties({ ComponentConfigurationProperties.class, TicketAuthComponentConfiguration.class })
public class TicketAuthAutoConfiguration {

    @Lazy
    @Bean
    ComponentCustomizer configureTicketAuthComponent(Environment environment, TicketAuthComponentConfiguration properties) {
        return new ComponentCustomizer() {

            @Override
            public boolean isEnabled(String name, Component target) {
                return target instanceof TicketAuthComponent && HierarchicalPropertiesEvaluator.evaluate(
                        environment, "camel.component.customizer", "camel.component.ticketauth.customizer");
            }

            @Override
            public void configure(String name, Component target) {
                Map<String, Object> options
                        = CamelPropertiesHelper.getNonNullProperties(target.getCamelContext(), properties);
                // what all starters have in common is no option
                options.keySet().removeIf(key -> key.equals("enabled") || key.equals("customizer"));
                new ComponentOptions((TicketAuthComponent) target).set(options);
            }
        };
    }
}
