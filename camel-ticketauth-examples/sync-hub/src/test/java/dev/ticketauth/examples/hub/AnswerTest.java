package dev.ticketauth.examples.hub;

import java.io.IOException;

import com.fasterxml.jackson.core.JsonPointer;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class AnswerTest {
    private static final Kind ORDER = Kind.of("order", "/id", "/changed");

    @Test
    void cutsRecordsOutCharacterByCharacter() throws IOException {
        String first = "{ \"id\" : 1, \"price\": 10.50, \"name\": \"Zoë 🎫\", \"tags\": [[], {}] }";
        String second = "{\"changed\":17e3,\"id\":\"\\u0041\"}";
        Answer answer = new Answer("{\"found\": {\"data\": [\n" + first + " ,\t" + second + "\n]}, \"data\": []}");

        assertThat(answer.items(JsonPointer.compile("/found/data"), ORDER)).containsExactly(
                new Item(ORDER, "1", null, first), new Item(ORDER, "A", "17000.0", second));
        assertThat(answer.items(JsonPointer.compile("/data"), ORDER)).isEmpty();
    }

    @Test
    void readsAListWithoutAnEnvelope() throws IOException {
        assertThat(new Answer(" [{\"id\":7}]").items(JsonPointer.empty(), ORDER))
                .containsExactly(new Item(ORDER, "7", null, "{\"id\":7}"));
    }

    @Test
    void takesTheWholeAnswerForARecord() throws IOException {
        assertThat(new Answer("{\"id\":7}\n").item(ORDER)).isEqualTo(new Item(ORDER, "7", null, "{\"id\":7}"));
    }

    @Test
    void anAnswerWithoutTheListIsNotTheLastPage() {
        assertThatThrownBy(() -> new Answer("{\"orders\":{}}").items(JsonPointer.compile("/orders"), ORDER))
                .isInstanceOf(IOException.class).hasMessage("the answer holds no list of orders at /orders");
    }

    @Test
    void noAnswerIsNoRecord() {
        assertThatThrownBy(() -> new Answer("").item(ORDER)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> new Answer("").items(JsonPointer.empty(), ORDER)).isInstanceOf(IOException.class);
    }

    @Test
    void aRecordNeedsAnId() {
        assertThatThrownBy(() -> new Answer("[{\"id\":null}]").items(JsonPointer.empty(), ORDER))
                .isInstanceOf(IOException.class).hasMessage("a record of kind order has no id at /id");
    }
}
