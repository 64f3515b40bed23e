package io.serai.fulfilment.work;

import io.serai.kernel.FulfilmentId;
import io.serai.kernel.LocationId;
import io.serai.log.Rows;
import io.serai.sourcing.Ask.Load;
import io.serai.sourcing.Slot;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/**
 * How many parcels locations were given, by the day on which they work on them. Counted only where a rule set that counts or is tried has
 * capacities. Who gives parcels to a location that may soon have enough waits for others who do.
 */
@Repository
public class Loads {
    /** A fulfilment order has taken a parcel's worth of work at a location. */
    public record Given(FulfilmentId fulfilment, Slot slot) {}

    /** A fulfilment order goes on with what another of the same location had taken. */
    record Passed(FulfilmentId from, FulfilmentId to) {}

    private final JdbcTemplate jdbc;

    Loads(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Of the day of each slot, and of its hour; without those that were given none. */
    public Map<LocationId, Load> of(Collection<Slot> slots) {
        var loads = new HashMap<LocationId, Load>();
        Rows.of(slots)
                .text(slot -> slot.location().value())
                .text(slot -> slot.day().toString())
                .integer(Slot::hour)
                .query(
                        jdbc,
                        """
                        select l.location, sum(l.parcels),
                          coalesce(sum(l.parcels) filter (where l.hour = s.hour and s.hour >= 0), 0)
                        from :rows as s(location, day, hour)
                        join sourcing_load l on l.location = s.location and l.day = s.day::date
                        group by l.location having sum(l.parcels) > 0
                        """,
                        (row, n) ->
                                loads.put(new LocationId(row.getString(1)), new Load(row.getInt(2), row.getInt(3))));
        return loads;
    }

    /**
     * Lets no other transaction that asks for it give these locations parcels of these days until this one ends, and reads what they were
     * given by then. Before the stock rows, after all else that is locked, and once in a transaction; what is given back waits for nobody.
     */
    public Map<LocationId, Load> alone(Collection<Slot> slots) {
        Rows.of(slots)
                .text(slot -> slot.location().value())
                .text(slot -> slot.day().toString())
                .query(jdbc, """
                        select count(pg_advisory_xact_lock(key)) from (
                          select distinct hashtextextended('parcels ' || s.day || ' ' || s.location, 0) as key
                          from :rows as s(location, day) order by 1) keys
                        """, (row, n) -> row.getLong(1));
        return of(slots);
    }

    /**
     * The same for those of them only that no other transaction has: it waits for nobody, so it may come after {@link #alone}.
     *
     * @return what those were given that it got, also if it is nothing
     */
    public Map<LocationId, Load> aloneAtOnce(Collection<Slot> slots) {
        var got = new HashSet<>(Rows.of(slots)
                .text(slot -> slot.location().value())
                .text(slot -> slot.day().toString())
                .query(jdbc, """
                        select location from :rows as s(location, day)
                        where pg_try_advisory_xact_lock(hashtextextended('parcels ' || s.day || ' ' || s.location, 0))
                        """, (row, n) -> new LocationId(row.getString(1))));
        var given = of(slots);
        return got.stream()
                .collect(Collectors.toMap(
                        location -> location, location -> given.getOrDefault(location, new Load(0, 0))));
    }

    /** Before {@link #write}, which gives back what nobody goes on with. */
    void pass(Collection<Passed> passed) {
        Rows.of(passed)
                .uuid(each -> each.from().value())
                .uuid(each -> each.to().value())
                .update(jdbc, """
                        update sourcing_given g set fulfilment_id = r.after
                        from :rows as r(before, after) where g.fulfilment_id = r.before
                        """);
    }

    /**
     * After the stock rows, and in one order of the slots.
     *
     * @param unsent nothing is sent of these any more: what they had taken is given back, once
     */
    void write(Collection<Given> given, Collection<FulfilmentId> unsent) {
        var rows = Stream.concat(
                        given.stream().map(each -> new Row(each.fulfilment(), each.slot())),
                        unsent.stream().map(each -> new Row(each, null)))
                .toList();
        Rows.of(rows)
                .uuid(row -> row.fulfilment().value())
                .text(row -> row.slot() == null ? null : row.slot().location().value())
                .text(row -> row.slot() == null ? null : row.slot().day().toString())
                .integer(row -> row.slot() == null ? 0 : row.slot().hour())
                .update(jdbc, """
                        with r as materialized (select * from :rows as r(id, location, day, hour)),
                        back as (
                          delete from sourcing_given g using r where g.fulfilment_id = r.id and r.location is null
                          returning g.location, g.day, g.hour),
                        given as (
                          insert into sourcing_given select id, location, day::date, hour from r where location is not null
                          on conflict do nothing returning location, day, hour),
                        sums as (
                          select location, day, hour, sum(parcels) as parcels
                          from (select back.*, -1 as parcels from back union all select given.*, 1 from given) as each
                          group by location, day, hour having sum(parcels) <> 0)
                        insert into sourcing_load select * from sums order by location, day, hour
                        on conflict (location, day, hour) do update set parcels = sourcing_load.parcels + excluded.parcels
                        """);
    }

    /** Given if there is a slot, else given back. */
    private record Row(FulfilmentId fulfilment, @Nullable Slot slot) {}
}
