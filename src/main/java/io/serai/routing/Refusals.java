package io.serai.routing;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.fulfilment.intake.Reception;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * The entries of a list that its API does not give when they are asked for one by one; they keep back no other. What is refused for good is
 * left to a person, all else is asked for again. Where it gives none of several, and none is here, something is wrong with it or with how we ask, and
 * nothing is passed by.
 */
final class Refusals {
    /** So many in a row say that the API is away: it would not help it to be asked for the next. */
    private static final int MOST_IN_A_ROW = 50;

    /** An entry, and what was answered in the place of it. */
    record Refused(JsonNode entry, FarApi.NotGiven why) {}

    private final Consumer<Refused> person;
    private final Predicate<JsonNode> inVain;
    private final List<Refused> refused = new ArrayList<>();
    private boolean given;
    private int inARow;

    /** @param inVain those that were asked for long enough: they are left to a person whatever is answered */
    Refusals(Consumer<Refused> person, Predicate<JsonNode> inVain) {
        this.person = person;
        this.inVain = inVain;
    }

    static Refusals of(Listing listing, Reception reception, Predicate<JsonNode> inVain) {
        return new Refusals(
                each -> reception.refusedThere(
                        listing.partner(),
                        listing.reference(each.entry()),
                        listing.delivery(each.entry()),
                        each.why().status()),
                inVain);
    }

    /** One was given. */
    void given() {
        given = true;
        inARow = 0;
    }

    /** One is here: it was given before. */
    void here() {
        given = true;
    }

    /** @throws FarApi.NotGiven if the answer says nothing of this entry, or too many in a row were not given */
    void add(JsonNode entry, FarApi.NotGiven why) {
        if (!why.isOfOne() || inARow == MOST_IN_A_ROW) {
            throw why;
        }
        inARow++;
        refused.add(new Refused(entry, why));
    }

    List<Refused> all() {
        return List.copyOf(refused);
    }

    /**
     * Leaves to a person what is refused for good.
     *
     * @return the others, which are to be asked for again
     */
    List<Refused> settle() {
        var again = new ArrayList<Refused>();
        for (var each : refused) {
            boolean isOver = each.why().isForGood() || inVain.test(each.entry());
            if (areOfThemselves() && isOver) {
                person.accept(each);
            } else {
                again.add(each);
            }
        }
        return again;
    }

    /** Whether what was answered says something of the entries: one alone may be refused, of several that one is given tells it. */
    private boolean areOfThemselves() {
        return given || refused.size() < 2;
    }
}
