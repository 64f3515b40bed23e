package io.serai.fulfilment;

import io.serai.mapping.Normaliser;
import io.serai.mapping.Outbound;
import io.serai.mapping.OutboundFiles;
import io.serai.mapping.Partners;
import io.serai.sourcing.Places;
import java.nio.file.Path;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The parts that know no Spring. */
@Configuration(proxyBeanMethods = false)
class FulfilmentConfiguration {

    @Bean
    @ConditionalOnMissingBean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    Partners partners(@Value("${serai.mappings}") Path folder) {
        return new Partners(folder);
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
    Places places() {
        return new Places();
    }
}
