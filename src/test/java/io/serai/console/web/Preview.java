package io.serai.console.web;

import io.serai.console.TestDatabase;
import javax.sql.DataSource;
import org.springframework.boot.actuate.autoconfigure.security.servlet.ManagementWebSecurityAutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.flyway.FlywayAutoConfiguration;
import org.springframework.boot.autoconfigure.jms.artemis.ArtemisAutoConfiguration;
import org.springframework.boot.autoconfigure.security.servlet.SecurityAutoConfiguration;
import org.springframework.boot.autoconfigure.security.servlet.UserDetailsServiceAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;

/** The pages alone, on the test database: for tests, and for people who want to look at them while they write them. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration(
        exclude = {
            FlywayAutoConfiguration.class,
            ArtemisAutoConfiguration.class,
            SecurityAutoConfiguration.class,
            UserDetailsServiceAutoConfiguration.class,
            ManagementWebSecurityAutoConfiguration.class
        },
        excludeName = "org.apache.camel.spring.boot.CamelAutoConfiguration")
@ComponentScan(
        basePackages = "io.serai.console",
        excludeFilters = @ComponentScan.Filter(type = FilterType.REGEX, pattern = ".*(Test|Test\\$.*|Preview)"))
class Preview {
    static final String[] SETTINGS = {
        "spring.messages.basename=i18n/console",
        "spring.messages.fallback-to-system-locale=false",
        "spring.mvc.problemdetails.enabled=true",
        "spring.main.banner-mode=off",
        "serai.zone=America/Argentina/Buenos_Aires"
    };

    @Bean
    DataSource dataSource() {
        return TestDatabase.source();
    }

    public static void main(String[] args) {
        new SpringApplicationBuilder(Preview.class).properties(SETTINGS).run(args);
    }
}
