package io.serai.mapping;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.schibsted.spt.data.jslt.Expression;
import com.schibsted.spt.data.jslt.filters.DefaultJsonFilter;
import com.schibsted.spt.data.jslt.impl.AbstractNode;
import com.schibsted.spt.data.jslt.impl.AndOperator;
import com.schibsted.spt.data.jslt.impl.DotExpression;
import com.schibsted.spt.data.jslt.impl.EqualsComparison;
import com.schibsted.spt.data.jslt.impl.ExpressionImpl;
import com.schibsted.spt.data.jslt.impl.ExpressionNode;
import com.schibsted.spt.data.jslt.impl.ForExpression;
import com.schibsted.spt.data.jslt.impl.FunctionExpression;
import com.schibsted.spt.data.jslt.impl.IfExpression;
import com.schibsted.spt.data.jslt.impl.LetExpression;
import com.schibsted.spt.data.jslt.impl.Macro;
import com.schibsted.spt.data.jslt.impl.MacroExpression;
import com.schibsted.spt.data.jslt.impl.ObjectExpression;
import com.schibsted.spt.data.jslt.impl.OrOperator;
import com.schibsted.spt.data.jslt.impl.PairExpression;
import com.schibsted.spt.data.jslt.impl.UnequalsComparison;
import com.schibsted.spt.data.jslt.impl.VariableExpression;
import io.serai.mapping.Shortcuts.Choice;
import io.serai.mapping.Shortcuts.Condition;
import io.serai.mapping.Shortcuts.Each;
import io.serai.mapping.Shortcuts.FirstValue;
import io.serai.mapping.Shortcuts.Path;
import io.serai.mapping.Shortcuts.Template;
import io.serai.mapping.Shortcuts.Test;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Puts {@link Shortcuts} in the places of JSLT's own nodes in a compiled mapping, from the inside out. What it does not know it leaves. */
final class Shorter {
    private static final String PACKAGE = ExpressionImpl.class.getPackageName();

    private final IdentityHashMap<Object, Object> done = new IdentityHashMap<>();

    private Shorter() {}

    /** The same mapping, which does the same. */
    static Expression in(Expression compiled) {
        try {
            new Shorter().look(compiled);
            return compiled;
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("fields that were made accessible", e);
        }
    }

    /** Whatever there is in it is put in its place; what it is itself stays. */
    private void look(@Nullable Object object) throws IllegalAccessException {
        if (object instanceof Object[] array) {
            boolean ofNodes = array.getClass().getComponentType() == ExpressionNode.class;
            for (int i = 0; i < array.length; i++) {
                if (ofNodes && array[i] != null) {
                    array[i] = shorter((ExpressionNode) array[i]);
                } else {
                    look(array[i]);
                }
            }
        } else if (object instanceof Collection<?> several) {
            for (var each : several) {
                look(each);
            }
        } else if (object instanceof Map<?, ?> map) {
            look(map.values());
        } else if (object != null && isPart(object.getClass()) && done.putIfAbsent(object, object) == null) {
            lookInside(object);
        }
    }

    private void lookInside(Object object) throws IllegalAccessException {
        for (Class<?> type = object.getClass(); isPart(type); type = type.getSuperclass()) {
            for (var field : type.getDeclaredFields()) {
                if (Modifier.isStatic(field.getModifiers()) || field.getType().isPrimitive()) {
                    continue;
                }
                field.setAccessible(true);
                var value = field.get(object);
                if (value instanceof ExpressionNode node && field.getType() == ExpressionNode.class) {
                    field.set(object, shorter(node));
                } else {
                    look(value);
                }
            }
        }
    }

    private static boolean isPart(Class<?> type) {
        return type.getPackageName().equals(PACKAGE);
    }

    private ExpressionNode shorter(ExpressionNode node) throws IllegalAccessException {
        look(node);
        var known = done.get(node);
        if (known != null && known != node) {
            return (ExpressionNode) known;
        }
        var made = node instanceof AbstractNode origin ? made(origin) : node;
        done.put(node, made);
        return made;
    }

    private static ExpressionNode made(AbstractNode node) throws IllegalAccessException {
        var type = node.getClass();
        if (type == DotExpression.class) {
            return path(node);
        }
        if (type == IfExpression.class) {
            return new Choice(
                    node,
                    holds(part(node, "test", ExpressionNode.class)),
                    part(node, "thenlets", LetExpression[].class),
                    part(node, "then", ExpressionNode.class),
                    part(node, "elselets", LetExpression[].class),
                    part(node, "orelse", ExpressionNode.class));
        }
        if (type == ForExpression.class) {
            var condition = part(node, "ifExpr", ExpressionNode.class);
            return new Each(
                    node,
                    part(node, "valueExpr", ExpressionNode.class),
                    part(node, "lets", LetExpression[].class),
                    part(node, "loopExpr", ExpressionNode.class),
                    condition == null ? null : holds(condition));
        }
        if (type == ObjectExpression.class) {
            return template(node);
        }
        if (type == MacroExpression.class) {
            var name = part(node, "macro", Macro.class).getName();
            return name.equals("fallback")
                    ? new FirstValue(node, part(node, "arguments", ExpressionNode[].class))
                    : node;
        }
        var condition = condition(node);
        return condition == null ? node : new Test(node, condition);
    }

    private static ExpressionNode path(AbstractNode node) throws IllegalAccessException {
        var name = part(node, "key", String.class);
        var parent = part(node, "parent", ExpressionNode.class);
        if (name == null) {
            return node;
        }
        return Path.of(node, parent, parent instanceof VariableExpression ? slot(parent) : Path.NONE, name);
    }

    private static int slot(ExpressionNode variable) throws IllegalAccessException {
        return part(variable, "slot", Integer.class);
    }

    /** What an expression is as a condition. */
    private static Condition holds(ExpressionNode node) throws IllegalAccessException {
        return node instanceof VariableExpression variable
                ? Condition.of(variable, slot(variable))
                : Condition.of(node);
    }

    private static ExpressionNode template(AbstractNode node) throws IllegalAccessException {
        var pairs = part(node, "children", PairExpression[].class);
        boolean isPlain = part(node, "matcher", Object.class) == null
                && part(node, "filter", Object.class) instanceof DefaultJsonFilter
                && Arrays.stream(pairs).allMatch(PairExpression::isKeyLiteral);
        if (!isPlain) {
            return node;
        }
        var values = new ExpressionNode[pairs.length];
        for (int i = 0; i < pairs.length; i++) {
            values[i] = part(pairs[i], "value", ExpressionNode.class);
        }
        var names = Arrays.stream(pairs).map(PairExpression::getStaticKey).toArray(String[]::new);
        return new Template(node, part(node, "lets", LetExpression[].class), names, values);
    }

    private static @Nullable Condition condition(AbstractNode node) throws IllegalAccessException {
        var type = node.getClass();
        if (type == AndOperator.class || type == OrOperator.class) {
            var left = holds(part(node, "left", ExpressionNode.class));
            var right = holds(part(node, "right", ExpressionNode.class));
            return type == AndOperator.class ? Condition.both(left, right) : Condition.either(left, right);
        }
        if (type == EqualsComparison.class || type == UnequalsComparison.class) {
            var equal = Condition.equal(
                    part(node, "left", ExpressionNode.class), part(node, "right", ExpressionNode.class));
            return type == EqualsComparison.class ? equal : Condition.not(equal);
        }
        if (type == FunctionExpression.class) {
            return ofFunction(node);
        }
        return null;
    }

    /** Of JSLT's own {@code not} and its like. */
    private static @Nullable Condition ofFunction(AbstractNode node) throws IllegalAccessException {
        var function = part(node, "function", Object.class);
        if (function == null || !isPart(function.getClass()) || part(node, "declared", Object.class) != null) {
            return null;
        }
        var argument = part(node, "arguments", ExpressionNode[].class)[0];
        return switch (((FunctionExpression) node).getFunctionName()) {
            case "not" -> Condition.not(holds(argument));
            case "boolean" -> holds(argument);
            case "is-object" -> (scope, input) -> argument.apply(scope, input) instanceof ObjectNode;
            case "is-array" -> (scope, input) -> argument.apply(scope, input) instanceof ArrayNode;
            default -> null;
        };
    }

    /** JSLT shows its parts to nobody. */
    @SuppressWarnings("NullAway") // whether there may be nothing, whoever asks knows
    private static <T> T part(Object node, String name, Class<T> type) throws IllegalAccessException {
        for (Class<?> of = node.getClass(); isPart(of); of = of.getSuperclass()) {
            for (Field field : of.getDeclaredFields()) {
                if (field.getName().equals(name)) {
                    field.setAccessible(true);
                    return type.cast(field.get(node));
                }
            }
        }
        throw new IllegalStateException(node.getClass() + " has no " + name);
    }
}
