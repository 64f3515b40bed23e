package io.serai.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.schibsted.spt.data.jslt.Expression;
import com.schibsted.spt.data.jslt.impl.ExpressionImpl;
import com.schibsted.spt.data.jslt.impl.Scope;
import com.sun.management.ThreadMXBean;
import io.serai.mapping.RunawayException.Why;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The variables of a mapping while it runs over one item, and the bound of what it may do. JSLT has none of its own, and a thread cannot be
 * stopped from outside; but whatever a mapping does again and again goes by a function or by a variable, and so comes by here. Only
 * every few thousand steps the clock is looked at, and how much memory was asked for, so that it costs next to nothing.
 */
final class BoundedScope extends Scope {
    private static final long LONGEST = Duration.ofSeconds(5).toNanos();

    /** Functions that are open within each other. */
    private static final int DEEPEST = 2_000;

    /** Characters of one text, or elements of one list. */
    private static final int LARGEST = 1 << 24;

    /** Between two looks at the clock, in elements that were gone through. */
    private static final int STEPS = 1 << 12;

    /** What an object is counted as: how many elements are below it is not known. */
    private static final int OBJECT = 1 << 7;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final VarHandle SLOTS = slots();

    private final long began = System.nanoTime();
    private final long allocated = THREADS.getCurrentThreadAllocatedBytes();
    /** JSLT marks with it the slots of variables that all functions see. */
    private static final int GLOBAL = 0x10000000;

    private static final int FIRST_SIZE = 64;

    private final JsonNode[] globals;
    /** The variables of the functions that are open, those of the innermost last; JSLT's own scope makes an array for each call. */
    private @Nullable JsonNode[] locals = new JsonNode[FIRST_SIZE];

    private int[] sizes = new int[FIRST_SIZE / 4];
    private int base;
    private int top;
    private int left = STEPS;
    private int depth;

    private BoundedScope(int size) {
        super(0);
        this.globals = new JsonNode[size];
    }

    /**
     * What a mapping makes of an item.
     *
     * @throws RunawayException if it does more than it may
     */
    static JsonNode run(Expression expression, Map<String, JsonNode> variables, JsonNode item) {
        var compiled = (ExpressionImpl) expression;
        var scope = new BoundedScope(compiled.getStackFrameSize());
        @SuppressWarnings("unchecked") // it is that
        var slots = (Map<String, Integer>) SLOTS.get(compiled);
        variables.forEach((name, value) -> {
            var slot = slots.get(name);
            if (slot != null) {
                scope.setValue(slot, value);
            }
        });
        try {
            return compiled.apply(scope, item);
        } catch (StackOverflowError e) {
            // The interpreter holds nothing that has to be put right.
            throw new RunawayException(Why.DEEP);
        }
    }

    /** Where a compiled mapping keeps its variables; it tells nobody. */
    private static VarHandle slots() {
        try {
            return MethodHandles.privateLookupIn(ExpressionImpl.class, MethodHandles.lookup())
                    .findVarHandle(ExpressionImpl.class, "parameterSlots", Map.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    @Override
    public void enterFunction(int size) {
        if (depth >= DEEPEST) {
            throw new RunawayException(Why.DEEP);
        }
        spend(1);
        if (depth == sizes.length) {
            sizes = Arrays.copyOf(sizes, 2 * depth);
        }
        sizes[depth++] = top - base;
        base = top;
        top += size;
        if (top > locals.length) {
            locals = Arrays.copyOf(locals, 2 * top);
        }
    }

    @Override
    public void leaveFunction() {
        // What the next function finds there has to be nothing.
        Arrays.fill(locals, base, top, null);
        top = base;
        base -= sizes[--depth];
    }

    @Override
    public @Nullable JsonNode getValue(int slot) {
        var value = (slot & GLOBAL) != 0 ? globals[slot & ~GLOBAL] : locals[base + slot];
        if (value != null && value.isContainerNode()) {
            spend(value.isObject() ? OBJECT : 1 + value.size());
        }
        return value;
    }

    @Override
    public void setValue(int slot, JsonNode value) {
        int size = value.isTextual() ? value.textValue().length() : value.size();
        if (size > LARGEST) {
            throw new RunawayException(Why.LARGE);
        }
        if ((slot & GLOBAL) != 0) {
            globals[slot & ~GLOBAL] = value;
        } else {
            locals[base + slot] = value;
        }
    }

    private void spend(int steps) {
        left -= steps;
        if (left <= 0) {
            left = STEPS;
            look();
        }
    }

    private void look() {
        if (System.nanoTime() - began > LONGEST) {
            throw new RunawayException(Why.LONG);
        }
        if (THREADS.getCurrentThreadAllocatedBytes() - allocated
                > Runtime.getRuntime().maxMemory() / 2) {
            throw new RunawayException(Why.LARGE);
        }
    }
}
