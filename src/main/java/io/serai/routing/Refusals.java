package io.serai.routing;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.fulfilment.intake.Reception;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * The entries of a list that its API refuses for good. They are left to a person if it gives others; where it gives none, something is
 * wrong with how we ask, and nothing is passed by.
 */
final class Refusals {
    /** An entry, and what was answered in the place of it. */
    record Refused(JsonNode entry, FarApi.NotGiven why) {}

    private final Consumer<Refused> person;
    private final List<Refused> refused = new ArrayList<>();
    private boolean given;

    Refusals(Consumer<Refused> person) {
        this.person = person;
    }

    static Refusals of(Listing listing, Reception reception) {
        return new Refusals(each -> reception.refusedThere(
                listing.partner(),
                listing.reference(each.entry()),
                listing.delivery(each.entry()),
                each.why().status()));
    }

    /** One was given. */
    void given() {
        given = true;
    }

    void add(JsonNode entry, FarApi.NotGiven why) {
        refused.add(new Refused(entry, why));
    }

    /** @throws FarApi.NotGiven the first of them, if none was given */
    void leaveToAPerson() {
        if (!refused.isEmpty() && !given) {
            throw refused.get(0).why();
        }
        refused.forEach(person);
    }
}
