package io.serai.log;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The spans of a message on its way, across threads, queues and the database: each hop writes down its {@code traceparent} (W3C Trace
 * Context), and the next one goes on with it. Names and attributes are of partners, lanes and queues, never of people or orders. While
 * nobody asks for traces nothing is written and nothing is made.
 */
@Component
public class Traces {
    /** The name of the header, of HTTP and of JMS. */
    public static final String HEADER = "traceparent";

    private static final Pattern FORM = Pattern.compile("00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})");

    private final Tracer tracer;
    private final boolean on;

    Traces(OpenTelemetry telemetry) {
        on = telemetry != OpenTelemetry.noop();
        tracer = telemetry.getTracer("io.serai");
    }

    /** Whether somebody asks for traces. */
    public boolean isOn() {
        return on;
    }

    /** Without a parent, or with one that nobody can read, it is the first of a trace. */
    public Span start(String name, SpanKind kind, @Nullable String parent) {
        return tracer.spanBuilder(name)
                .setSpanKind(kind)
                .setParent(Context.root().with(Span.wrap(context(parent))))
                .startSpan();
    }

    /** What the next hop goes on with; null if this one is not recorded. */
    public static @Nullable String traceparent(Span span) {
        var context = span.getSpanContext();
        return context.isValid()
                ? "00-" + context.getTraceId() + "-" + context.getSpanId() + "-"
                        + context.getTraceFlags().asHex()
                : null;
    }

    /** The same text, if it is what it should be: whoever sends it writes it into our tables. */
    public static @Nullable String sound(@Nullable String traceparent) {
        return traceparent != null && FORM.matcher(traceparent).matches() ? traceparent : null;
    }

    private static SpanContext context(@Nullable String traceparent) {
        var parts = FORM.matcher(traceparent == null ? "" : traceparent);
        return parts.matches()
                ? SpanContext.createFromRemoteParent(
                        parts.group(1), parts.group(2), TraceFlags.fromHex(parts.group(3), 0), TraceState.getDefault())
                : SpanContext.getInvalid();
    }
}
