package io.serai.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/** One item of a document as it was written. */
interface Element {

    /**
     * Its tree. Every scalar in it is an object of its own, so that a value that a mapping passed through can be traced back.
     *
     * @throws Unreadable if this item, and only this, cannot be decoded
     */
    JsonNode tree();

    /** Its text, to be corrected and decoded again on its own; null if it is the whole document. */
    @Nullable
    String document();

    /** A quick look that nearly every item ends with: false is certain. */
    default boolean mayHoldCardNumber() {
        return true;
    }

    /** Where the part at a JSON pointer of the tree begins in the whole document, or else what holds it. */
    Place place(String pointer);
}
