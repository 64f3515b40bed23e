package io.serai.fulfilment.work;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.fulfilment.work.Loads.Given;
import io.serai.fulfilment.work.Loads.Passed;
import io.serai.kernel.FulfilmentId;
import io.serai.kernel.LocationId;
import io.serai.sourcing.Ask.Load;
import io.serai.sourcing.Slot;
import io.serai.testing.Database;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.BeforeTry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What locations were given, and what they gave back. */
class LoadsTest {
    private static final LocalDate TODAY = LocalDate.parse("2026-11-26");
    private static final LocationId STORE = new LocationId("ROSARIO");

    private final Database database = Database.shared();
    private final Loads loads = new Loads(database.jdbc());

    @BeforeEach
    @BeforeTry
    void nothing() {
        database.empty();
        database.jdbc().update("delete from sourcing_load");
        database.jdbc().update("delete from sourcing_given");
    }

    @Test
    void a_parcel_counts_for_the_day_on_which_it_is_worked_on() {
        give(slot(TODAY, 10));
        give(slot(TODAY, 11));
        give(slot(TODAY.plusDays(1), Slot.LATER));

        assertThat(of(slot(TODAY, 11))).isEqualTo(new Load(2, 1));
        assertThat(of(slot(TODAY, 12))).isEqualTo(new Load(2, 0));
        assertThat(of(slot(TODAY.plusDays(1), Slot.LATER)))
                .as("no hour is full by it")
                .isEqualTo(new Load(1, 0));
        assertThat(of(slot(TODAY.plusDays(2), 9))).isEqualTo(new Load(0, 0));
    }

    @Test
    void what_is_not_sent_is_given_back_once() {
        var kept = give(slot(TODAY, 10));
        var cancelled = give(slot(TODAY, 10));

        loads.write(List.of(), List.of(cancelled));
        loads.write(List.of(), List.of(cancelled));

        assertThat(of(slot(TODAY, 10))).isEqualTo(new Load(1, 1));
        loads.write(List.of(new Given(kept, slot(TODAY, 11))), List.of());
        assertThat(of(slot(TODAY, 11))).as("given once").isEqualTo(new Load(1, 0));
    }

    @Test
    void what_goes_on_as_another_is_not_counted_again_and_given_back_with_that() {
        var before = give(slot(TODAY, 10));
        var after = FulfilmentId.next();

        loads.pass(List.of(new Passed(before, after)));
        loads.write(List.of(), List.of(before));

        assertThat(of(slot(TODAY, 10))).isEqualTo(new Load(1, 1));
        loads.write(List.of(), List.of(after));
        assertThat(of(slot(TODAY, 10))).isEqualTo(new Load(0, 0));
    }

    @Property(tries = 60)
    void the_sums_are_what_was_given_and_not_given_back(@ForAll long seed) {
        var random = new Random(seed);
        var slots = List.of(slot(TODAY, 9), slot(TODAY, 10), slot(TODAY.plusDays(1), Slot.LATER), other(TODAY, 9));
        var there = new HashMap<FulfilmentId, Slot>();
        for (int step = 0; step < 6; step++) {
            var given = new ArrayList<Given>();
            for (int i = random.nextInt(5); i > 0; i--) {
                given.add(new Given(FulfilmentId.next(), slots.get(random.nextInt(slots.size()))));
            }
            var back = there.keySet().stream()
                    .filter(each -> random.nextInt(3) == 0)
                    .toList();
            loads.write(given, back);
            there.keySet().removeAll(back);
            given.forEach(each -> there.put(each.fulfilment(), each.slot()));

            for (var slot : slots) {
                assertThat(of(slot)).isEqualTo(expected(there, slot));
            }
        }
    }

    private static Load expected(Map<FulfilmentId, Slot> there, Slot slot) {
        var ofDay = there.values().stream()
                .filter(each ->
                        each.location().equals(slot.location()) && each.day().equals(slot.day()))
                .toList();
        long inHour = ofDay.stream()
                .filter(each -> slot.isNow() && each.hour() == slot.hour())
                .count();
        return new Load(ofDay.size(), (int) inHour);
    }

    private FulfilmentId give(Slot slot) {
        var fulfilment = FulfilmentId.next();
        loads.write(List.of(new Given(fulfilment, slot)), List.of());
        return fulfilment;
    }

    private Load of(Slot slot) {
        return loads.of(List.of(slot)).getOrDefault(slot.location(), new Load(0, 0));
    }

    private static Slot slot(LocalDate day, int hour) {
        return new Slot(STORE, day, hour);
    }

    private static Slot other(LocalDate day, int hour) {
        return new Slot(new LocationId("CORDOBA"), day, hour);
    }
}
