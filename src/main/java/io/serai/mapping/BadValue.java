package io.serai.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.schibsted.spt.data.jslt.JsltException;

/** A function of ours cannot take a value of the input; remembers which, so that its place can be told. */
final class BadValue extends JsltException {
    private static final long serialVersionUID = 1L;

    private final transient JsonNode node;
    private final String other;

    BadValue(String message, JsonNode node) {
        this(message, node, "");
    }

    /** @param other what it should have been */
    BadValue(String message, JsonNode node, String other) {
        super(message);
        this.node = node;
        this.other = other;
    }

    String other() {
        return other;
    }

    JsonNode node() {
        return node;
    }
}
