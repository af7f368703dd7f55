// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.auth;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class CanonicalQueryTest {

    @ParameterizedTest
    @CsvSource(delimiter = '>', ignoreLeadingAndTrailingWhitespace = false, value = {
            // blanks in three forms, and a plus that is none
            "q=New York>q=New+York", "q=New%20York>q=New+York", "q=New+York>q=New+York", "q=a%2Bb>q=a%2Bb",
            // what stands for itself, and what does not
            "q=a-b.c_d~e>q=a-b.c_d~e", "q=a*b,c:d/e>q=a%2Ab%2Cc%3Ad%2Fe", "q=%7e%41%2d>q=~A-",
            "page[cursor]=5>page%5Bcursor%5D=5", "page%5bcursor%5d=5>page%5Bcursor%5D=5",
            // order of decoded names: '1' (0x31) stands before '[' (0x5B), which its encoded form would turn round
            "a[b]=1&a1=2>a1=2&a%5Bb%5D=1", "b=1&B=2&a=3>B=2&a=3&b=1", "z=1&ä=2&a=3>a=3&z=1&%C3%A4=2",
            // the order of values belongs to whoever wrote them
            "b=2&a=1&b=1>a=1&b=2&b=1",
            // in order already, and nearly so
            "page=1&per_page=100>page=1&per_page=100", "a=1&ab=2&b=3>a=1&ab=2&b=3", "ab=1&a=2>a=2&ab=1", "a=2&a=1>a=2&a=1",
            "a-=1&a=2>a=2&a-=1", "a=1&a>a=1&a", "b&a>a&b", "a=9&b=1&a1=2>a=9&a1=2&b=1",
            // empty values, names without values, empty parameters
            "x=&flag>flag&x=", "&&a=1&>a=1", "=v&a=1>=v&a=1", "a=b=c>a=b%3Dc",
            // broken escapes are text; escapes that are not UTF-8 stay the bytes they are
            "p=50%>p=50%25", "p=%zz>p=%25zz", "p=%4>p=%254", "p=%C3%28%FF>p=%C3%28%FF", "a=%2&b=1>a=%252&b=1",
            "e=\uD83D\uDE00>e=%F0%9F%98%80" })
    void oneFormForEveryQuery(String query, String canonical) {
        assertThat(CanonicalQuery.of(query)).isEqualTo(canonical);
        assertThat(CanonicalQuery.of(canonical)).as("is its own canonical form").isEqualTo(canonical);
    }

    @Test
    void noParametersAreNoQuery() {
        assertThat(CanonicalQuery.of(null)).isNull();
        assertThat(CanonicalQuery.of("")).isNull();
        assertThat(CanonicalQuery.of("&&")).isNull();
    }
}
