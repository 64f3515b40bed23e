package io.serai.demo.web;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** How partners sign: HMAC-SHA256 over the raw bytes, each in its own dress. */
public final class Signatures {
    private static final String STANDARD_PREFIX = "whsec_";

    private Signatures() {}

    /** Shopify's {@code X-Shopify-Hmac-Sha256}. */
    public static String shopify(String secret, byte[] body) {
        return Base64.getEncoder().encodeToString(hmac(secret.getBytes(StandardCharsets.UTF_8), body));
    }

    /** WooCommerce's {@code X-WC-Webhook-Signature}. */
    public static String woocommerce(String secret, byte[] body) {
        return shopify(secret, body);
    }

    /** Tiendanube's {@code x-linkedstore-hmac-sha256}. */
    public static String tiendanube(String secret, byte[] body) {
        return HexFormat.of().formatHex(hmac(secret.getBytes(StandardCharsets.UTF_8), body));
    }

    /** Square's {@code x-square-hmacsha256-signature}: over the address that it posts to as well. */
    public static String square(String secret, String address, byte[] body) {
        return shopify(secret, join(address, body));
    }

    /** Stripe's {@code Stripe-Signature}: the time in seconds and the signature over time, dot, body. */
    public static String stripe(String secret, Instant at, byte[] body) {
        var time = at.getEpochSecond();
        var signed = hmac(secret.getBytes(StandardCharsets.UTF_8), join(time + ".", body));
        return "t=" + time + ",v1=" + HexFormat.of().formatHex(signed);
    }

    /** Mercado Pago's {@code x-signature}: over the payment's id, the request's and the time in seconds. */
    public static String mercadopago(String secret, String id, String request, Instant at) {
        var time = at.getEpochSecond();
        var signed = "id:" + id + ";request-id:" + request + ";ts:" + time + ";";
        return "ts=" + time + ",v1="
                + HexFormat.of()
                        .formatHex(
                                hmac(secret.getBytes(StandardCharsets.UTF_8), signed.getBytes(StandardCharsets.UTF_8)));
    }

    /** One signature of the Standard Webhooks specification; the secret is {@code whsec_} and base64. */
    public static String standard(String secret, String id, String timestamp, byte[] body) {
        var key = Base64.getDecoder()
                .decode(secret.startsWith(STANDARD_PREFIX) ? secret.substring(STANDARD_PREFIX.length()) : secret);
        return "v1," + Base64.getEncoder().encodeToString(hmac(key, join(id + "." + timestamp + ".", body)));
    }

    /** Compares in constant time. */
    public static boolean same(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] join(String before, byte[] body) {
        var start = before.getBytes(StandardCharsets.UTF_8);
        var all = new byte[start.length + body.length];
        System.arraycopy(start, 0, all, 0, start.length);
        System.arraycopy(body, 0, all, start.length, body.length);
        return all;
    }

    private static byte[] hmac(byte[] key, byte[] bytes) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
