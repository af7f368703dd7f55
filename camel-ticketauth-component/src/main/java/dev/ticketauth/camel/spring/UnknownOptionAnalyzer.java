// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.spring;

import java.util.Collection;
import java.util.stream.Collectors;

import org.apache.camel.util.StringHelper;
import org.springframework.beans.PropertyMatches;
import org.springframework.boot.context.properties.bind.UnboundConfigurationPropertiesException;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * Says which property {@code camel.component.ticketauth.…} names no option. Spring Boot's own analyzer prints the value
 * too, and that of a mistyped secret is one.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
class UnknownOptionAnalyzer extends AbstractFailureAnalyzer<UnboundConfigurationPropertiesException> {

    private static final ConfigurationPropertyName PREFIX = ConfigurationPropertyName.of("camel.component.ticketauth");

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, UnboundConfigurationPropertiesException cause) {
        Collection<ConfigurationProperty> unknown = cause.getUnboundProperties();
        if (!unknown.stream().map(ConfigurationProperty::getName).allMatch(PREFIX::isAncestorOf)) {
            return null;
        }
        return new FailureAnalysis(
                unknown.stream().map(UnknownOptionAnalyzer::describe).collect(Collectors.joining(System.lineSeparator())),
                "Correct or remove what is named above; docs/component.md lists the options.", cause);
    }

    private static String describe(ConfigurationProperty property) {
        StringBuilder text = new StringBuilder("The component ticketauth has no option ").append(property.getName());
        if (property.getOrigin() != null) {
            text.append(" (").append(property.getOrigin()).append(')');
        }
        String[] near = nearest(property.getName());
        if (near.length > 0) {
            text.append("; did you mean ").append(PREFIX).append('.').append(StringHelper.camelCaseToDash(near[0]))
                    .append('?');
        }
        return text.toString();
    }

    private static String[] nearest(ConfigurationPropertyName name) {
        String option = name.getElement(PREFIX.getNumberOfElements(), ConfigurationPropertyName.Form.DASHED);
        return PropertyMatches.forProperty(StringHelper.dashToCamelCase(option), TicketAuthComponentConfiguration.class)
                .getPossibleMatches();
    }
}
