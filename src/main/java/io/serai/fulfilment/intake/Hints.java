package io.serai.fulfilment.intake;

import io.serai.contract.Hint;
import io.serai.fulfilment.work.Entry;
import io.serai.fulfilment.work.Group;
import io.serai.fulfilment.work.Parking;
import io.serai.log.Attempt;
import io.serai.log.Json;
import java.util.Map;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * What a channel only hints at is asked for: one call for each hint, by the door of its partner. What comes back is a message of its own.
 * Where the partner's routes are not there, nobody would ever ask: it is left to a person, who reads which setting is missing, or what is
 * wrong with their file.
 */
@Component
public class Hints {
    /** Ends the door's name with the partner's. */
    public static final String DOOR = "fetch:";

    static final String KIND = "FETCH";

    /** Begins the property that says, by the partner's name, which properties its routes lack. */
    private static final String MISSING = "serai.runtime.missing.";

    /** The same of what is wrong with their file. */
    private static final String BROKEN = "serai.runtime.broken.";

    private final Environment environment;

    Hints(Environment environment) {
        this.environment = environment;
    }

    public void ask(Group group) {
        for (var entry : group.waiting(Hint.class)) {
            var hint = entry.waitsAs(Hint.class).orElseThrow();
            var partner = entry.partner().name();
            var missing = environment.getProperty(MISSING + partner, "");
            var broken = environment.getProperty(BROKEN + partner, "");
            if (!broken.isEmpty()) {
                var args = Map.of("partner", partner, "reference", hint.reference(), "error", broken);
                Parking.park(group.work(), entry, "SER-0443", args);
            } else if (missing.isEmpty()) {
                group.work().ask(request(entry, hint));
                entry.ignored("hint", null);
            } else {
                var args = Map.of("partner", partner, "reference", hint.reference(), "setting", missing);
                Parking.park(group.work(), entry, "SER-0117", args);
            }
        }
    }

    /** By receipt, because the next hint may tell of a later change; the same receipt never asks twice. */
    private static Attempt.Request request(Entry entry, Hint hint) {
        return new Attempt.Request(
                DOOR + entry.partner().name(),
                KIND,
                hint.reference() + "@" + entry.envelope().receipt() + "#" + entry.no(),
                null,
                Json.write(Map.of("reference", hint.reference())));
    }
}
