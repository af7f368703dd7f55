// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;

import dev.ticketauth.camel.auth.Clock;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.classic.ExecChainHandler;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;

/**
 * Reads the answer to a login as a whole, so much of it and so long, counted after decompression. What goes beyond is
 * cut off together with its connection: reading on to its end is what the sender of such an answer may want.
 */
final class AnswerLimit implements ExecChainHandler, HttpClientConfigurer {

    private static final int LARGEST = 256 * 1024;
    static final Duration LONGEST = Duration.ofSeconds(60);

    private final Clock clock;

    AnswerLimit(Clock clock) {
        this.clock = clock;
    }

    @Override
    public void configureHttpClient(HttpClientBuilder builder) {
        builder.addExecInterceptorFirst("ticketauth-answer-limit", this);
    }

    @Override
    public ClassicHttpResponse execute(ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
            throws IOException, HttpException {
        ClassicHttpResponse response = chain.proceed(request, scope);
        HttpEntity entity = response.getEntity();
        if (entity != null) {
            try {
                response.setEntity(new RepeatableBody(read(entity), entity.getContentType()));
            } catch (IOException e) {
                scope.execRuntime.discardEndpoint();
                throw e;
            }
        }
        return response;
    }

    private byte[] read(HttpEntity entity) throws IOException {
        long begin = clock.nanoTime();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] buffer = new byte[8 * 1024];
        InputStream content = entity.getContent();
        if (content == null) {
            return bytes.toByteArray();
        }
        int read = content.read(buffer);
        while (read >= 0) {
            bytes.write(buffer, 0, read);
            if (bytes.size() > LARGEST) {
                throw new IOException("the answer is longer than " + LARGEST + " bytes");
            }
            if (clock.nanoTime() - begin > LONGEST.toNanos()) {
                throw new IOException("the answer takes longer than " + LONGEST.toSeconds() + " s");
            }
            read = content.read(buffer);
        }
        content.close();
        return bytes.toByteArray();
    }
}
