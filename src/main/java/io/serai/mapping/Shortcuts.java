package io.serai.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.ContainerNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.schibsted.spt.data.jslt.impl.AbstractNode;
import com.schibsted.spt.data.jslt.impl.EqualsComparison;
import com.schibsted.spt.data.jslt.impl.ExpressionNode;
import com.schibsted.spt.data.jslt.impl.LetExpression;
import com.schibsted.spt.data.jslt.impl.NodeUtils;
import com.schibsted.spt.data.jslt.impl.Scope;
import com.schibsted.spt.data.jslt.impl.VariableExpression;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Nodes that do the same as JSLT's own of which a mapping has most, in fewer steps: JSLT asks each value for its type again and again, puts
 * each answer of a condition in a node, and evaluates the name of each property. {@link Shorter} puts them in their places.
 */
final class Shortcuts {
    private Shortcuts() {}

    /** Whether a value holds as a condition, as {@link NodeUtils#isTrue} says. */
    @SuppressWarnings("ReferenceEquality") // as JSLT does: there is one of it
    static boolean isTrue(JsonNode value) {
        if (value instanceof TextNode text) {
            return !text.textValue().isEmpty();
        }
        if (value instanceof ContainerNode<?> several) {
            return !several.isEmpty();
        }
        return !(value instanceof NullNode)
                && value != BooleanNode.FALSE
                && (value instanceof BooleanNode || NodeUtils.isTrue(value));
    }

    /** Whether it is kept in an object, as {@link NodeUtils#isValue} says. */
    static boolean isValue(JsonNode value) {
        return !(value instanceof NullNode) && !(value instanceof ContainerNode<?> several && several.isEmpty());
    }

    private static boolean areEqual(JsonNode one, JsonNode other) {
        return one instanceof TextNode ? one.equals(other) : EqualsComparison.equals(one, other);
    }

    /** What is asked for its truth alone. */
    @FunctionalInterface
    interface Condition {
        boolean holds(Scope scope, JsonNode input);

        /** The condition that an expression is. */
        static Condition of(ExpressionNode expression) {
            return expression instanceof Test test
                    ? test.condition
                    : (scope, input) -> isTrue(expression.apply(scope, input));
        }

        /** Whether a variable holds. */
        static Condition of(VariableExpression variable, int slot) {
            return (scope, input) -> {
                var value = scope instanceof BoundedScope bounded ? bounded.peek(slot) : null;
                return isTrue(value == null ? variable.apply(scope, input) : value);
            };
        }

        static Condition both(Condition one, Condition other) {
            return (scope, input) -> one.holds(scope, input) && other.holds(scope, input);
        }

        static Condition either(Condition one, Condition other) {
            return (scope, input) -> one.holds(scope, input) || other.holds(scope, input);
        }

        static Condition not(Condition condition) {
            return (scope, input) -> !condition.holds(scope, input);
        }

        static Condition equal(ExpressionNode one, ExpressionNode other) {
            return (scope, input) -> areEqual(one.apply(scope, input), other.apply(scope, input));
        }
    }

    /** A condition as a value. */
    static final class Test extends AbstractNode {
        private final Condition condition;

        Test(AbstractNode origin, Condition condition) {
            super(origin.getLocation());
            this.condition = condition;
        }

        @Override
        public JsonNode apply(Scope scope, JsonNode input) {
            return BooleanNode.valueOf(condition.holds(scope, input));
        }
    }

    /** {@code $order.customer.name}. */
    static final class Path extends AbstractNode {
        /** In the place of a slot: it does not begin with a variable. */
        static final int NONE = -1;

        private final @Nullable ExpressionNode from;
        private final int slot;
        private final String[] names;

        private Path(AbstractNode origin, @Nullable ExpressionNode from, int slot, String... names) {
            super(origin.getLocation());
            this.from = from;
            this.slot = slot;
            this.names = names;
        }

        /**
         * @param from null: the input
         * @param slot of the variable that it is, or {@link #NONE}
         */
        static Path of(AbstractNode origin, @Nullable ExpressionNode from, int slot, String name) {
            if (!(from instanceof Path path)) {
                return new Path(origin, from, slot, name);
            }
            var names = Arrays.copyOf(path.names, path.names.length + 1);
            names[path.names.length] = name;
            return new Path(origin, path.from, path.slot, names);
        }

        @Override
        public JsonNode apply(Scope scope, JsonNode input) {
            if (slot != NONE && scope instanceof BoundedScope bounded) {
                var held = bounded.peek(slot);
                if (held != null) {
                    var found = in(held);
                    bounded.count(found);
                    return found;
                }
            }
            return in(from == null ? input : from.apply(scope, input));
        }

        private JsonNode in(JsonNode root) {
            var node = root;
            for (var name : names) {
                var child = node instanceof ObjectNode object ? object.get(name) : null;
                if (child == null) {
                    return NullNode.instance;
                }
                node = child;
            }
            return node;
        }
    }

    /** {@code if (…) … else …}. */
    static final class Choice extends AbstractNode {
        private final Condition condition;
        private final LetExpression @Nullable [] thenLets;
        private final ExpressionNode then;
        private final LetExpression @Nullable [] elseLets;
        private final @Nullable ExpressionNode otherwise;

        Choice(
                AbstractNode origin,
                Condition condition,
                LetExpression @Nullable [] thenLets,
                ExpressionNode then,
                LetExpression @Nullable [] elseLets,
                @Nullable ExpressionNode otherwise) {
            super(origin.getLocation());
            this.condition = condition;
            this.thenLets = thenLets;
            this.then = then;
            this.elseLets = elseLets;
            this.otherwise = otherwise;
        }

        @Override
        public JsonNode apply(Scope scope, JsonNode input) {
            if (condition.holds(scope, input)) {
                NodeUtils.evalLets(scope, input, thenLets);
                return then.apply(scope, input);
            }
            if (otherwise == null) {
                return NullNode.instance;
            }
            NodeUtils.evalLets(scope, input, elseLets);
            return otherwise.apply(scope, input);
        }
    }

    /** An object whose names are in the mapping, each once. */
    static final class Template extends AbstractNode {
        private final LetExpression[] lets;
        private final String[] names;
        private final ExpressionNode[] values;

        Template(AbstractNode origin, LetExpression[] lets, String[] names, ExpressionNode[] values) {
            super(origin.getLocation());
            this.lets = lets;
            this.names = names;
            this.values = values;
        }

        @Override
        public JsonNode apply(Scope scope, JsonNode input) {
            NodeUtils.evalLets(scope, input, lets);
            var object = Nodes.INSTANCE.objectNode();
            for (int i = 0; i < names.length; i++) {
                var value = values[i].apply(scope, input);
                if (isValue(value)) {
                    object.set(names[i], value);
                }
            }
            return object;
        }
    }

    /** {@code [for (…) … if (…)]}. */
    static final class Each extends AbstractNode {
        private final ExpressionNode origin;
        private final ExpressionNode several;
        private final LetExpression[] lets;
        private final ExpressionNode made;
        private final @Nullable Condition condition;

        Each(
                AbstractNode origin,
                ExpressionNode several,
                LetExpression[] lets,
                ExpressionNode made,
                @Nullable Condition condition) {
            super(origin.getLocation());
            this.origin = origin;
            this.several = several;
            this.lets = lets;
            this.made = made;
            this.condition = condition;
        }

        @Override
        public JsonNode apply(Scope scope, JsonNode input) {
            var value = several.apply(scope, input);
            if (value instanceof NullNode) {
                return value;
            }
            var list = value instanceof ObjectNode ? NodeUtils.convertObjectToArray(value) : value;
            if (!(list instanceof ArrayNode array)) {
                // That is refused.
                return origin.apply(scope, input);
            }
            var all = Nodes.INSTANCE.arrayNode();
            for (int i = 0; i < array.size(); i++) {
                var one = array.get(i);
                NodeUtils.evalLets(scope, one, lets);
                if (condition == null || condition.holds(scope, one)) {
                    all.add(made.apply(scope, one));
                }
            }
            return all;
        }
    }

    /** {@code fallback(…, …)}. */
    static final class FirstValue extends AbstractNode {
        private final ExpressionNode[] all;

        FirstValue(AbstractNode origin, ExpressionNode[] all) {
            super(origin.getLocation());
            this.all = all;
        }

        @Override
        public JsonNode apply(Scope scope, JsonNode input) {
            for (var each : all) {
                var value = each.apply(scope, input);
                if (isValue(value)) {
                    return value;
                }
            }
            return NullNode.instance;
        }
    }
}
