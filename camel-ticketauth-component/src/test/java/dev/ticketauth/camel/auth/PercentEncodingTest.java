// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.auth;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class PercentEncodingTest {

    @ParameterizedTest
    @CsvSource(delimiter = '>', value = {
            "/orders/1>/orders/1", "/a b>/a%20b", "/a%20b>/a%20b", "/100%>/100%25", "/a?b#c>/a%3Fb%23c",
            "/{{secret}}>/%7B%7Bsecret%7D%7D", "/Zoë/\uD83D\uDE00>/Zo%C3%AB/%F0%9F%98%80", "/a;b=1,2:3@x>/a;b=1,2:3@x" })
    void repairsPaths(String path, String repaired) {
        assertThat(PercentEncoding.repairPath(path)).isEqualTo(repaired);
        assertThat(PercentEncoding.repairPath(repaired)).isEqualTo(repaired);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '>', value = {
            "a=1&b=2>a=1&b=2", "q=New York>q=New%20York", "q=a+b%2Bc>q=a+b%2Bc", "q=[x]|y>q=%5Bx%5D%7Cy", "q=a?b/c>q=a?b/c",
            "q=#1>q=%231", "q={{secret}}>q=%7B%7Bsecret%7D%7D", "q=ë>q=%C3%AB" })
    void repairsQueries(String query, String repaired) {
        assertThat(PercentEncoding.repairQuery(query)).isEqualTo(repaired);
        assertThat(PercentEncoding.repairQuery(repaired)).isEqualTo(repaired);
    }
}
