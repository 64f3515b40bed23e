package io.serai.demo.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The expected values were computed with {@code openssl dgst -sha256 -hmac}. */
class SignaturesTest {
    private static final byte[] BODY = "{\"a\":1}".getBytes(StandardCharsets.UTF_8);

    @Test
    void shopify_signs_the_raw_body_in_base64() {
        assertThat(Signatures.shopify("secret", BODY)).isEqualTo("qp4uNXX11wmLbKzNeQiIw21f22M0KnO62i1qUXR6hJQ=");
    }

    @Test
    void stripe_signs_the_time_and_the_body_in_hex() {
        assertThat(Signatures.stripe("secret", Instant.ofEpochSecond(1700000000), BODY))
                .isEqualTo("t=1700000000,v1=49f24e537407743fa4a0242bb63b94b9a47ee99cbbe071ccd8a22550ae411686");
    }

    @Test
    void standard_webhooks_sign_id_time_and_body_with_the_decoded_key() {
        assertThat(Signatures.standard("whsec_c2VjcmV0", "msg_1", "1700000000", BODY))
                .isEqualTo("v1,Q5nZ7DiOGwijBBqvBVAK6c0zDr2JLkXI7TaV4f+Q2vY=");
    }
}
