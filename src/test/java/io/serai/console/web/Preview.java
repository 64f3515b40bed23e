package io.serai.console.web;

import io.serai.console.TestDatabase;
import io.serai.mapping.Normaliser;
import io.serai.mapping.Partners;
import java.time.Clock;
import javax.sql.DataSource;
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
import org.springframework.boot.autoconfigure.web.servlet.DispatcherServletAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.ServletWebServerFactoryAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.WebMvcAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.error.ErrorMvcAutoConfiguration;
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
    ServletWebServerFactoryAutoConfiguration.class,
    ThymeleafAutoConfiguration.class,
    WebMvcAutoConfiguration.class
})
@EnableTransactionManagement
@ComponentScan(
        basePackages = "io.serai",
        useDefaultFilters = false,
        includeFilters = @ComponentScan.Filter(type = FilterType.REGEX, pattern = Preview.WRITES))
@ComponentScan(
        basePackages = "io.serai.console",
        excludeFilters = @ComponentScan.Filter(type = FilterType.REGEX, pattern = ".*(Test|Test\\$.*|Preview)"))
class Preview {
    /** What a note is written with. */
    static final String WRITES =
            "io[.]serai[.](fulfilment[.](Books|Promises|Waiting|Fulfilments|Telling|Notes|HoldDesk|Holds)|orders[.]Orders|payments[.]Payments"
                    + "|shipping[.](Parcels|Manifests)|inventory[.](Stock|Catalogue|StockRules|ExpectedReceipts|SetAside|Kits)|log[.](Journal|Outbox|Attempts|Counters|RelayBell)"
                    + "|channels[.](Exceptions|Known)|completeness[.](Runs|Completeness)"
                    + "|privacy[.](PrivacyDesk|Requests|CustomerOrders|CustomerReport|Erasure|Purge))";

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    Normaliser normaliser(Partners partners) {
        return new Normaliser(partners);
    }

    @Bean
    DataSource dataSource() {
        return TestDatabase.source();
    }

    @Bean
    Partners partners() {
        return new Partners(null);
    }

    public static void main(String[] args) {
        SpringApplication.run(Preview.class, args);
    }
}
