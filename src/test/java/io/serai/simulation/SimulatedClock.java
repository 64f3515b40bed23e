package io.serai.simulation;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.JdbcTemplate;

/** The time of the hub, of its partners and of its database, which only the simulation moves, forward or back. */
final class SimulatedClock extends Clock {
    /** {@code now()} in the database is the simulation's too, in queries and in the defaults of columns. */
    private static final String SCHEMA = """
            create schema simulated;
            create table simulated.clock (at timestamptz not null);
            insert into simulated.clock values ('epoch');
            create function simulated.now() returns timestamptz language sql stable as 'select at from simulated.clock';
            do $$
            declare c record;
            begin
              for c in select table_name, column_name from information_schema.columns
                       where table_schema = 'public' and column_default = 'now()' loop
                execute format('alter table public.%I alter column %I set default simulated.now()', c.table_name, c.column_name);
              end loop;
            end $$;
            """;

    private final JdbcTemplate database;
    private Instant now = Instant.EPOCH;

    SimulatedClock(JdbcTemplate database) {
        this.database = database;
        database.execute(SCHEMA);
    }

    void set(Instant instant) {
        now = instant;
        database.update("update simulated.clock set at = ?", Timestamp.from(now));
    }

    void pass(Duration time) {
        set(now.plus(time));
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
