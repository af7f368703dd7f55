// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.simulators;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;

import dev.ticketauth.simulators.server.Answer;

/**
 * What a fault does to a request.
 *
 * @param status      of a fault that answers, else 0
 * @param contentType of a fault that answers with a body of its own, else null
 * @param body        null for the provider's own body
 * @param headers     of a fault that answers
 * @param delay       of a slow answer, else zero
 */
record FaultEffect(Kind kind, int status, String contentType, AnswerBody body, Map<String, String> headers, Duration delay) {

    enum Kind {
        ANSWER,
        DROP_BEFORE_WORK,
        DROP_AFTER_WORK,
        TRUNCATED,
        SLOW
    }

    static FaultEffect of(Kind kind) {
        return new FaultEffect(kind, 0, null, null, Map.of(), Duration.ZERO);
    }

    static FaultEffect slow(Duration delay) {
        return new FaultEffect(Kind.SLOW, 0, null, null, Map.of(), delay);
    }

    static FaultEffect answer(int status, String contentType, AnswerBody body) {
        return new FaultEffect(Kind.ANSWER, status, contentType, body, Map.of(), Duration.ZERO);
    }

    FaultEffect withBody(String newContentType, AnswerBody newBody) {
        return new FaultEffect(kind, status, newContentType, newBody, headers, delay);
    }

    FaultEffect withHeader(String name, String value) {
        Map<String, String> more = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        more.putAll(headers);
        more.put(name, value);
        return new FaultEffect(kind, status, contentType, body, more, delay);
    }

    /** Whether nothing of the request is done. */
    boolean isInsteadOfWork() {
        return kind == Kind.ANSWER || kind == Kind.DROP_BEFORE_WORK;
    }

    /** What is sent instead of doing the work. */
    Answer instead(BiFunction<Integer, String, Answer> providersErrors, String reason) {
        if (kind != Kind.ANSWER) {
            return Answer.dropped();
        }
        Answer answer = body == null ? providersErrors.apply(status, reason) : Answer.of(status, contentType, body);
        return answer.withHeaders(headers);
    }

    /** What becomes of the answer after the work. */
    Answer spoiled(Answer answer, String method) {
        return switch (kind) {
            case DROP_AFTER_WORK -> Answer.dropped();
            case TRUNCATED -> answer.hasContent(method) ? answer.truncated() : Answer.dropped();
            case SLOW -> answer.delayed(delay);
            default -> answer;
        };
    }

    /** What was done, to be put behind the one who wanted it: "a fault …". */
    String deed() {
        return switch (kind) {
            case ANSWER -> "asked for the status " + status;
            case DROP_BEFORE_WORK -> "closed the connection before the work was done";
            case DROP_AFTER_WORK -> "closed the connection after the work was done";
            case TRUNCATED -> "cut the answer in the middle";
            case SLOW -> "held the answer back for " + delay;
        };
    }
}
