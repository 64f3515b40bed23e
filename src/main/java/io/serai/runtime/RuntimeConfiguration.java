package io.serai.runtime;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.util.Properties;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.settings.impl.AddressFullMessagePolicy;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.flyway.FlywayConfigurationCustomizer;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.boot.autoconfigure.jms.artemis.ArtemisConfigurationCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The embedded parts, each only where no URL names a real one. */
@Configuration(proxyBeanMethods = false)
class RuntimeConfiguration {

    @Bean
    @ConditionalOnProperty(name = "serai.runtime.embedded", havingValue = "true")
    DataFolder dataFolder(@Value("${serai.data}") Path folder, Environment environment) {
        return DataFolder.hold(folder).usedBy(environment.acceptsProfiles(Profiles.of("demo")));
    }

    @Bean
    @ConditionalOnProperty(name = "serai.runtime.database", havingValue = "embedded")
    JdbcConnectionDetails embeddedDatabase(DataFolder data) {
        return EmbeddedDatabase.start(data);
    }

    /** A migration of a long table takes longer than any statement of the hub may: nobody gives up waiting for it. */
    @Bean
    FlywayConfigurationCustomizer migrationsTakeTheirTime() {
        return flyway -> {
            if (flyway.getDataSource() instanceof HikariDataSource pool) {
                var properties = new Properties();
                properties.putAll(pool.getDataSourceProperties());
                properties.remove("socketTimeout");
                var patient = new DriverManagerDataSource(pool.getJdbcUrl(), pool.getUsername(), pool.getPassword());
                patient.setConnectionProperties(properties);
                flyway.dataSource(patient);
            }
        };
    }

    /** In-VM only: nothing outside this process reaches the broker. A full address fails instead of blocking the relay. */
    @Bean
    @ConditionalOnProperty(name = "serai.runtime.broker", havingValue = "embedded")
    ArtemisConfigurationCustomizer embeddedBroker(
            DataFolder data, @Value("${serai.broker.max-bytes-per-address}") long maxBytes) {
        return broker -> {
            broker.setSecurityEnabled(false);
            broker.setPersistenceEnabled(true);
            broker.setJournalDirectory(data.resolve("artemis/journal").toString());
            broker.setBindingsDirectory(data.resolve("artemis/bindings").toString());
            broker.setLargeMessagesDirectory(data.resolve("artemis/large").toString());
            broker.setPagingDirectory(data.resolve("artemis/paging").toString());
            broker.setJournalType(JournalType.NIO);
            broker.addAddressSetting(
                    "#",
                    new AddressSettings()
                            .setDeadLetterAddress(SimpleString.of("serai.dead"))
                            .setExpiryAddress(SimpleString.of("serai.dead"))
                            .setMaxDeliveryAttempts(5)
                            .setRedeliveryDelay(200)
                            .setRedeliveryMultiplier(3)
                            .setMaxRedeliveryDelay(30_000)
                            .setMaxSizeBytes(maxBytes)
                            .setAddressFullMessagePolicy(AddressFullMessagePolicy.FAIL)
                            .setAutoCreateDeadLetterResources(true));
        };
    }
}
