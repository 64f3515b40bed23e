package io.serai.fulfilment.telling;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Turns a start with a webhook that cannot be signed into two lines that a person can act on. */
final class UnsignedWebhookAnalyzer extends AbstractFailureAnalyzer<UnsignedWebhookException> {
    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, UnsignedWebhookException cause) {
        return new FailureAnalysis(
                cause.getMessage(),
                "Set %2$s to whsec_ and 24 to 64 bytes in base64, or leave %1$s out. / Ponga en %2$s whsec_ y de 24 a 64 bytes en base64, o quite %1$s."
                        .formatted(cause.url(), cause.secret()),
                cause);
    }
}
