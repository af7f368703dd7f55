// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.examples.springboot;

import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/**
 * Knows the bookings of a TimeTap account: polls them, and is told by TimeTap what changes meanwhile.
 */
@SpringBootApplication
public class BookingsApplication {

    public static void main(String[] arguments) {
        SpringApplication.run(BookingsApplication.class, arguments);
    }

    /** What was polled before is not polled again; in memory, so that after a restart everything is. */
    @Bean
    IdempotentRepository polledBookings() {
        return MemoryIdempotentRepository.memoryIdempotentRepository(100_000);
    }

    /** What was pushed before is not taken again. Several nodes need one that they share, such as that of camel-sql. */
    @Bean
    IdempotentRepository takenPushes() {
        return MemoryIdempotentRepository.memoryIdempotentRepository(100_000);
    }
}
