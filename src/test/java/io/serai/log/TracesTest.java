package io.serai.log;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class TracesTest {
    private static final String SOUND = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

    private final ApplicationContextRunner hub =
            new ApplicationContextRunner().withUserConfiguration(TracesConfiguration.class, Traces.class);

    @Test
    void spans_go_out_by_otlp_where_the_property_says() throws IOException {
        var received = new ConcurrentLinkedQueue<String>();
        var collector = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        collector.createContext("/v1/traces", exchange -> {
            received.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.ISO_8859_1));
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        collector.start();
        var url = "http://127.0.0.1:" + collector.getAddress().getPort() + "/v1/traces";
        try {
            hub.withPropertyValues("serai.traces.otlp=" + url).run(context -> {
                var traces = context.getBean(Traces.class);
                assertThat(traces.isOn()).isTrue();
                var span = traces.start("receive shopify", SpanKind.CONSUMER, SOUND);
                assertThat(Traces.traceparent(span)).startsWith("00-4bf92f3577b34da6a3ce929d0e0e4736-");
                span.end();
                ((OpenTelemetrySdk) context.getBean(OpenTelemetry.class))
                        .getSdkTracerProvider()
                        .forceFlush()
                        .join(30, TimeUnit.SECONDS);
            });
        } finally {
            collector.stop(0);
        }
        assertThat(received)
                .anySatisfy(request -> assertThat(request).contains("receive shopify", "service.name", "serai"));
    }

    @Test
    void without_the_property_nothing_is_made_and_nothing_is_written() {
        hub.run(context -> {
            var traces = context.getBean(Traces.class);
            assertThat(traces.isOn()).isFalse();
            assertThat(Traces.traceparent(traces.start("receive shopify", SpanKind.CONSUMER, null)))
                    .isNull();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "00-1-2-01", "Ana", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01 x"})
    void what_is_no_traceparent_is_left_out(String text) {
        assertThat(Traces.sound(text)).isNull();
        assertThat(Traces.sound(SOUND)).isEqualTo(SOUND);
    }
}
