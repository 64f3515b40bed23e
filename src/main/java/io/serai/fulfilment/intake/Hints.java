package io.serai.fulfilment.intake;

import io.serai.contract.Hint;
import io.serai.fulfilment.intake.Fetches.Told;
import io.serai.fulfilment.work.Entry;
import io.serai.fulfilment.work.Group;
import io.serai.fulfilment.work.Parking;
import io.serai.log.Attempt;
import io.serai.log.Json;
import io.serai.mapping.Partner;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * What a channel only hints at is asked for, by the door of its partner; of an order that will be asked for anyhow no second time. What
 * comes back is a message of its own. Where the partner's routes are not there, nobody would ever ask: it is left to a person, who reads
 * which setting is missing, or what is wrong with their file.
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
    private final Fetches fetches;

    Hints(Environment environment, Fetches fetches) {
        this.environment = environment;
        this.fetches = fetches;
    }

    /** Why nobody asks, as the partner's routes are not there: which settings they lack, or what is wrong with their file. Empty if they are. */
    public Optional<String> whyNobodyAsks(Partner partner) {
        return Stream.of(broken(partner), missing(partner))
                .filter(why -> !why.isEmpty())
                .findFirst();
    }

    private String missing(Partner partner) {
        return environment.getProperty(MISSING + partner.name(), "");
    }

    private String broken(Partner partner) {
        return environment.getProperty(BROKEN + partner.name(), "");
    }

    public void ask(Group group) {
        var hinted = group.waiting(Hint.class);
        var asked = fetches.waiting(hinted.stream().map(Hints::told).toList());
        for (var entry : hinted) {
            var partner = entry.partner();
            if (whyNobodyAsks(partner).isEmpty()) {
                ask(group, entry, asked);
            } else {
                park(group, entry, missing(partner), broken(partner));
            }
        }
    }

    private static void ask(Group group, Entry entry, Set<Told> asked) {
        if (asked.add(told(entry))) {
            group.work().ask(request(entry));
        }
        entry.ignored("hint", null);
    }

    private static void park(Group group, Entry entry, String missing, String broken) {
        var reference = told(entry).reference();
        var partner = entry.partner().name();
        if (broken.isEmpty()) {
            var args = Map.of("partner", partner, "reference", reference, "setting", missing);
            Parking.park(group.work(), entry, "SER-0117", args);
        } else {
            var args = Map.of("partner", partner, "reference", reference, "error", broken);
            Parking.park(group.work(), entry, "SER-0443", args);
        }
    }

    private static Told told(Entry entry) {
        return new Told(
                DOOR + entry.partner().name(),
                entry.waitsAs(Hint.class).orElseThrow().reference());
    }

    /** By receipt, because the next hint may tell of a later change; the same receipt never asks twice. Its item is told what comes of it. */
    private static Attempt.Request request(Entry entry) {
        var told = told(entry);
        var receipt = entry.envelope().receipt();
        return new Attempt.Request(
                told.door(),
                KIND,
                told.reference() + "@" + receipt + "#" + entry.no(),
                null,
                Json.write(Map.of("reference", told.reference(), "receipt", receipt, "item", entry.no())));
    }
}
