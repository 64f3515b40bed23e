package io.serai.log;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Traces go where {@code serai.traces.otlp} says, by OTLP over HTTP; without it there are none, and nothing that makes them. */
@Configuration(proxyBeanMethods = false)
class TracesConfiguration {

    @Bean
    @ConditionalOnProperty("serai.traces.otlp")
    SpanExporter exporter(@Value("${serai.traces.otlp}") String endpoint) {
        return OtlpHttpSpanExporter.builder().setEndpoint(endpoint).build();
    }

    /** @param ratio how many of the traces that begin here are made: 1 is all of them */
    @Bean
    OpenTelemetry telemetry(ObjectProvider<SpanExporter> exporters, @Value("${serai.traces.ratio:1}") double ratio) {
        var exporter = exporters.getIfAvailable();
        return exporter == null ? OpenTelemetry.noop() : sdk(exporter, ratio);
    }

    private static OpenTelemetrySdk sdk(SpanExporter exporter, double ratio) {
        var service = Attributes.of(AttributeKey.stringKey("service.name"), "serai");
        return OpenTelemetrySdk.builder()
                .setTracerProvider(SdkTracerProvider.builder()
                        .setResource(Resource.getDefault().merge(Resource.create(service)))
                        .setSampler(Sampler.parentBased(Sampler.traceIdRatioBased(ratio)))
                        .addSpanProcessor(BatchSpanProcessor.builder(exporter).build())
                        .build())
                .build();
    }
}
