package io.serai.sourcing;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.serai.kernel.LocationId;
import io.serai.kernel.Sku;

/** Something that could have been otherwise. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "change")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Change.Price.class, name = "PRICE"),
    @JsonSubTypes.Type(value = Change.Pieces.class, name = "PIECES"),
    @JsonSubTypes.Type(value = Change.WithoutRule.class, name = "WITHOUT_RULE")
})
public sealed interface Change {

    /** A parcel from there costs so much more in minor units, or less if it is negative; by the strategy nearest it is so many metres farther. */
    record Price(LocationId location, long more) implements Change {}

    /** So many pieces more lie there, or fewer if it is negative. */
    record Pieces(LocationId location, Sku sku, int more) implements Change {}

    /** The rule of that name does not count. */
    record WithoutRule(String rule) implements Change {}
}
