package io.serai.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;

/** A value that was computed from one value of the input, and remembers which. */
sealed interface Traced {
    JsonNode origin();

    static JsonNode text(String value, JsonNode origin) {
        return origin.isTextual() && origin.textValue().equals(value) ? origin : new Text(value, origin);
    }

    /** The text of a number, with the number. */
    static JsonNode amount(String value, BigDecimal number, JsonNode origin) {
        return origin.isTextual() && origin.textValue().equals(value) ? origin : new Amount(value, number, origin);
    }

    /** A text that is a number. */
    final class Amount extends TextNode implements Traced, Decimals.Amount {
        private static final long serialVersionUID = 1L;
        private final transient BigDecimal number;
        private final transient JsonNode origin;

        Amount(String value, BigDecimal number, JsonNode origin) {
            super(value);
            this.number = number;
            this.origin = origin;
        }

        @Override
        public BigDecimal number() {
            return number;
        }

        @Override
        public JsonNode origin() {
            return origin;
        }
    }

    /** A text. */
    final class Text extends TextNode implements Traced {
        private static final long serialVersionUID = 1L;
        private final transient JsonNode origin;

        Text(String value, JsonNode origin) {
            super(value);
            this.origin = origin;
        }

        @Override
        public JsonNode origin() {
            return origin;
        }
    }

    /** A whole number. */
    final class Whole extends IntNode implements Traced {
        private static final long serialVersionUID = 1L;
        private final transient JsonNode origin;

        Whole(int value, JsonNode origin) {
            super(value);
            this.origin = origin;
        }

        @Override
        public JsonNode origin() {
            return origin;
        }
    }

    /** A decimal number. */
    final class Exact extends DecimalNode implements Traced {
        private static final long serialVersionUID = 1L;
        private final transient JsonNode origin;

        Exact(BigDecimal value, JsonNode origin) {
            super(value);
            this.origin = origin;
        }

        @Override
        public JsonNode origin() {
            return origin;
        }
    }

    /** Milliseconds. */
    final class Millis extends LongNode implements Traced {
        private static final long serialVersionUID = 1L;
        private final transient JsonNode origin;

        Millis(long value, JsonNode origin) {
            super(value);
            this.origin = origin;
        }

        @Override
        public JsonNode origin() {
            return origin;
        }
    }
}
