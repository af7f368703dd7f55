// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.examples.quarkus;

import java.io.File;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.support.processor.idempotent.FileIdempotentRepository;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What the component keeps between two runs. */
public class Repositories {

    // Quarkus removes beans that nobody injects, but none that have a name: application.properties needs this one
    @Produces
    @Singleton
    @Named("seen")
    IdempotentRepository seen(@ConfigProperty(name = "appointments.seen") String file) {
        return FileIdempotentRepository.fileIdempotentRepository(new File(file), 100_000, 100_000_000);
    }
}
