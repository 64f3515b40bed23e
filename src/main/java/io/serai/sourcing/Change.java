package io.serai.sourcing;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.serai.kernel.LocationId;
import io.serai.kernel.Sku;
import java.time.LocalDate;
import java.util.List;

/** Something that could have been otherwise. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "change")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Change.Price.class, name = "PRICE"),
    @JsonSubTypes.Type(value = Change.Pieces.class, name = "PIECES"),
    @JsonSubTypes.Type(value = Change.Several.class, name = "SEVERAL"),
    @JsonSubTypes.Type(value = Change.Cutoff.class, name = "CUTOFF"),
    @JsonSubTypes.Type(value = Change.Open.class, name = "OPEN"),
    @JsonSubTypes.Type(value = Change.Closed.class, name = "CLOSED"),
    @JsonSubTypes.Type(value = Change.Capacity.class, name = "CAPACITY"),
    @JsonSubTypes.Type(value = Change.WithoutRule.class, name = "WITHOUT_RULE")
})
public sealed interface Change {

    /** A parcel from there costs so much more in minor units, or less if it is negative; by the strategy nearest it is so many metres farther. */
    record Price(LocationId location, long more) implements Change {}

    /** So many pieces more lie there, or fewer if it is negative. */
    record Pieces(LocationId location, Sku sku, int more) implements Change {}

    /** So many pieces more of several SKUs lie at one location. */
    record Several(List<Pieces> pieces) implements Change {
        public Several {
            pieces = List.copyOf(pieces);
        }

        int sum() {
            return pieces.stream().mapToInt(Pieces::more).sum();
        }
    }

    /** Parcels leave there on the same day for so many minutes longer, or shorter if it is negative. */
    record Cutoff(LocationId location, int minutes) implements Change {}

    /** It sends on a day, by its own clock, on which it is closed. */
    record Open(LocationId location, LocalDate day) implements Change {}

    /** It is closed on a day, by its own clock, on which it sends. */
    record Closed(LocationId location, LocalDate day) implements Change {}

    /** It can send so many parcels more on the day, or in an hour, or fewer if it is negative. */
    record Capacity(LocationId location, int parcels, boolean inHour) implements Change {}

    /** The rule of that name does not count. */
    record WithoutRule(String rule) implements Change {}
}
