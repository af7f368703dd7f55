// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.examples.benchmarks;

import java.util.List;

import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.oauth2.client.AuthorizedClientServiceOAuth2AuthorizedClientManager;
import org.springframework.security.oauth2.client.InMemoryOAuth2AuthorizedClientService;
import org.springframework.security.oauth2.client.OAuth2AuthorizeRequest;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClientProviderBuilder;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClientService;
import org.springframework.security.oauth2.client.endpoint.RestClientClientCredentialsTokenResponseClient;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.client.OAuth2ClientHttpRequestInterceptor;
import org.springframework.security.oauth2.client.web.client.RequestAttributePrincipalResolver;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClient;

import static org.springframework.security.oauth2.client.web.client.RequestAttributeClientRegistrationIdResolver.clientRegistrationId;
import static org.springframework.security.oauth2.client.web.client.RequestAttributePrincipalResolver.principal;

/**
 * Spring Security's OAuth2 client for services, and its interceptor for requests, which forgets a token that was
 * refused; the request is repeated here, as an application would.
 */
final class SpringClient implements TokenClient {

    private static final String PRINCIPAL = "benchmarks";

    private final AuthorizedClientServiceOAuth2AuthorizedClientManager clients;
    private final RestClient api;
    private final String registration;

    SpringClient(LoginServer server, String clientId) {
        registration = clientId;
        InMemoryClientRegistrationRepository registrations = new InMemoryClientRegistrationRepository(
                ClientRegistration.withRegistrationId(registration).clientId(clientId).clientSecret(SECRET)
                        .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                        .tokenUri(server.base() + "/token").build());
        OAuth2AuthorizedClientService tokens = new InMemoryOAuth2AuthorizedClientService(registrations);
        clients = new AuthorizedClientServiceOAuth2AuthorizedClientManager(registrations, tokens);
        clients.setAuthorizedClientProvider(OAuth2AuthorizedClientProviderBuilder.builder()
                .clientCredentials(grant -> grant.clockSkew(RENEW_AHEAD).accessTokenResponseClient(login())).build());
        OAuth2ClientHttpRequestInterceptor interceptor = new OAuth2ClientHttpRequestInterceptor(clients);
        interceptor.setPrincipalResolver(new RequestAttributePrincipalResolver());
        interceptor.setAuthorizationFailureHandler(OAuth2ClientHttpRequestInterceptor.authorizationFailureHandler(tokens));
        api = RestClient.builder().requestFactory(withoutPool()).requestInterceptor(interceptor)
                .baseUrl(server.base() + "/api").build();
    }

    // as it is by default, but for the HTTP client
    private static RestClientClientCredentialsTokenResponseClient login() {
        RestClientClientCredentialsTokenResponseClient login = new RestClientClientCredentialsTokenResponseClient();
        login.setRestClient(RestClient.builder().requestFactory(withoutPool())
                .messageConverters(converters -> {
                    converters.clear();
                    converters.addAll(
                            List.of(new FormHttpMessageConverter(), new OAuth2AccessTokenResponseHttpMessageConverter()));
                })
                .defaultStatusHandler(new OAuth2ErrorResponseErrorHandler()).build());
        return login;
    }

    // Spring would take the Apache client that camel-http brings, whose five connections would be what is measured
    private static JdkClientHttpRequestFactory withoutPool() {
        return new JdkClientHttpRequestFactory(OAuth2Login.HTTP);
    }

    @Override
    public void token() {
        clients.authorize(OAuth2AuthorizeRequest.withClientRegistrationId(registration).principal(PRINCIPAL).build());
    }

    @Override
    public void call(String path) {
        try {
            get(path);
        } catch (HttpClientErrorException.Unauthorized e) {
            get(path);
        }
    }

    private void get(String path) {
        api.get().uri(path).attributes(clientRegistrationId(registration)).attributes(principal(PRINCIPAL)).retrieve()
                .toBodilessEntity();
    }
}
