package io.serai.routing;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.component.file.GenericFile;
import org.apache.camel.component.file.GenericFileFilter;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.camel.spring.spi.SpringTransactionPolicy;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.web.HttpRequestHandler;
import org.springframework.web.servlet.handler.SimpleUrlHandlerMapping;

/** What routes refer to by name and is not a port. */
@Configuration(proxyBeanMethods = false)
class RoutingConfiguration {
    private static final List<String> DOORS = List.of("/channels/*", "/carriers/*", "/payments/*");

    /** In bytes. */
    private static final long MAX_ANSWER = 1 << 20;

    /** The one transaction of all steps of a group. */
    @Bean("group")
    SpringTransactionPolicy group(PlatformTransactionManager transactions) {
        return new SpringTransactionPolicy(transactions);
    }

    /** The partners' doors, beside what the REST component serves. */
    @Bean
    ServletRegistrationBean<DoorServlet> doorServlet(ObjectProvider<CamelContext> camel) {
        return new ServletRegistrationBean<>(new DoorServlet(camel), DOORS.toArray(String[]::new));
    }

    /**
     * Spring Security looks up the controller of each request before anything else. That a door has none it would learn from the methods
     * of all pages, one by one, at a quarter of what a door's request costs; here it finds something at once. It is never called: the
     * doors have their own servlet.
     */
    @Bean
    SimpleUrlHandlerMapping doorsAreNoPages() {
        HttpRequestHandler nobody = (request, response) -> response.sendError(HttpServletResponse.SC_NOT_FOUND);
        var mapping = new SimpleUrlHandlerMapping() {
            /** By the servlet that gets it: patterns are held against what comes behind its path. */
            @Override
            protected @Nullable Object getHandlerInternal(HttpServletRequest request) {
                return DOORS.contains(request.getServletPath() + "/*") ? nobody : null;
            }
        };
        mapping.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return mapping;
    }

    /** A remote listing is the remote side's word: only plain names inside the polled folder are looked at (CVE-2026-79983). */
    @Bean
    GenericFileFilter<Object> plainNames() {
        return RoutingConfiguration::isPlain;
    }

    /** The name as it was listed, too: Camel takes a slash off its beginning before it is the file's name, and not where it is opened. */
    static boolean isPlain(GenericFile<Object> file) {
        return file.isDirectory() || (PlainName.is(file.getFileNameOnly()) && PlainName.is(file.getFileName()));
    }

    /** Calls whose answer says yes, no, or what became of them. */
    @Bean
    HttpClientConfigurer onceOnly() {
        return new OnceOnly(MAX_ANSWER);
    }

    /** Calls of which some are answered with a page of a list. */
    @Bean
    HttpClientConfigurer onceOnlyLists(@Value("${serai.pull.max-bytes:10485760}") long maxBytes) {
        return new OnceOnly(maxBytes);
    }
}
