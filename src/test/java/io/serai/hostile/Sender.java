package io.serai.hostile;

import io.serai.demo.web.Signatures;
import io.serai.hostile.Wire.Header;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The headers that open each kind of door. */
final class Sender {
    private Sender() {}

    static List<Header> shopify(String secret, byte[] body) {
        return List.of(new Header("X-Shopify-Hmac-Sha256", Signatures.shopify(secret, body)));
    }

    static List<Header> shopify(String secret, byte[] body, String delivery) {
        return List.of(
                new Header("X-Shopify-Hmac-Sha256", Signatures.shopify(secret, body)),
                new Header("X-Shopify-Webhook-Id", delivery));
    }

    static List<Header> stripe(String secret, byte[] body, Instant at) {
        return List.of(new Header("Stripe-Signature", "t=" + at.getEpochSecond() + ",v1=" + hex(secret, at, body)));
    }

    static List<Header> standard(String secret, byte[] body, String id, Instant at) {
        var time = Long.toString(at.getEpochSecond());
        return List.of(
                new Header("webhook-id", id),
                new Header("webhook-timestamp", time),
                new Header("webhook-signature", Signatures.standard(secret, id, time, body)));
    }

    static List<Header> key(String key) {
        return List.of(new Header("X-Api-Key", key));
    }

    /** A program that shows the hub's own key. */
    static List<Header> program(String key) {
        return List.of(new Header("X-Api-Key", key), new Header("Content-Type", "application/json"));
    }

    private static String hex(String secret, Instant at, byte[] body) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            mac.update((at.getEpochSecond() + ".").getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
