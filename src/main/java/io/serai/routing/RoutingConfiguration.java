package io.serai.routing;

import org.apache.camel.CamelContext;
import org.apache.camel.component.file.GenericFile;
import org.apache.camel.component.file.GenericFileFilter;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.camel.spring.spi.SpringTransactionPolicy;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;

/** What routes refer to by name and is not a port. */
@Configuration(proxyBeanMethods = false)
class RoutingConfiguration {

    /** The one transaction of all steps of a group. */
    @Bean("group")
    SpringTransactionPolicy group(PlatformTransactionManager transactions) {
        return new SpringTransactionPolicy(transactions);
    }

    /** The partners' doors, beside what the REST component serves. */
    @Bean
    ServletRegistrationBean<DoorServlet> doorServlet(ObjectProvider<CamelContext> camel) {
        return new ServletRegistrationBean<>(new DoorServlet(camel), "/channels/*", "/carriers/*", "/payments/*");
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

    /** Attempts own the retries of calls; the HTTP client has none of its own, and follows nobody elsewhere. */
    @Bean
    HttpClientConfigurer onceOnly() {
        return client -> client.disableAutomaticRetries().disableRedirectHandling();
    }
}
