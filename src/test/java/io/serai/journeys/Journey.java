package io.serai.journeys;

import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.serai.Serai;
import io.serai.log.Invariants;
import org.apache.camel.CamelContext;
import org.apache.camel.test.spring.junit5.CamelSpringBootTest;
import org.apache.camel.test.spring.junit5.DisableJmx;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.ContextConfiguration;

/**
 * A journey through the whole hub, as it runs in production: embedded PostgreSQL and broker, web server, all routes. One hub serves
 * all journeys. After each, every invariant holds and the provider's book agrees.
 */
@CamelSpringBootTest
@DisableJmx(false)
@SpringBootTest(classes = Serai.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(loader = StagedLoader.class)
@Import(Journey.Exporter.class)
public abstract class Journey {
    /** Keeps the traces that a sender begins; those that would begin here are not made. */
    @TestConfiguration(proxyBeanMethods = false)
    static class Exporter {
        @Bean
        InMemorySpanExporter spans() {
            return InMemorySpanExporter.create();
        }
    }

    World world;

    @Autowired
    CamelContext camel;

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private Invariants invariants;

    @LocalServerPort
    private int port;

    @BeforeEach
    void enter() {
        world = new World(port, jdbc, invariants);
    }

    @AfterEach
    void everythingHolds() {
        world.everythingHolds();
    }
}
