package io.serai.fulfilment.telling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookSecretsTest {
    private static final String URL = "https://erp.example/hook";
    private static final String SECRET = "whsec_MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIz";

    @ParameterizedTest
    @ValueSource(strings = {"", "a-secret", "whsec_c2hvcnQ=", "whsec_ñ"})
    void a_hub_that_could_not_sign_its_webhooks_does_not_start_and_says_what_is_missing(String secret) {
        var refused =
                catchThrowableOfType(UnsignedWebhookException.class, () -> new WebhookSecrets(URL, secret, "", ""));

        assertThat(refused).hasMessageContaining("serai.webhook.url").hasMessageContaining("serai.secrets.erp");
        var analysis = new UnsignedWebhookAnalyzer().analyze(refused);
        assertThat(analysis.getAction()).contains("Set serai.secrets.erp").contains("Ponga en serai.secrets.erp");
    }

    @Test
    void one_that_can_or_has_no_webhook_starts() {
        assertThatCode(() -> new WebhookSecrets(URL, SECRET, URL, SECRET)).doesNotThrowAnyException();
        assertThatCode(() -> new WebhookSecrets("", "", "", "nobody-asks")).doesNotThrowAnyException();
    }

    @Test
    void alerts_go_unsigned_where_there_is_no_secret_and_not_with_a_wrong_one() {
        assertThatCode(() -> new WebhookSecrets("", "", URL, "")).doesNotThrowAnyException();
        assertThatThrownBy(() -> new WebhookSecrets("", "", URL, "a-secret"))
                .hasMessageContaining("serai.secrets.alerts")
                .hasMessageNotContaining("a-secret");
    }
}
