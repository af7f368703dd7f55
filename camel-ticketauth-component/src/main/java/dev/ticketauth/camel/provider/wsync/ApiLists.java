// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.provider.wsync;

import java.util.List;

import dev.ticketauth.camel.provider.NumberedPages;
import dev.ticketauth.camel.provider.Parameters;
import dev.ticketauth.camel.provider.SinglePage;
import dev.ticketauth.camel.spi.ApiRequest;
import dev.ticketauth.camel.spi.PageLayout;
import dev.ticketauth.camel.spi.Selection;
import dev.ticketauth.camel.spi.Walk;

/**
 * Lists with the paging that the user has described: pages from 1 until an empty one, or one page with everything.
 */
record ApiLists(ApiPaths paths, AnswerShape shape) {

    Walk list(String path, Selection selection) {
        ApiRequest list = sized(ApiRequest.get(path).with(selection.params()), selection);
        PageLayout layout = shape.layout();
        String number = paths.page();
        if (number == null) {
            return new SinglePage(list, layout);
        }
        Parameters.refuse(selection, List.of(number), "option 'pageParam' names it, and the component reads all pages");
        return new NumberedPages((page, offset) -> list.with(number, page + 1), layout, NumberedPages.End.EMPTY_PAGE);
    }

    private ApiRequest sized(ApiRequest list, Selection selection) {
        String size = paths.pageSizes();
        if (selection.pageSize() > 0 && size == null) {
            throw new IllegalArgumentException(
                    "option 'pageSize' needs option 'pageSizeParam': the provider does not document the parameter");
        }
        if (size == null) {
            return list;
        }
        Parameters.refuse(selection, List.of(size), "option 'pageSizeParam' names it: set option 'pageSize' instead");
        return selection.pageSize() > 0 ? list.with(size, selection.pageSize()) : list;
    }
}
