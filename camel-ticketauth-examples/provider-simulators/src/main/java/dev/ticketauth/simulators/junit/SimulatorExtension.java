// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.simulators.junit;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Optional;

import dev.ticketauth.simulators.junit.TicketAuthProviders.Life;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestInstancePostProcessor;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;

/** What {@link TicketAuthProviders} does. */
final class SimulatorExtension implements BeforeAllCallback, BeforeEachCallback, TestInstancePostProcessor, ParameterResolver {
    private static final Namespace NAMESPACE = Namespace.create(SimulatorExtension.class);

    @Override
    public void beforeAll(ExtensionContext context) {
        if (wanted(context).life() == Life.CLASS) {
            // while a port that is taken is the failure of the class and not of one test
            ofClass(context);
        }
    }

    @Override
    public void postProcessTestInstance(Object instance, ExtensionContext context) {
        if (wanted(context).life() == Life.CLASS) {
            inject(instance, ofClass(context));
        }
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        if (wanted(context).life() == Life.CLASS) {
            ofClass(context).reset();
        } else {
            RunningSimulators own = ofMethod(context);
            context.getRequiredTestInstances().getAllInstances().forEach(instance -> inject(instance, own));
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return RunningSimulators.canBe(parameter.getParameter().getType());
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        if (wanted(context).life() == Life.CLASS) {
            return ofClass(context).get(parameter.getParameter().getType());
        }
        if (context.getTestMethod().isEmpty() || context.getTestInstance().isEmpty()) {
            throw new ParameterResolutionException(
                    "Simulators with life = METHOD start with the test: no constructor and no @BeforeAll method can get them");
        }
        return ofMethod(context).get(parameter.getParameter().getType());
    }

    private static TicketAuthProviders wanted(ExtensionContext context) {
        return AnnotationSupport.findAnnotation(annotated(context).getRequiredTestClass(), TicketAuthProviders.class)
                .orElseThrow();
    }

    /** The class with the annotation: this one, or the one around it. */
    private static ExtensionContext annotated(ExtensionContext context) {
        Optional<ExtensionContext> candidate = Optional.of(context);
        while (candidate.isPresent()) {
            ExtensionContext each = candidate.get();
            if (each.getTestMethod().isEmpty()
                    && AnnotationSupport.isAnnotated(each.getTestClass(), TicketAuthProviders.class)) {
                return each;
            }
            candidate = each.getParent();
        }
        throw new ExtensionConfigurationException("@TicketAuthProviders belongs on a test class");
    }

    private static RunningSimulators ofClass(ExtensionContext context) {
        return running(annotated(context), wanted(context));
    }

    private static RunningSimulators ofMethod(ExtensionContext context) {
        return running(context, wanted(context));
    }

    private static RunningSimulators running(ExtensionContext owner, TicketAuthProviders wanted) {
        Store store = owner.getStore(NAMESPACE);
        // a key of its own: a class inside another one may want other simulators
        return store.getOrComputeIfAbsent(owner.getUniqueId(), id -> new RunningSimulators(wanted), RunningSimulators.class);
    }

    private static void inject(Object instance, RunningSimulators running) {
        for (Field field : AnnotationSupport.findAnnotatedFields(
                instance.getClass(), InjectSimulator.class, each -> true, HierarchyTraversalMode.TOP_DOWN)) {
            int modifiers = field.getModifiers();
            if (Modifier.isStatic(modifiers) || Modifier.isFinal(modifiers) || !RunningSimulators.canBe(field.getType())) {
                throw new ExtensionConfigurationException(
                        "@InjectSimulator belongs on a field that is neither static nor final, of the type ProviderSimulators,"
                                                          + " ManualClock or of one simulator, unlike " + field);
            }
            try {
                field.setAccessible(true);
                field.set(instance, running.get(field.getType()));
            } catch (IllegalAccessException e) {
                throw new ExtensionConfigurationException("The field " + field + " can't be set", e);
            }
        }
    }
}
