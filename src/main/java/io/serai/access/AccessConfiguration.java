package io.serai.access;

import java.util.List;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.DefaultSecurityFilterChain;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.ExceptionTranslationFilter;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.security.web.authentication.www.BasicAuthenticationFilter;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfTokenRequestAttributeHandler;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.security.web.header.writers.CacheControlHeadersWriter;
import org.springframework.security.web.header.writers.HstsHeaderWriter;
import org.springframework.security.web.header.writers.XContentTypeOptionsHeaderWriter;
import org.springframework.security.web.header.writers.XXssProtectionHeaderWriter;
import org.springframework.security.web.header.writers.frameoptions.XFrameOptionsHeaderWriter;
import org.springframework.security.web.header.writers.frameoptions.XFrameOptionsHeaderWriter.XFrameOptionsMode;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Partners' doors check signatures themselves; programs show basic credentials or a key; people log in to the pages. Who may look, who may
 * act and who may look into the machine is said here and nowhere else.
 */
@Configuration(proxyBeanMethods = false)
class AccessConfiguration {
    private static final String POLICY =
            "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; connect-src 'self';"
                    + " font-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private static final RequestMatcher PARTNER_DOORS = paths("/channels/**", "/carriers/**", "/payments/**");
    private static final RequestMatcher JOLOKIA = paths("/actuator/jolokia/**");
    private static final RequestMatcher HAWTIO = paths("/actuator/hawtio/**");

    /** By their path alone: they are served by servlets of their own. */
    private static RequestMatcher paths(String... patterns) {
        return new OrRequestMatcher(Stream.of(patterns)
                .map(PathPatternRequestMatcher.withDefaults()::matcher)
                .toArray(RequestMatcher[]::new));
    }

    @Bean
    PasswordEncoder passwordEncoder() {
        return PasswordEncoderFactories.createDelegatingPasswordEncoder();
    }

    @Bean
    RequestRejectedHandler rejected() {
        return new Problems();
    }

    /** No timer around each filter of each request: what a request took as a whole is measured anyway. */
    @Bean
    SecurityObservationSettings observations() {
        return SecurityObservationSettings.noObservations();
    }

    /**
     * Who hands a message in is known by what it has signed, which its door looks at: there is nobody to log in, no session and nothing that
     * is allowed to some only. So of Spring Security's filters the doors have the one that writes headers.
     */
    @Bean
    @Order(1)
    SecurityFilterChain partnerDoors(
            @Value("${serai.doors.per-second:10000}") int perSecond,
            @Value("${serai.doors.unsigned-per-minute:600}") int unsignedPerMinute) {
        var headers = new HeaderWriterFilter(List.of(
                new XContentTypeOptionsHeaderWriter(),
                new XXssProtectionHeaderWriter(),
                new CacheControlHeadersWriter(),
                new HstsHeaderWriter(),
                new XFrameOptionsHeaderWriter(XFrameOptionsMode.DENY)));
        return new DefaultSecurityFilterChain(PARTNER_DOORS, headers, new DoorGuard(perSecond, unsignedPerMinute));
    }

    /** Hawtio asks in the browser of somebody who has logged in to the pages; {@link JolokiaRules} says what for. */
    @Bean
    @Order(2)
    SecurityFilterChain engineers(HttpSecurity http, Accounts accounts) throws Exception {
        var token = new CsrfTokenRequestAttributeHandler();
        token.setCsrfRequestAttributeName(null); // Hawtio reads it from its cookie, which is set with the first answer.
        return http.securityMatcher(new OrRequestMatcher(JOLOKIA, HAWTIO))
                .authorizeHttpRequests(requests -> requests.requestMatchers(paths("/actuator/hawtio/proxy/**"))
                        .denyAll()
                        .anyRequest()
                        .hasRole("OPERATOR"))
                .addFilterAfter(new SessionCheck(accounts), SecurityContextHolderFilter.class)
                .csrf(csrf -> csrf.csrfTokenRepository(CookieCsrfTokenRepository.withHttpOnlyFalse())
                        .csrfTokenRequestHandler(token))
                .exceptionHandling(wrong -> wrong.defaultAuthenticationEntryPointFor(new Problems(), JOLOKIA)
                        .defaultAuthenticationEntryPointFor(new LoginUrlAuthenticationEntryPoint("/login"), HAWTIO))
                .build();
    }

    @Bean
    @Order(3)
    SecurityFilterChain programs(HttpSecurity http, ApiKeys keys, LoginLimits limits, AuditTrail trail)
            throws Exception {
        var problems = new Problems();
        return http.securityMatcher("/api/**", "/actuator/**")
                .authorizeHttpRequests(requests -> requests.requestMatchers(
                                HttpMethod.GET,
                                "/actuator/health",
                                "/actuator/health/liveness",
                                "/actuator/health/readiness")
                        .permitAll()
                        .requestMatchers("/api/privacy/**")
                        .hasRole("ADMIN")
                        .requestMatchers(HttpMethod.POST, "/api/sourcing/**")
                        .hasRole("ADMIN")
                        .requestMatchers(HttpMethod.GET, "/api/exceptions/*")
                        .hasRole("OPERATOR")
                        .requestMatchers(HttpMethod.GET)
                        .hasRole("VIEWER")
                        .requestMatchers(HttpMethod.POST, "/api/orders/search", "/api/promises")
                        .hasRole("VIEWER")
                        .anyRequest()
                        .hasRole("OPERATOR"))
                .addFilterBefore(new LoginGuard(limits), BasicAuthenticationFilter.class)
                .addFilterBefore(new ApiKeyFilter(keys), BasicAuthenticationFilter.class)
                .addFilterBefore(new AuditFilter(trail), ExceptionTranslationFilter.class)
                .httpBasic(basic -> basic.authenticationEntryPoint(problems))
                .exceptionHandling(
                        wrong -> wrong.authenticationEntryPoint(problems).accessDeniedHandler(problems))
                .csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .build();
    }

    @Bean
    @Order(4)
    SecurityFilterChain pages(
            HttpSecurity http,
            Accounts accounts,
            LoginLimits limits,
            AuditTrail trail,
            @Value("${serai.access.customer-wishes:20}") int wishes)
            throws Exception {
        return http.authorizeHttpRequests(requests -> requests.requestMatchers(
                                "/track/**", "/login", "/assets/**", "/favicon.ico", "/error")
                        .permitAll()
                        .requestMatchers("/access/**", "/privacy/**", "/workshop/new/**")
                        .hasRole("ADMIN")
                        .requestMatchers(HttpMethod.POST, "/workshop/*/save", "/workshop/*/restore", "/sourcing/**")
                        .hasRole("ADMIN")
                        .requestMatchers("/receipts/**", "/files/*/failed.csv")
                        .hasRole("OPERATOR")
                        .requestMatchers(HttpMethod.GET)
                        .hasRole("VIEWER")
                        .requestMatchers(HttpMethod.POST, "/logout", "/orders/search")
                        .hasRole("VIEWER")
                        .anyRequest()
                        .hasRole("OPERATOR"))
                .addFilterBefore(new LoginGuard(limits), UsernamePasswordAuthenticationFilter.class)
                .addFilterAfter(new SessionCheck(accounts), SecurityContextHolderFilter.class)
                .addFilterAfter(new WishGuard(wishes), SecurityContextHolderFilter.class)
                .addFilterBefore(new AuditFilter(trail), ExceptionTranslationFilter.class)
                .formLogin(form -> form.loginPage("/login").permitAll())
                .httpBasic(Customizer.withDefaults())
                .logout(Customizer.withDefaults())
                .headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(POLICY)))
                .build();
    }
}
