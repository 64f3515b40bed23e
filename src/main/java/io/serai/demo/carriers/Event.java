package io.serai.demo.carriers;

import java.time.Instant;

/** What happens to a parcel at {@code at}, and when the carrier tells of it. */
public record Event(String parcel, Kind kind, Instant at, Instant told) {

    /** With the codes of AT701, and what Pampa calls them. */
    public enum Kind {
        PICKED_UP("AF", "collected"),
        EN_ROUTE("X6", "in_transit"),
        DELIVERED("D1", "delivered");

        private final String code;
        private final String word;

        Kind(String code, String word) {
            this.code = code;
            this.word = word;
        }

        String code() {
            return code;
        }

        String word() {
            return word;
        }
    }
}
