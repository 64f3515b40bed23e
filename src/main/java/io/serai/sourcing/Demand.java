package io.serai.sourcing;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.serai.kernel.LocationId;
import io.serai.kernel.Sku;
import java.util.List;

/** What an order still needs, and how it reaches the customer. */
public record Demand(List<Line> lines, Delivery delivery) {

    /** @throws IllegalArgumentException if there is no line, or two have the same number */
    public Demand {
        lines = List.copyOf(lines);
        if (lines.isEmpty()) {
            throw new IllegalArgumentException("a demand has at least one line");
        }
        if (lines.stream().map(Line::line).distinct().count() < lines.size()) {
            throw new IllegalArgumentException("two lines have the same number: " + lines);
        }
    }

    /** What a piece of a line weighs. */
    int grams(int line) {
        return lines.stream()
                .filter(each -> each.line() == line)
                .mapToInt(Line::grams)
                .findFirst()
                .orElse(0);
    }

    /**
     * {@code line} is the number of the order's line, from 1; {@code quantity} is in pieces, 1 or more; a piece weighs {@code grams}, its
     * longest side has {@code longest} millimetres, each 0 where nobody knows, and it wants {@code care}, beside what rule sets know of its
     * SKU.
     */
    public record Line(
            int line,
            Sku sku,
            int quantity,
            int grams,

            @JsonInclude(JsonInclude.Include.NON_DEFAULT) int longest,

            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> care) {
        /**
         * A question that was kept before products had any care or size has none.
         *
         * @throws IllegalArgumentException if the quantity is not positive
         */
        public Line {
            care = care == null ? List.of() : List.copyOf(care);
            if (quantity < 1) {
                throw new IllegalArgumentException("line " + line + " asks for " + quantity);
            }
        }

        /** Whose size nobody knows. */
        public Line(int line, Sku sku, int quantity, int grams, List<String> care) {
            this(line, sku, quantity, grams, 0, care);
        }

        /** Of which nobody has said that it wants any care. */
        public Line(int line, Sku sku, int quantity, int grams) {
            this(line, sku, quantity, grams, List.of());
        }

        /** Whose weight nobody knows. */
        public Line(int line, Sku sku, int quantity) {
            this(line, sku, quantity, 0);
        }
    }

    /** How the goods reach the customer. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "mode")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Shipped.class, name = "SHIPPED"),
        @JsonSubTypes.Type(value = Collected.class, name = "COLLECTED"),
        @JsonSubTypes.Type(value = HandedOver.class, name = "HANDED_OVER"),
        @JsonSubTypes.Type(value = Brought.class, name = "BROUGHT")
    })
    public sealed interface Delivery {}

    /** A carrier brings them to a point in a country (ISO 3166-1 alpha-2). */
    public record Shipped(String country, Located to) implements Delivery {}

    /** The customer comes for them: no other location will do. */
    public record Collected(LocationId at) implements Delivery {}

    /** The customer has them already: a fact, which no lack of stock refuses. */
    public record HandedOver(LocationId at) implements Delivery {}

    /**
     * They are brought to the store where the customer collects them, from one of some places: locations, types of location in capitals, or
     * {@code *}; or, {@code byPerson}, from the one location that a person has chosen.
     */
    public record Brought(LocationId to, List<String> from, boolean byPerson) implements Delivery {
        public Brought {
            from = List.copyOf(from);
        }
    }
}
