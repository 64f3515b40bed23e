package io.serai.mapping;

import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NumericNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.databind.node.ValueNode;
import java.math.BigDecimal;
import java.util.Map;

/**
 * Makes the scalars of input trees: each an object of its own (Jackson shares small ones), so that a value in a contract leads back
 * to its place; and no number whose plain notation would fill the memory.
 */
final class Nodes extends JsonNodeFactory {
    static final Nodes INSTANCE = new Nodes();
    static final int MAX_SCALE = 100;
    private static final long serialVersionUID = 1L;

    private Nodes() {
        super(true);
    }

    @Override
    public TextNode textNode(String text) {
        return new TextNode(text);
    }

    @Override
    public NumericNode numberNode(int v) {
        return new IntNode(v);
    }

    @Override
    public ValueNode numberNode(BigDecimal v) {
        if (Math.abs(v.scale()) > MAX_SCALE) {
            throw new Unreadable("SER-0104", Map.of("limit", "exponent " + MAX_SCALE), Place.UNKNOWN);
        }
        return DecimalNode.valueOf(v);
    }
}
