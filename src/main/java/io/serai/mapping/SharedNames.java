package io.serai.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.schibsted.spt.data.jslt.Expression;
import com.schibsted.spt.data.jslt.impl.ExpressionImpl;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes the names in a compiled mapping the very objects that the names in documents are. Decoders share the names that they read (as {@link
 * String#intern} does, see {@link Names}), and JSLT does not: each look-up of a field would compare characters, of which a mapping does hundreds.
 */
final class SharedNames {
    private static final String PACKAGE = ExpressionImpl.class.getPackageName();

    private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Deque<Object> open = new ArrayDeque<>();

    private SharedNames() {}

    /** The same mapping, which does the same. */
    static Expression in(Expression compiled) {
        try {
            var names = new SharedNames();
            names.open(compiled);
            while (!names.open.isEmpty()) {
                names.visit(names.open.pop());
            }
            return compiled;
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("fields that were made accessible", e);
        }
    }

    private void open(@Nullable Object object) {
        if (object != null && seen.add(object)) {
            open.push(object);
        }
    }

    private void visit(Object object) throws IllegalAccessException {
        if (object instanceof Object[] array) {
            for (var each : array) {
                open(each);
            }
        } else if (object instanceof Collection<?> several) {
            several.forEach(this::open);
        } else if (object instanceof Map<?, ?> map) {
            map.values().forEach(this::open);
        } else {
            for (Class<?> type = object.getClass(); isPart(type); type = type.getSuperclass()) {
                for (var field : type.getDeclaredFields()) {
                    share(object, field);
                }
            }
        }
    }

    private static boolean isPart(Class<?> type) {
        return type.getPackageName().equals(PACKAGE);
    }

    private void share(Object object, Field field) throws IllegalAccessException {
        if (Modifier.isStatic(field.getModifiers()) || field.getType().isPrimitive()) {
            return;
        }
        field.setAccessible(true);
        var value = field.get(object);
        if (value instanceof String name) {
            field.set(object, name.intern());
        } else if (value instanceof TextNode text && field.getType() == JsonNode.class) {
            field.set(object, new TextNode(text.textValue().intern()));
        } else {
            open(value);
        }
    }
}
