// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.examples.quarkus;

import java.util.List;
import java.util.concurrent.TimeUnit;

import dev.ticketauth.camel.Booking;
import dev.ticketauth.camel.Ticket;
import dev.ticketauth.camel.TicketAuthComponent;
import dev.ticketauth.simulators.timetap.TimeTapSimulator;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.apache.camel.CamelContext;
import org.apache.camel.support.processor.idempotent.FileIdempotentRepository;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The application on Quarkus, beside a TimeTap that is simulated, over real HTTP. */
@QuarkusTest
@WithTestResource(SimulatedTimeTap.class)
class AppointmentsTest {

    @Inject
    CamelContext camel;
    @Inject
    AppointmentBook book;

    TimeTapSimulator timetap;

    @Test
    void theComponentTakesItsOptionsFromTheApplicationsProperties() {
        TicketAuthComponent component = camel.getComponent("ticketauth", TicketAuthComponent.class);

        assertThat(component.getConfiguration().getMaxRetries()).isEqualTo(2);
        assertThat(component.getConfiguration().getPageSize()).isEqualTo(100);
        assertThat(component.getConfiguration().getHttp()).containsEntry("connectTimeout", "5000");
        assertThat(component.getConfiguration().getIdempotentRepository()).isInstanceOf(FileIdempotentRepository.class);
    }

    @Test
    void appointmentsAndTheirChangesAreEnteredIntoTheBook() {
        await().atMost(30, TimeUnit.SECONDS)
                .untilAsserted(() -> assertThat(book.size()).isEqualTo(SimulatedTimeTap.APPOINTMENTS));

        Integer id = timetap.data().appointments().ids().get(0);
        timetap.data().appointments().change(id, appointment -> appointment.put("status", "NO_SHOW"));

        await().atMost(30, TimeUnit.SECONDS).untilAsserted(
                () -> assertThat(book.find(id.toString())).map(Booking::status).contains("NO_SHOW"));
        assertThat(timetap.refusals()).isEmpty();
    }

    @Test
    void openSlotsOfTodayAreRead() {
        List<?> slots = camel.createFluentProducerTemplate().to("direct:slots").request(List.class);

        assertThat(slots).isNotEmpty().allSatisfy(slot -> assertThat(((Ticket) slot).eventId()).isEqualTo("301"));
        assertThat(camel.getEndpoints()).filteredOn(endpoint -> endpoint.getEndpointUri().contains("listTickets")).hasSize(1);
    }
}
