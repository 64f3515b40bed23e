package io.serai.fulfilment.work;

import io.serai.channels.Exceptions.Parked;
import io.serai.kernel.Ids;
import io.serai.kernel.OrderId;
import io.serai.log.Attempt;
import io.serai.log.Json;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Leaves an item to a person. */
public final class Parking {
    private Parking() {}

    public static void park(Work work, Entry entry, String code, Map<String, String> args) {
        park(work, entry, null, code, problem(code, args));
    }

    /** It is about an order that is there: its timeline tells it, too. */
    public static void park(Work work, Entry entry, OrderId order, String code, Map<String, String> args) {
        park(work, entry, order, code, problem(code, args));
    }

    /** @param problems a JSON array of code, args, pointer, line, column */
    public static void park(Work work, Entry entry, String code, String problems) {
        park(work, entry, null, code, problems);
    }

    private static String problem(String code, Map<String, String> args) {
        return Json.write(List.of(Map.of("code", code, "args", args)));
    }

    private static void park(Work work, Entry entry, @Nullable OrderId order, String code, String problems) {
        var document = entry.document();
        work.park(new Parked(
                entry.exception().orElseGet(Ids::next),
                entry.envelope().receipt(),
                entry.no(),
                order,
                entry.envelope().partner(),
                entry.envelope().lane(),
                code,
                problems,
                entry.part(),
                document == null,
                document,
                "OPEN"));
        entry.parked(code, order);
    }

    /** A call to the outside that was refused for good. */
    public static Parked ofCall(Attempt attempt, String code) {
        var args = Map.of("door", attempt.door(), "kind", attempt.kind());
        return Parked.ofStep(Ids.next(), attempt.order(), attempt.door(), "calls", code, args);
    }
}
