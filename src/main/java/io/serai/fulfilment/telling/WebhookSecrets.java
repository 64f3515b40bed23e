package io.serai.fulfilment.telling;

import io.serai.notifications.StandardWebhook;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Looks at the start whether webhooks can be signed: without a secret each of them would be tried again and again, and never leave. */
@Component
class WebhookSecrets {
    /** @throws UnsignedWebhookException if a webhook has somewhere to go, and no secret that is one */
    WebhookSecrets(
            @Value("${serai.webhook.url:}") String customers,
            @Value("${serai.secrets.erp:}") String ofCustomers,
            @Value("${serai.alerts.webhook.url:}") String alerts,
            @Value("${serai.secrets.alerts:}") String ofAlerts) {
        if (!customers.isBlank()) {
            check("serai.webhook.url", "serai.secrets.erp", ofCustomers);
        }
        // Alerts go without a signature where there is no secret.
        if (!alerts.isBlank() && !ofAlerts.isEmpty()) {
            check("serai.alerts.webhook.url", "serai.secrets.alerts", ofAlerts);
        }
    }

    private static void check(String url, String property, String secret) {
        try {
            StandardWebhook.check(secret);
        } catch (IllegalArgumentException wrong) {
            throw new UnsignedWebhookException(url, property, wrong);
        }
    }
}
