package io.serai.notifications;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs webhooks as the Standard Webhooks specification 1.0 says: HMAC-SHA256 over {@code id.timestamp.body}, where the timestamp
 * is in seconds since 1970. A secret is {@code whsec_} and 24 to 64 bytes in base64.
 */
public final class StandardWebhook {
    public static final String ID = "webhook-id";
    public static final String TIMESTAMP = "webhook-timestamp";
    public static final String SIGNATURE = "webhook-signature";

    private static final String ALGORITHM = "HmacSHA256";
    private static final String SECRET_PREFIX = "whsec_";
    private static final String VERSION = "v1,";
    private static final int MIN_SECRET_BYTES = 24;
    private static final int MAX_SECRET_BYTES = 64;

    private StandardWebhook() {}

    /**
     * The signature of a message, with its version: {@code v1,…}.
     *
     * @throws IllegalArgumentException if the secret is not one, or the id has a full stop
     */
    public static String sign(String id, Instant timestamp, byte[] body, String secret) {
        if (id.isEmpty() || id.indexOf('.') >= 0) {
            throw new IllegalArgumentException("the id of a webhook is not empty and has no full stop");
        }
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key(secret), ALGORITHM));
            mac.update((id + "." + timestamp.getEpochSecond() + ".").getBytes(StandardCharsets.UTF_8));
            return VERSION + Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no " + ALGORITHM, e);
        }
    }

    /**
     * The three headers of a message. While a secret is being replaced there are two, and a signature by each. The id stays the
     * same when it is sent again; the timestamp is that of the sending.
     */
    public static Map<String, String> headers(String id, Instant timestamp, byte[] body, Collection<String> secrets) {
        if (secrets.isEmpty()) {
            throw new IllegalArgumentException("a webhook needs a secret");
        }
        var headers = new LinkedHashMap<String, String>();
        headers.put(ID, id);
        headers.put(TIMESTAMP, Long.toString(timestamp.getEpochSecond()));
        headers.put(
                SIGNATURE,
                secrets.stream()
                        .map(secret -> sign(id, timestamp, body, secret))
                        .collect(Collectors.joining(" ")));
        return headers;
    }

    /** @throws IllegalArgumentException if a secret is none; the message does not have it */
    public static void check(String secret) {
        key(secret);
    }

    private static byte[] key(String secret) {
        if (!secret.startsWith(SECRET_PREFIX)) {
            throw new IllegalArgumentException("a secret begins with " + SECRET_PREFIX);
        }
        var key = Base64.getDecoder().decode(secret.substring(SECRET_PREFIX.length()));
        if (key.length < MIN_SECRET_BYTES || key.length > MAX_SECRET_BYTES) {
            throw new IllegalArgumentException(
                    "a secret has " + MIN_SECRET_BYTES + " to " + MAX_SECRET_BYTES + " bytes, not " + key.length);
        }
        return key;
    }
}
