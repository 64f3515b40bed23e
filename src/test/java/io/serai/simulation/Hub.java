package io.serai.simulation;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.serai.kernel.Ids;
import io.serai.log.RelayAccess;
import io.serai.shipping.CarrierRules;
import io.serai.testing.Database;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.ClassPathBeanDefinitionScanner;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.type.filter.RegexPatternTypeFilter;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The capabilities with nothing around them: no routes, no broker, no files, no threads. The database is a real PostgreSQL (that does
 * not wait for its disk), because the SQL of the decisions is half of what has to be right.
 */
final class Hub {
    private static final String[] CAPABILITIES = {
        "io.serai.log",
        "io.serai.channels",
        "io.serai.orders",
        "io.serai.payments",
        "io.serai.returns",
        "io.serai.inventory",
        "io.serai.shipping",
        "io.serai.privacy",
        "io.serai.fulfilment"
    };

    /** What starts a thread of its own, or belongs to the web. */
    private static final String LEFT_OUT = "io\\.serai\\.log\\.(RelayRunner|InvariantsEndpoint)";

    private static final Map<String, Object> SETTINGS = Map.of(
            "serai.mappings", "src/test/resources/simulation/mappings",
            "serai.public-url", "https://hub.example",
            "serai.mail.url", "in-memory",
            "serai.webhook.url", "in-memory",
            "serai.channels.shopify.url", "in-memory",
            "serai.secrets.erp", "whsec_c2ltdWxhdGlvbi1zaW11bGF0aW9uLXNpbXVsYXRpb24=",
            "serai.shipping.company-prefix", "7790001",
            "serai.manifests.close-after", "10m",
            "serai.inbox.group", "8");

    private static final String EMPTY = """
            set session_replication_role = replica;
            delete from receipt; delete from receipt_chunk; delete from receipt_item; delete from exception;
            delete from interchange; delete from orders; delete from hold; delete from order_line; delete from early_cancellation;
            delete from return_onward; delete from customer_return; delete from return_line; delete from return_refund; delete from brought; delete from stock; delete from stock_move; delete from fulfilment;
            delete from fulfilment_line; delete from manifest; delete from parcel; delete from manifest_line;
            delete from tracking_event; delete from counter; delete from payment; delete from event; delete from outbox;
            delete from attempt; delete from alert; delete from privacy_request; delete from privacy_order;
            delete from replay_run; delete from reservation; delete from reservation_line; delete from stock_count;
            delete from stock_lot; delete from lot; delete from lot_claim;
            delete from waiting_line; delete from stock_touch; delete from stock_pace; delete from published; delete from publication_due; delete from publication_refused;
            delete from sourcing_decision; delete from sourcing_trial; delete from sourcing_carried; delete from sourcing_carried_parcels; delete from sourcing_dead_end; delete from sourcing_load; delete from sourcing_given;
            set session_replication_role = default""";

    /** Vacuuming would lock a whole table for a moment, at another moment each time. */
    private static final String UNDISTURBED = """
            do $$
            declare t record;
            begin
              for t in select oid::regclass as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' loop
                execute format('alter table %s set (vacuum_truncate = off)', t.name);
              end loop;
            end $$
            """;

    @Configuration(proxyBeanMethods = false)
    @EnableTransactionManagement(proxyTargetClass = true)
    static class Transactional {}

    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
    private final Database database;
    private final SimulatedClock clock;
    private final Queues queues = new Queues(this::faults);
    private Faults faults = new Faults(new Chance(0));
    private int ids;

    Hub(String name) {
        database = Database.named(name);
        clock = new SimulatedClock(database.jdbc());
        // One thread plays all workers, so who waits for a lock waits for ever.
        database.jdbc().execute("alter database " + name + " set lock_timeout = '100ms'");
        database.jdbc().execute("alter database " + name + " set search_path = public, simulated, pg_catalog");
        database.jdbc().execute(UNDISTURBED);
        database.forget();
        wire();
        Geography.fill(database.jdbc());
    }

    private void wire() {
        var transactions = new FaultyTransactions(database.source(), this::faults);
        context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("simulation", SETTINGS));
        context.getBeanFactory().setConversionService(ApplicationConversionService.getSharedInstance());
        context.registerBean(Clock.class, () -> clock);
        context.registerBean(DataSource.class, database::source);
        context.registerBean(JdbcTemplate.class, database::jdbc);
        context.registerBean(NamedParameterJdbcTemplate.class, () -> new NamedParameterJdbcTemplate(database.jdbc()));
        context.registerBean(PlatformTransactionManager.class, () -> transactions);
        context.registerBean(TransactionTemplate.class, () -> new TransactionTemplate(transactions));
        context.registerBean(ConnectionFactory.class, queues::connections);
        context.registerBean(MeterRegistry.class, SimpleMeterRegistry::new);
        context.registerBean(
                CarrierRules.class,
                () -> new CarrierRules(List.of(
                        new CarrierRules.Rule("AR", "Córdoba", "andes"), new CarrierRules.Rule(null, null, "pampa"))));
        context.register(Transactional.class);
        var scanner = new ClassPathBeanDefinitionScanner(context);
        scanner.addExcludeFilter(new RegexPatternTypeFilter(java.util.regex.Pattern.compile(LEFT_OUT)));
        scanner.scan(CAPABILITIES);
        context.refresh();
    }

    /** Lets something happen in an empty hub, from a time on. */
    void from(Instant start, Faults next, Runnable life) {
        faults = next;
        ids = 0;
        queues.clear();
        database.jdbc().execute(EMPTY);
        clock.set(start);
        // As on the day of the first migration.
        database.jdbc()
                .execute(
                        "select event_partition(simulated.now() + m * interval '1 month') from generate_series(0, 2) m");
        Ids.from(() -> next.chance().id(clock.millis(), ids++), life);
    }

    Faults faults() {
        return faults;
    }

    SimulatedClock clock() {
        return clock;
    }

    Queues queues() {
        return queues;
    }

    JdbcTemplate jdbc() {
        return database.jdbc();
    }

    <T> T port(Class<T> type) {
        return context.getBean(type);
    }

    int relay() throws JMSException {
        return RelayAccess.run(context);
    }
}
