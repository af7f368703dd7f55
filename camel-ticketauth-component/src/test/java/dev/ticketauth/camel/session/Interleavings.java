// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.session;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import dev.ticketauth.camel.spi.Token;
import org.jetbrains.kotlinx.lincheck.Actor;
import org.jetbrains.kotlinx.lincheck.execution.ExecutionScenario;
import org.jetbrains.lincheck.datastructures.ManagedStrategyGuarantee;
import org.jetbrains.lincheck.datastructures.ManagedStrategyGuaranteeKt;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;

/**
 * Runs a model's operations on threads of which one goes at a time, and switches between them at every place where they
 * touch what they share: first with no switch, then with one at each place, then with two. The results have to be such
 * as the specification gives in some order. The scenarios are written out, as chance rarely finds those that matter.
 */
final class Interleavings {

    private static final int INTERLEAVINGS = 200;

    private final Class<?> model;
    private final ModelCheckingOptions options = new ModelCheckingOptions();

    Interleavings(Class<?> model, Class<?> specification) {
        this.model = model;
        options.iterations(0).invocationsPerIteration(INTERLEAVINGS).sequentialSpecification(specification)
                .addGuarantee(aside(name -> name.startsWith("java.time.") || name.startsWith("org.slf4j.")))
                .addGuarantee(aside(name -> name.startsWith(Token.class.getPackageName())));
        without(HeldToken.class, NumberedLogin.class, Sessions.Surroundings.class, SessionNews.class);
    }

    private static ManagedStrategyGuarantee aside(Predicate<String> classes) {
        return ManagedStrategyGuaranteeKt.forClasses((String name) -> classes.test(name)).allMethods().ignore();
    }

    // no switches in these classes: they would show nothing new
    private void without(Class<?>... classes) {
        Set<String> names = Arrays.stream(classes).map(Class::getName).collect(Collectors.toSet());
        options.addGuarantee(aside(names::contains));
    }

    /**
     * Adds a scenario. Operations stand with blanks between them, a number as their argument behind a colon.
     *
     * @param before  what happens before the threads start
     * @param after   what happens when they have ended
     * @param threads what each of them does
     */
    Interleavings with(String before, String after, String... threads) {
        options.addCustomScenario(new ExecutionScenario(
                operations(before), Arrays.stream(threads).map(this::operations).toList(), operations(after), null));
        return this;
    }

    private List<Actor> operations(String text) {
        List<Actor> operations = new ArrayList<>();
        for (String word : text.split(" ")) {
            if (!word.isEmpty()) {
                operations.add(operation(word.split(":")));
            }
        }
        return operations;
    }

    private Actor operation(String[] nameAndArgument) {
        Method method = Arrays.stream(model.getMethods()).filter(each -> each.getName().equals(nameAndArgument[0]))
                .findAny().orElseThrow();
        return new Actor(method, Arrays.stream(nameAndArgument).skip(1).map(Integer::valueOf).toList());
    }

    /** Runs all scenarios; throws an error that shows the interleaving where one goes wrong, or comes to no end. */
    void check() {
        options.check(model);
    }
}
