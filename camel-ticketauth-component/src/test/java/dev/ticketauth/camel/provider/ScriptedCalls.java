// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.provider;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ticketauth.camel.spi.ApiCalls;
import dev.ticketauth.camel.spi.ApiRequest;
import dev.ticketauth.camel.spi.Walk;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Calls that are answered by a script, a line for each: the request that must come, and what it is answered with.
 */
public final class ScriptedCalls implements ApiCalls {

    /** In place of an answer: nobody knows whether the request was carried out. */
    public static final String LOST = "lost";
    /** In place of an answer: the request never left. */
    public static final String NOT_SENT = "not sent";

    private record Line(String request, String answer) {
    }

    /** A failure of a call. */
    public static final class Failed extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final String answer;

        private Failed(String answer, ApiRequest request) {
            super(answer + " for " + request);
            this.answer = answer;
        }

        public int status() {
            return answer.matches("\\d+") ? Integer.parseInt(answer) : 0;
        }

        private boolean isInDoubt() {
            return answer.equals(LOST);
        }
    }

    /** The bodies of all requests that came, null for those that had none. */
    public final List<JsonNode> bodies = new ArrayList<>();
    /** What the calls were said to concern. */
    public final List<String> concerned = new ArrayList<>();
    /** The references that were sent. */
    public final List<String> references = new ArrayList<>();
    /** Why what was written can not be looked up. */
    public final List<String> whys = new ArrayList<>();
    private final Deque<Line> script = new ArrayDeque<>();
    private String accessKey;

    /**
     * @param request method and path, with the parameters by name behind it
     * @param answer  JSON with single quotes, a failing status, nothing, {@link #LOST} or {@link #NOT_SENT}
     */
    public ScriptedCalls on(String request, String answer) {
        script.add(new Line(request, answer));
        return this;
    }

    public ScriptedCalls withAccessKey(String key) {
        accessKey = key;
        return this;
    }

    public void assertDone() {
        assertThat(script).isEmpty();
    }

    public JsonNode lastBody() {
        return bodies.get(bodies.size() - 1);
    }

    private String answer(ApiRequest request) {
        String text = WalkRun.text(request);
        Line line = script.poll();
        assertThat(line).as("nothing was expected after " + text).isNotNull();
        assertThat(text).isEqualTo(line.request);
        bodies.add(request.body());
        if (line.answer.matches("\\d{3}|" + LOST + "|" + NOT_SENT)) {
            throw new Failed(line.answer, request);
        }
        return line.answer;
    }

    @Override
    public JsonNode read(ApiRequest request) {
        return Answers.json(answer(request));
    }

    @Override
    public Optional<JsonNode> find(ApiRequest request, Set<Integer> absent) {
        try {
            return Optional.of(read(request));
        } catch (Failed e) {
            if (absent.contains(e.status())) {
                return Optional.empty();
            }
            throw e;
        }
    }

    @Override
    public Iterable<JsonNode> list(Walk walk) {
        return new WalkRun(walk).answers(this::answer).items;
    }

    @Override
    public JsonNode repeat(ApiRequest request) {
        return once(request, Optional::empty);
    }

    @Override
    public JsonNode once(ApiRequest request, Supplier<Optional<JsonNode>> lookUp) {
        try {
            return read(request);
        } catch (Failed e) {
            if (!e.isInDoubt()) {
                throw e;
            }
            return lookUp.get().orElseGet(() -> once(request, lookUp));
        }
    }

    @Override
    public JsonNode once(ApiRequest request, String why) {
        whys.add(why);
        return read(request);
    }

    @Override
    public boolean isRefused(RuntimeException failure) {
        return failure instanceof Failed e
                && (e.answer.equals(NOT_SENT) || e.status() / 100 == 4 && e.status() != 408);
    }

    @Override
    public void concerns(String recordId) {
        concerned.add(recordId);
    }

    @Override
    public void refersTo(String reference) {
        references.add(reference);
    }

    @Override
    public String accessKey() {
        assertThat(accessKey).as("an access key").isNotNull();
        return accessKey;
    }
}
