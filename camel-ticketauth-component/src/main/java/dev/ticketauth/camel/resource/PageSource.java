// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.resource;

import dev.ticketauth.camel.spi.ApiRequest;
import dev.ticketauth.camel.spi.Page;
import dev.ticketauth.camel.spi.PageLayout;

/**
 * Where the pages of a list come from: the provider.
 */
public interface PageSource {

    /**
     * Asks for a page.
     *
     * @throws RefusedPageException      when the answer has a status that the request handles
     * @throws UnreadableAnswerException when the answer can't be read
     */
    Page page(ApiRequest request, PageLayout layout);

    /** Asks for newline-delimited JSON. */
    LineReader lines(ApiRequest request, int linesAtATime);
}
