// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.simulators.push;

import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

/** Throws the body of an answer away as it comes: an answer is there with its head, and no body holds a thread up. */
final class HeadOnly implements BodySubscriber<Void> {

    @Override
    public CompletionStage<Void> getBody() {
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        subscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(List<ByteBuffer> bytes) {
        // of no use
    }

    @Override
    public void onError(Throwable failure) {
        // the status has been told already
    }

    @Override
    public void onComplete() {
        // nobody waits for it
    }
}
