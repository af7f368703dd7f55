// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.webhook;

import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.NotEmpty;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class FormFieldsTest {

    private static List<String> read(String text) {
        List<String> fields = new ArrayList<>();
        FormFields.read(text, (name, value) -> fields.add(name + "->" + value));
        return fields;
    }

    @Test
    void namesAndValuesInTheirOrder() {
        assertThat(read("b=1&a=x+y%26z&a=2&c&=v&d=e=f&&")).containsExactly("b->1", "a->x y&z", "a->2", "c->", "->v", "d->e=f");
        assertThat(read("")).isEmpty();
        assertThat(read("&&&")).isEmpty();
        assertThat(read("=")).containsExactly("->");
    }

    @ParameterizedTest
    @ValueSource(strings = { "a=%", "a=%4", "a=%zz", "%=1", "a=1&b=%-1" })
    void anEscapeThatIsNoneIsRefused(String text) {
        assertThatThrownBy(() -> read(text)).isInstanceOf(IllegalArgumentException.class);
        // whatever is asked for, there is not one
        assertThat(FormFields.values(text, "a")).hasSizeGreaterThan(1);
    }

    @Test
    void valuesOfOneName() {
        assertThat(FormFields.values("t=1&T=2&t%20=3&%74=4", "t")).containsExactly("1", "4");
        assertThat(FormFields.values("t=1", "u")).isEmpty();
    }

    @Property
    void whatWasEncodedIsRead(@ForAll @Size(max = 5) List<@NotEmpty String> texts) {
        String form = texts.stream().map(each -> URLEncoder.encode(each, UTF_8) + "=" + URLEncoder.encode(each, UTF_8))
                .collect(Collectors.joining("&"));
        // half of a pair of surrogates has no bytes in UTF-8
        List<String> sent = texts.stream().map(each -> new String(each.getBytes(UTF_8), UTF_8)).toList();

        assertThat(read(form)).isEqualTo(sent.stream().map(each -> each + "->" + each).toList());
    }

    @Property(tries = 5_000)
    void anyBytesAreReadOrRefused(@ForAll byte[] bytes) {
        for (String text : List.of(new String(bytes, UTF_8), new String(bytes, ISO_8859_1))) {
            try {
                read(text);
            } catch (IllegalArgumentException e) {
                assertThat(text).contains("%");
            }
            assertThat(FormFields.values(text, "a")).isNotNull();
        }
    }
}
