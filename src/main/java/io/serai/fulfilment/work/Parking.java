package io.serai.fulfilment.work;

import io.serai.channels.Exceptions.Parked;
import io.serai.kernel.Ids;
import io.serai.log.Attempt;
import io.serai.log.Json;
import java.util.List;
import java.util.Map;

/** Leaves an item to a person. */
public final class Parking {
    private Parking() {}

    public static void park(Work work, Entry entry, String code, Map<String, String> args) {
        park(work, entry, code, Json.write(List.of(Map.of("code", code, "args", args))));
    }

    /** @param problems a JSON array of code, args, pointer, line, column */
    public static void park(Work work, Entry entry, String code, String problems) {
        var document = entry.document();
        work.park(new Parked(
                entry.exception().orElseGet(Ids::next),
                entry.envelope().receipt(),
                entry.no(),
                null,
                entry.envelope().partner(),
                entry.envelope().lane(),
                code,
                problems,
                entry.part(),
                document == null,
                document,
                "OPEN"));
        entry.parked(code);
    }

    /** A call to the outside that was refused for good. */
    public static Parked ofCall(Attempt attempt, String code) {
        var args = Map.of("door", attempt.door(), "kind", attempt.kind());
        return Parked.ofStep(Ids.next(), attempt.order(), attempt.door(), "calls", code, args);
    }
}
