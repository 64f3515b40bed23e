package io.serai.channels;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** Checks of what partners sign, over the raw bytes and in constant time. A missing or malformed signature is a wrong one. */
public final class Signatures {
    private static final Duration TOLERANCE = Duration.ofMinutes(5);
    /** Digits of a time in seconds, for some centuries. */
    private static final int SECONDS = 11;

    private Signatures() {}

    /** Shopify: base64 of HMAC-SHA256 over the body, in {@code X-Shopify-Hmac-Sha256}. */
    public static boolean shopify(byte[] body, @Nullable String signature, String secret) {
        return same(signature, Base64.getEncoder().encodeToString(hmac(secret.getBytes(StandardCharsets.UTF_8), body)));
    }

    /** WooCommerce: as {@link #shopify}, in {@code X-WC-Webhook-Signature}. */
    public static boolean woocommerce(byte[] body, @Nullable String signature, String secret) {
        return shopify(body, signature, secret);
    }

    /** Tiendanube: hexadecimal HMAC-SHA256 over the body with the app's secret, in {@code x-linkedstore-hmac-sha256}. */
    public static boolean tiendanube(byte[] body, @Nullable String signature, String secret) {
        return same(signature, HexFormat.of().formatHex(hmac(secret.getBytes(StandardCharsets.UTF_8), body)));
    }

    /** Square: base64 of HMAC-SHA256 over the address of our door and the body, in {@code x-square-hmacsha256-signature}. */
    public static boolean square(byte[] body, @Nullable String signature, String secret, String address) {
        return shopify(concat(address, body), signature, secret);
    }

    /**
     * Mercado Pago: {@code ts=,v1=} in {@code x-signature}, over the id in the query, {@code x-request-id} and the time, and not over the
     * body; 300 s tolerance.
     */
    public static boolean mercadopago(
            @Nullable String id, @Nullable String request, @Nullable String header, String secret, Instant now) {
        if (id == null || id.isEmpty() || header == null) {
            return false;
        }
        var parts = new HashMap<String, String>();
        for (var part : header.split(",", -1)) {
            int is = part.indexOf('=');
            if (is < 0
                    || parts.put(
                                    part.substring(0, is).strip(),
                                    part.substring(is + 1).strip())
                            != null) {
                return false;
            }
        }
        var time = parts.getOrDefault("ts", "");
        var signed = "id:" + id.toLowerCase(Locale.ROOT) + ";" + (request == null ? "" : "request-id:" + request + ";")
                + "ts:" + time + ";";
        var expected = HexFormat.of()
                .formatHex(hmac(secret.getBytes(StandardCharsets.UTF_8), signed.getBytes(StandardCharsets.UTF_8)));
        return same(parts.get("v1"), expected) && recent(inSeconds(time), now);
    }

    /** Some of its times are in milliseconds. */
    private static String inSeconds(String time) {
        return time.length() > SECONDS ? time.substring(0, time.length() - 3) : time;
    }

    /** Stripe: {@code t=,v1=} in {@code Stripe-Signature}; several {@code v1} while a secret is rotated; 300 s tolerance. */
    public static boolean stripe(byte[] body, @Nullable String header, String secret, Instant now) {
        if (header == null) {
            return false;
        }
        String time = "";
        boolean matches = false;
        for (var part : header.split(",", -1)) {
            if (part.startsWith("t=")) {
                if (!time.isEmpty()) {
                    return false; // A second time beside it would make an old signature young.
                }
                time = part.substring(2);
            } else if (part.startsWith("v1=")) {
                var signed = concat(time + ".", body);
                var expected = HexFormat.of().formatHex(hmac(secret.getBytes(StandardCharsets.UTF_8), signed));
                matches |= same(part.substring(3), expected);
            }
        }
        return matches && recent(time, now);
    }

    /** Standard Webhooks: base64 of HMAC-SHA256 over {@code id.timestamp.body}; the secret is {@code whsec_} and base64. */
    public static boolean standardWebhooks(
            byte[] body,
            @Nullable String id,
            @Nullable String timestamp,
            @Nullable String header,
            String secret,
            Instant now) {
        if (id == null || timestamp == null || header == null || !recent(timestamp, now)) {
            return false;
        }
        var key = Base64.getDecoder().decode(secret.startsWith("whsec_") ? secret.substring(6) : secret);
        var expected = "v1," + Base64.getEncoder().encodeToString(hmac(key, concat(id + "." + timestamp + ".", body)));
        boolean matches = false;
        for (var each : header.split(" ", -1)) {
            matches |= same(each, expected);
        }
        return matches;
    }

    /** eBay's question whether a door is ours: hexadecimal SHA-256 over its code, the token that was agreed and the address of the door. */
    public static String ebayChallenge(String code, String token, String address) {
        try {
            var all = (code + token + address).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(all));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("SHA-256 is part of every Java", e);
        }
    }

    /** A key that the partner sends as it is. */
    public static boolean key(@Nullable String given, String secret) {
        return same(given, secret);
    }

    private static boolean recent(String epochSeconds, Instant now) {
        try {
            var signed = Instant.ofEpochSecond(Long.parseLong(epochSeconds));
            return Duration.between(signed, now).abs().compareTo(TOLERANCE) <= 0;
        } catch (NumberFormatException | DateTimeException notATime) {
            return false;
        }
    }

    private static boolean same(@Nullable String given, String expected) {
        return given != null
                && MessageDigest.isEqual(
                        given.getBytes(StandardCharsets.UTF_8), expected.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] concat(String head, byte[] body) {
        var first = head.getBytes(StandardCharsets.UTF_8);
        var all = new byte[first.length + body.length];
        System.arraycopy(first, 0, all, 0, first.length);
        System.arraycopy(body, 0, all, first.length, body.length);
        return all;
    }

    private static byte[] hmac(byte[] key, byte[] bytes) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HMAC-SHA256 is part of every Java", e);
        }
    }
}
