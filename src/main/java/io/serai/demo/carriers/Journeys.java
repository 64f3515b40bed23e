package io.serai.demo.carriers;

import io.serai.demo.tools.Dice;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * How long a parcel takes, counted from its manifest; each time is longer by up to {@code spread}. At the rate {@code disordered} the
 * carrier tells that a parcel is on its way only after it has told that it was delivered.
 */
public record Journeys(
        Dice dice, Duration pickedUp, Duration enRoute, Duration delivered, Duration spread, double disordered) {
    private static final Duration TOO_LATE = Duration.ofSeconds(2);

    List<Event> of(String parcel, Instant manifest) {
        var later = Duration.ofMillis(dice.between(0, (int) spread.toMillis()));
        var pickedUpAt = manifest.plus(pickedUp).plus(later);
        var enRouteAt = manifest.plus(enRoute).plus(later);
        var deliveredAt = manifest.plus(delivered).plus(later);
        var enRouteTold = dice.falls(disordered) ? deliveredAt.plus(TOO_LATE) : enRouteAt;
        return List.of(
                new Event(parcel, Event.Kind.PICKED_UP, pickedUpAt, pickedUpAt),
                new Event(parcel, Event.Kind.EN_ROUTE, enRouteAt, enRouteTold),
                new Event(parcel, Event.Kind.DELIVERED, deliveredAt, deliveredAt));
    }
}
