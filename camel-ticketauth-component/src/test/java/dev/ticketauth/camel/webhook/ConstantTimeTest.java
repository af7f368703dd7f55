// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.webhook;

import java.util.Arrays;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

/**
 * No check compares a secret, or what was made of one, in a time that tells how far it was right.
 */
@AnalyzeClasses(packages = "dev.ticketauth.camel.webhook", importOptions = ImportOption.DoNotIncludeTests.class)
class ConstantTimeTest {

    @ArchTest
    static final ArchRule CHECKS_COMPARE_WITH_MESSAGE_DIGEST = noClasses().that().areAssignableTo(Check.class).or()
            .areAssignableTo(Secrets.class)
            .should().callMethod(String.class, "equals", Object.class)
            .orShould().callMethod(String.class, "equalsIgnoreCase", String.class)
            .orShould().callMethod(String.class, "contentEquals", CharSequence.class)
            .orShould().callMethod(String.class, "compareTo", String.class)
            .orShould().callMethod(Arrays.class, "equals", byte[].class, byte[].class)
            .orShould().callMethod(Arrays.class, "compare", byte[].class, byte[].class);
}
