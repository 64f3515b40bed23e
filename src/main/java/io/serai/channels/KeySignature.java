package io.serai.channels;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.log.Json;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A signature by one of a partner's own keys, of which it publishes the public halves under names (eBay): which key has signed, and what
 * it has made of the raw body.
 *
 * @param key the name of the key
 * @param value the signature, in base64
 */
public record KeySignature(String key, String value) {
    private static final int LONGEST = 4_096;
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,100}");
    private static final Pattern FRAME = Pattern.compile("-----[A-Z ]+-----|\\s");

    /** The digests that a key may be used with; whatever else its publisher says is no key of ours. */
    private static final Map<String, String> DIGESTS =
            Map.of("SHA1", "SHA1withECDSA", "SHA256", "SHA256withECDSA", "SHA512", "SHA512withECDSA");

    /** What {@code x-ebay-signature} says, base64 of JSON with {@code kid} and {@code signature}; empty if it says nothing of the kind. */
    public static Optional<KeySignature> ebay(@Nullable String header) {
        if (header == null || header.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            var said = Json.parse(new String(Base64.getDecoder().decode(header), StandardCharsets.UTF_8));
            var key = said.path("kid").asText();
            var value = said.path("signature").asText();
            return NAME.matcher(key).matches() && !value.isEmpty()
                    ? Optional.of(new KeySignature(key, value))
                    : Optional.empty();
        } catch (IllegalArgumentException | IllegalStateException e) {
            return Optional.empty();
        }
    }

    /** Whether the holder of the key has signed this body. */
    public boolean isOf(byte[] body, Key by) {
        try {
            var check = Signature.getInstance(by.algorithm());
            check.initVerify(by.key());
            check.update(body);
            return check.verify(Base64.getDecoder().decode(value));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return false;
        }
    }

    /** A public key, and how it is used. */
    public record Key(PublicKey key, String algorithm) {

        /** As eBay gives it: {@code {"key": PEM, "algorithm": "ECDSA", "digest": "SHA1"}}. Empty if it is nothing that we know how to use. */
        public static Optional<Key> ebay(JsonNode given) {
            var algorithm = DIGESTS.get(given.path("digest").asText());
            if (algorithm == null || !given.path("algorithm").asText().equals("ECDSA")) {
                return Optional.empty();
            }
            try {
                var bytes = Base64.getDecoder()
                        .decode(FRAME.matcher(given.path("key").asText()).replaceAll(""));
                return Optional.of(
                        new Key(KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(bytes)), algorithm));
            } catch (GeneralSecurityException | IllegalArgumentException e) {
                return Optional.empty();
            }
        }
    }
}
