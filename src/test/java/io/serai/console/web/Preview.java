package io.serai.console.web;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.serai.console.TestDatabase;
import io.serai.mapping.Normaliser;
import io.serai.mapping.Outbound;
import io.serai.mapping.OutboundFiles;
import io.serai.mapping.Partners;
import io.serai.sourcing.Places;
import jakarta.jms.ConnectionFactory;
import java.time.Clock;
import javax.sql.DataSource;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.context.MessageSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.context.PropertyPlaceholderAutoConfiguration;
import org.springframework.boot.autoconfigure.http.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.autoconfigure.jackson.JacksonAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcClientAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcTemplateAutoConfiguration;
import org.springframework.boot.autoconfigure.thymeleaf.ThymeleafAutoConfiguration;
import org.springframework.boot.autoconfigure.transaction.TransactionAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.DispatcherServletAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.ServletWebServerFactoryAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.WebMvcAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.error.ErrorMvcAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.transaction.annotation.EnableTransactionManagement;

/**
 * The pages alone, on the test database: for tests, and for people who want to look at them while they write them. Not a component, so
 * that the hub's own scan does not find it.
 */
@ImportAutoConfiguration({
    DataSourceTransactionManagerAutoConfiguration.class,
    DispatcherServletAutoConfiguration.class,
    ErrorMvcAutoConfiguration.class,
    HttpMessageConvertersAutoConfiguration.class,
    JacksonAutoConfiguration.class,
    JdbcClientAutoConfiguration.class,
    JdbcTemplateAutoConfiguration.class,
    MessageSourceAutoConfiguration.class,
    PropertyPlaceholderAutoConfiguration.class,
    TransactionAutoConfiguration.class,
    ServletWebServerFactoryAutoConfiguration.class,
    ThymeleafAutoConfiguration.class,
    WebMvcAutoConfiguration.class
})
@ConfigurationPropertiesScan("io.serai.shipping")
@EnableTransactionManagement
@ComponentScan(
        basePackages = "io.serai.log",
        useDefaultFilters = false,
        includeFilters = @ComponentScan.Filter(type = FilterType.REGEX, pattern = Preview.LOG))
@ComponentScan(
        basePackages = {
            "io.serai.fulfilment",
            "io.serai.orders",
            "io.serai.payments",
            "io.serai.returns",
            "io.serai.shipping",
            "io.serai.inventory",
            "io.serai.channels",
            "io.serai.completeness",
            "io.serai.workshop",
            "io.serai.privacy"
        },
        excludeFilters =
                @ComponentScan.Filter(
                        type = FilterType.REGEX,
                        pattern = ".*(Test|Test\\$.*|[.]FulfilmentConfiguration)"))
@ComponentScan(
        basePackages = "io.serai.console",
        excludeFilters = @ComponentScan.Filter(type = FilterType.REGEX, pattern = ".*(Test|Test\\$.*|Preview)"))
class Preview {
    /** What people do is done for real: all but the broker, and what leaves the hub. */
    static final String LOG =
            "io[.]serai[.]log[.](Journal|Outbox|Attempts|Counters|RelayBell|Leases|Traces|TracesConfiguration|Unread)";

    @Bean
    MeterRegistry meters() {
        return new SimpleMeterRegistry();
    }

    /** Nobody is there: what asks a broker learns that it is away. */
    @Bean
    ConnectionFactory broker() {
        return new ActiveMQConnectionFactory("tcp://127.0.0.1:1");
    }

    @Bean
    Places places() {
        return new Places();
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    Normaliser normaliser(Partners partners) {
        return new Normaliser(partners);
    }

    @Bean
    Outbound outbound(Partners partners) {
        return new Outbound(partners);
    }

    @Bean
    OutboundFiles outboundFiles(Partners partners) {
        return new OutboundFiles(partners);
    }

    @Bean
    DataSource dataSource() {
        return TestDatabase.ofPages();
    }

    @Bean
    Partners partners() {
        return new Partners(null);
    }

    public static void main(String[] args) {
        SpringApplication.run(Preview.class, args);
    }
}
