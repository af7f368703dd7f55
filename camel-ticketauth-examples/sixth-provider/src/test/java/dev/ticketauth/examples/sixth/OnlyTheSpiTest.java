// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.examples.sixth;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

/** A provider needs nothing of the component but its SPI, and neither Camel nor an HTTP client. */
@AnalyzeClasses(packages = "dev.ticketauth.examples.sixth", importOptions = ImportOption.DoNotIncludeTests.class)
class OnlyTheSpiTest {

    @ArchTest
    static final ArchRule ONLY_THE_SPI = noClasses().should().dependOnClassesThat(
            resideInAPackage("dev.ticketauth..").and(resideOutsideOfPackages(
                    "dev.ticketauth.camel.spi", "dev.ticketauth.examples.sixth")));

    @ArchTest
    static final ArchRule AND_JACKSON = classes().should().onlyDependOnClassesThat().resideInAnyPackage(
            "java..", "com.fasterxml.jackson..", "dev.ticketauth.camel.spi", "dev.ticketauth.examples.sixth");
}
