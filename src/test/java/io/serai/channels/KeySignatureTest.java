package io.serai.channels;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.log.Json;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Signatures by a partner's own key, which are checked with the public half that it tells. */
class KeySignatureTest {
    private static final byte[] BODY = "{\"id\": 4711}".getBytes(StandardCharsets.UTF_8);

    private final KeyPair pair = pair();

    @ParameterizedTest
    @ValueSource(strings = {"SHA1", "SHA256"})
    void a_body_is_signed_by_the_key_and_digest_that_its_publisher_tells(String digest)
            throws GeneralSecurityException {
        var key = KeySignature.Key.ebay(Json.tree(told(digest))).orElseThrow();
        var signature = KeySignature.ebay(header(digest, BODY)).orElseThrow();

        assertThat(signature.key()).isEqualTo("k-1");
        assertThat(signature.isOf(BODY, key)).isTrue();
        assertThat(signature.isOf("{\"id\":4711}".getBytes(StandardCharsets.UTF_8), key))
                .isFalse();
        assertThat(new KeySignature("k-1", "AAAA").isOf(BODY, key)).isFalse();
        assertThat(new KeySignature("k-1", "not base64!").isOf(BODY, key)).isFalse();
    }

    @Test
    void the_key_may_come_in_lines_and_one_of_another_kind_is_none() {
        var lines = told("SHA1").getOrDefault("key", "").replaceAll("([A-Za-z0-9+/=]{40})", "\n$1\n");
        assertThat(KeySignature.Key.ebay(Json.tree(Map.of("key", lines, "algorithm", "ECDSA", "digest", "SHA1"))))
                .isPresent();
        assertThat(KeySignature.Key.ebay(Json.tree(told("MD5")))).isEmpty();
        assertThat(KeySignature.Key.ebay(Json.tree(Map.of("key", "AAAA", "algorithm", "ECDSA", "digest", "SHA1"))))
                .isEmpty();
        assertThat(KeySignature.Key.ebay(Json.tree(Map.of()))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nonsense",
                "bnVsbA==",
                "W10=",
                "e30=",
                "eyJraWQiOiJhIn0=",
                // {"kid":"../a","signature":"AAAA"}: a name that would be another path
                "eyJraWQiOiIuLi9hIiwic2lnbmF0dXJlIjoiQUFBQSJ9"
            })
    void what_is_no_header_of_the_kind_names_no_key(String header) {
        assertThat(KeySignature.ebay(header)).isEmpty();
        assertThat(KeySignature.ebay(null)).isEmpty();
        assertThat(KeySignature.ebay("A".repeat(5_000))).isEmpty();
    }

    private Map<String, String> told(String digest) {
        var pem = "-----BEGIN PUBLIC KEY-----"
                + Base64.getEncoder().encodeToString(pair.getPublic().getEncoded())
                + "-----END PUBLIC KEY-----";
        return Map.of("key", pem, "algorithm", "ECDSA", "digest", digest);
    }

    private String header(String digest, byte[] body) throws GeneralSecurityException {
        var signature = Signature.getInstance(digest + "withECDSA");
        signature.initSign(pair.getPrivate());
        signature.update(body);
        var said = Map.of("kid", "k-1", "signature", Base64.getEncoder().encodeToString(signature.sign()));
        return Base64.getEncoder().encodeToString(Json.write(said).getBytes(StandardCharsets.UTF_8));
    }

    private static KeyPair pair() {
        try {
            return KeyPairGenerator.getInstance("EC").generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
