// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel;

import java.time.Instant;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import dev.ticketauth.camel.auth.Clock;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

/**
 * The rules at the end of docs/architecture.md.
 */
@AnalyzeClasses(packages = "dev.ticketauth.camel", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String ROOT = "dev.ticketauth.camel";
    private static final Set<String> API = Set.of(ROOT, ROOT + ".spi");

    @ArchTest
    static final ArchRule THE_INNER_LAYERS_KNOW_NEITHER_CAMEL_NOR_HTTP_CLIENTS = noClasses().that()
            .resideInAnyPackage(ROOT + ".spi..", ROOT + ".auth..", ROOT + ".session..", ROOT + ".provider..",
                    ROOT + ".resource..")
            .should().dependOnClassesThat()
            .resideInAnyPackage("org.apache.camel..", "org.apache.hc..", "org.apache.http..", "java.net.http..");

    @ArchTest
    static final ArchRule PROVIDERS_DO_NOT_KNOW_EACH_OTHER = slices().matching(ROOT + ".provider.(*)..")
            .should().notDependOnEachOther();

    @ArchTest
    static final ArchRule NOBODY_KNOWS_A_PROVIDER = noClasses().that().resideOutsideOfPackage(ROOT + ".provider..")
            .should().dependOnClassesThat().resideInAPackage(ROOT + ".provider..");

    @ArchTest
    static final ArchRule PROVIDERS_KNOW_ONLY_WHAT_THEY_IMPLEMENT_AND_SHARE = noClasses().that()
            .resideInAPackage(ROOT + ".provider..").should().dependOnClassesThat(resideInAPackage(ROOT + "..")
                    .and(resideOutsideOfPackages(ROOT + ".spi..", ROOT + ".auth..", ROOT + ".provider..")));

    @ArchTest
    static final ArchRule NOBODY_ELSE_NEEDS_SPRING = noClasses().that().resideOutsideOfPackage(ROOT + ".spring..")
            .should().dependOnClassesThat()
            .resideInAnyPackage("org.springframework..", "org.apache.camel.spring..", ROOT + ".spring..");

    @ArchTest
    static final ArchRule SPRING_KNOWS_ONLY_THE_COMPONENT = noClasses().that().resideInAPackage(ROOT + ".spring..")
            .should().dependOnClassesThat(
                    resideInAPackage(ROOT + "..").and(resideOutsideOfPackages(ROOT, ROOT + ".spring..")));

    @ArchTest
    static final ArchRule PACKAGES_HAVE_NO_CYCLES = slices().assignedFrom(new SliceAssignment() {

        @Override
        public SliceIdentifier getIdentifierOf(JavaClass javaClass) {
            return SliceIdentifier.of(javaClass.getPackageName());
        }

        @Override
        public String getDescription() {
            return "packages, the root among them";
        }
    }).should().beFreeOfCycles();

    @ArchTest
    static final ArchRule THE_API_SHOWS_NO_INTERNAL_TYPE = classes().that()
            .resideInAnyPackage(API.toArray(String[]::new)).and().arePublic()
            .and().haveSimpleNameNotEndingWith("Configurer").and().haveSimpleNameNotEndingWith("UriFactory")
            .should(showOnlyTypesOf(API));

    @ArchTest
    static final ArchRule TIME_COMES_FROM_ONE_CLOCK = noClasses().that().areNotAssignableTo(Clock.class)
            .should().callMethod(System.class, "currentTimeMillis").orShould().callMethod(System.class, "nanoTime")
            .orShould().callMethod(Instant.class, "now").orShould().callMethod(Thread.class, "sleep", long.class);

    @ArchTest
    static final ArchRule THREADS_ARE_CAMELS = noClasses().should().callConstructor(Thread.class, Runnable.class)
            .orShould().accessClassesThat().areAssignableTo(Executors.class);

    @ArchTest
    static final ArchRule METERS_ARE_IN_THEIR_PACKAGE = noClasses().that().resideOutsideOfPackage(ROOT + ".metrics..")
            .should().dependOnClassesThat().resideInAPackage("io.micrometer..");

    @ArchTest
    static final ArchRule SPANS_ARE_IN_THEIR_PACKAGE = noClasses().that().resideOutsideOfPackage(ROOT + ".telemetry..")
            .should().dependOnClassesThat().resideInAPackage("org.apache.camel.telemetry..");

    @ArchTest
    static final ArchRule CAMELS_HEALTH_CHECKS_ARE_IN_THEIR_PACKAGE = noClasses().that()
            .resideOutsideOfPackage(ROOT + ".health..")
            .should().dependOnClassesThat().resideInAPackage("org.apache.camel.impl.health..");

    @ArchTest
    static final ArchRule NOBODY_KNOWS_WHO_LOOKS_FROM_OUTSIDE = noClasses().that()
            .resideOutsideOfPackages(ROOT + ".console..", ROOT + ".telemetry..")
            .should().dependOnClassesThat().resideInAnyPackage(ROOT + ".console..", ROOT + ".telemetry..");

    private static ArchCondition<JavaClass> showOnlyTypesOf(Set<String> packages) {
        DescribedPredicate<JavaClass> internal = DescribedPredicate.describe("internal",
                type -> type.getPackageName().startsWith(ROOT) && !packages.contains(type.getPackageName()));
        return new ArchCondition<>("show only types of the API") {

            @Override
            public void check(JavaClass owner, ConditionEvents events) {
                for (JavaCodeUnit unit : owner.getCodeUnits()) {
                    if (!unit.getModifiers().contains(JavaModifier.PUBLIC)
                            && !unit.getModifiers().contains(JavaModifier.PROTECTED)) {
                        continue;
                    }
                    Set<JavaClass> shown = Stream.of(
                            unit.getRawParameterTypes().stream(), Stream.of(unit.getRawReturnType()),
                            unit.getExceptionTypes().stream().map(JavaClass.class::cast))
                            .flatMap(types -> types).filter(internal).collect(Collectors.toSet());
                    if (!shown.isEmpty()) {
                        events.add(SimpleConditionEvent.violated(unit, unit.getFullName() + " shows " + shown));
                    }
                }
            }
        };
    }
}
