package io.serai.channels;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every way of signing, under the same attacks. What is valid is computed here from what the providers publish. */
class SignaturesTest {
    private static final Instant NOW = Instant.parse("2026-03-02T14:05:06Z");
    private static final byte[] BODY = utf8("{\"id\": 4711, \"note\": \"ñandú\"}");
    private static final byte[] RESERIALISED = utf8("{\"id\":4711,\"note\":\"ñandú\"}");
    private static final String SECRET = "whsec_" + Base64.getEncoder().encodeToString(utf8("the secret of the shop"));
    private static final String OTHER = "whsec_" + Base64.getEncoder().encodeToString(utf8("the secret of a thief"));

    private static final String DOOR = "https://hub.example/channels/square/orders";

    /** A way of signing: makes a header, and checks one. */
    private record Scheme(String name, boolean timed, Signer signer, Check check) {
        @Override
        public String toString() {
            return name;
        }
    }

    private interface Signer {
        String sign(byte[] body, String secret, Instant at);
    }

    private interface Check {
        boolean isSigned(byte[] body, @Nullable String header, String secret);
    }

    static Stream<Scheme> schemes() {
        return Stream.of(
                new Scheme("Shopify", false, (body, secret, at) -> base64(utf8(secret), body), Signatures::shopify),
                new Scheme(
                        "WooCommerce",
                        false,
                        (body, secret, at) -> base64(utf8(secret), body),
                        Signatures::woocommerce),
                new Scheme("Tiendanube", false, (body, secret, at) -> hex(utf8(secret), body), Signatures::tiendanube),
                new Scheme(
                        "Square",
                        false,
                        (body, secret, at) -> base64(utf8(secret), join(DOOR, body)),
                        (body, header, secret) -> Signatures.square(body, header, secret, DOOR)),
                new Scheme(
                        "Stripe",
                        true,
                        SignaturesTest::stripe,
                        (body, header, secret) -> Signatures.stripe(body, header, secret, NOW)),
                new Scheme("Standard Webhooks", true, SignaturesTest::standard, SignaturesTest::isStandard));
    }

    @ParameterizedTest
    @MethodSource("schemes")
    void what_the_partner_signed_is_signed(Scheme scheme) {
        assertThat(scheme.check.isSigned(BODY, scheme.signer.sign(BODY, SECRET, NOW), SECRET))
                .isTrue();
    }

    @ParameterizedTest
    @MethodSource("schemes")
    void one_bit_of_the_body_flipped_and_it_is_not(Scheme scheme) {
        var header = scheme.signer.sign(BODY, SECRET, NOW);
        for (int at = 0; at < BODY.length; at++) {
            var flipped = BODY.clone();
            flipped[at] ^= 1;
            assertThat(scheme.check.isSigned(flipped, header, SECRET)).isFalse();
        }
    }

    @ParameterizedTest
    @MethodSource("schemes")
    void the_bytes_are_signed_and_not_the_json_they_mean(Scheme scheme) {
        assertThat(scheme.check.isSigned(RESERIALISED, scheme.signer.sign(BODY, SECRET, NOW), SECRET))
                .isFalse();
    }

    @ParameterizedTest
    @MethodSource("schemes")
    void somebody_elses_secret_signs_nothing(Scheme scheme) {
        assertThat(scheme.check.isSigned(BODY, scheme.signer.sign(BODY, OTHER, NOW), SECRET))
                .isFalse();
    }

    @ParameterizedTest
    @MethodSource("schemes")
    void a_missing_or_malformed_signature_is_a_wrong_one(Scheme scheme) {
        var good = scheme.signer.sign(BODY, SECRET, NOW);
        var cut = good.substring(0, good.length() - 1);
        for (var header :
                new @Nullable String[] {null, "", " ", "=", ",", "v1", "t=,v1=", cut, good + "x", "ñ\u0000"}) {
            assertThat(scheme.check.isSigned(BODY, header, SECRET))
                    .as("%s", header)
                    .isFalse();
        }
    }

    @ParameterizedTest
    @MethodSource("schemes")
    void a_signature_is_good_for_five_minutes_before_and_after(Scheme scheme) {
        for (var minutes : new int[] {-5, 5}) {
            var at = NOW.plus(Duration.ofMinutes(minutes));
            assertThat(scheme.check.isSigned(BODY, scheme.signer.sign(BODY, SECRET, at), SECRET))
                    .isTrue();
            var tooFar = at.plusSeconds(minutes);
            assertThat(scheme.check.isSigned(BODY, scheme.signer.sign(BODY, SECRET, tooFar), SECRET))
                    .isEqualTo(!scheme.timed);
        }
    }

    @Test
    void while_a_secret_is_rotated_either_signature_will_do() {
        var stripe = stripe(BODY, OTHER, NOW) + "," + stripe(BODY, SECRET, NOW).split(",", 2)[1];
        assertThat(Signatures.stripe(BODY, stripe, SECRET, NOW)).isTrue();
        assertThat(Signatures.stripe(BODY, stripe, OTHER, NOW)).isTrue();

        var standard =
                standard(BODY, OTHER, NOW) + " " + standard(BODY, SECRET, NOW).split(" ", 3)[2];
        assertThat(isStandard(BODY, standard, SECRET)).isTrue();
        assertThat(isStandard(BODY, standard, OTHER)).isTrue();
    }

    @Test
    void an_old_signature_does_not_become_young_by_a_second_time_beside_it() {
        var old = stripe(BODY, SECRET, NOW.minus(Duration.ofDays(1)));
        var young = "t=" + NOW.getEpochSecond();

        assertThat(Signatures.stripe(BODY, old + "," + young, SECRET, NOW)).isFalse();
        assertThat(Signatures.stripe(BODY, young + "," + old, SECRET, NOW)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "soon",
                "-1",
                "99999999999999999999",
                "9223372036854775807",
                "-9223372036854775808",
                "31556889864403199"
            })
    void a_time_that_is_none_is_not_now(String time) {
        var body = new byte[0];
        var stripe = "t=" + time + ",v1=" + hex(utf8(SECRET), utf8(time + "."));
        assertThat(Signatures.stripe(body, stripe, SECRET, NOW)).isFalse();

        var standard = "v1," + base64(key(SECRET), utf8("m." + time + "."));
        assertThat(Signatures.standardWebhooks(body, "m", time, standard, SECRET, NOW))
                .isFalse();
    }

    @Test
    void square_signs_for_one_door_alone() {
        var elsewhere = base64(utf8(SECRET), join("https://hub.example/channels/other/orders", BODY));
        assertThat(Signatures.square(BODY, elsewhere, SECRET, DOOR)).isFalse();
    }

    @Test
    void mercado_pago_signs_the_id_the_request_and_the_time() {
        for (var time : new String[] {Long.toString(NOW.getEpochSecond()), Long.toString(NOW.toEpochMilli())}) {
            var header = mercadopago("id:abc1;request-id:r-1;ts:" + time + ";", time);
            assertThat(Signatures.mercadopago("ABC1", "r-1", header, SECRET, NOW))
                    .isTrue();
            assertThat(Signatures.mercadopago("ABC2", "r-1", header, SECRET, NOW))
                    .isFalse();
            assertThat(Signatures.mercadopago("ABC1", "r-2", header, SECRET, NOW))
                    .isFalse();
            assertThat(Signatures.mercadopago("ABC1", null, header, SECRET, NOW))
                    .isFalse();
            assertThat(Signatures.mercadopago(null, "r-1", header, SECRET, NOW)).isFalse();
            assertThat(Signatures.mercadopago("ABC1", "r-1", header, OTHER, NOW))
                    .isFalse();
            assertThat(Signatures.mercadopago("ABC1", "r-1", header + ",ts=" + time, SECRET, NOW))
                    .isFalse();
            for (var minutes : new int[] {-6, 6}) {
                var later = NOW.plus(Duration.ofMinutes(minutes));
                assertThat(Signatures.mercadopago("ABC1", "r-1", header, SECRET, later))
                        .isFalse();
            }
        }
        for (var header : new @Nullable String[] {null, "", "ts=,v1=", "v1=00", "ts=soon,v1=00"}) {
            assertThat(Signatures.mercadopago("ABC1", "r-1", header, SECRET, NOW))
                    .isFalse();
        }
    }

    private static String mercadopago(String signed, String time) {
        return "ts=" + time + ",v1=" + hex(utf8(SECRET), utf8(signed));
    }

    @Test
    void a_plain_key_is_the_whole_key() {
        assertThat(Signatures.key("abc", "abc")).isTrue();
        for (var given : new @Nullable String[] {null, "", "ab", "abcd", "ABC", " abc"}) {
            assertThat(Signatures.key(given, "abc")).as("%s", given).isFalse();
        }
    }

    private static String stripe(byte[] body, String secret, Instant at) {
        var time = Long.toString(at.getEpochSecond());
        return "t=" + time + ",v1=" + hex(utf8(secret), join(time + ".", body));
    }

    /** Its three headers as one text: id, time, signatures. */
    private static String standard(byte[] body, String secret, Instant at) {
        var time = Long.toString(at.getEpochSecond());
        return "msg_1 " + time + " v1," + base64(key(secret), join("msg_1." + time + ".", body));
    }

    private static boolean isStandard(byte[] body, @Nullable String headers, String secret) {
        var parts = headers == null ? new String[0] : headers.split(" ", 3);
        return parts.length == 3
                ? Signatures.standardWebhooks(body, parts[0], parts[1], parts[2], secret, NOW)
                : Signatures.standardWebhooks(body, "msg_1", Long.toString(NOW.getEpochSecond()), headers, secret, NOW);
    }

    private static byte[] key(String secret) {
        return Base64.getDecoder().decode(secret.substring("whsec_".length()));
    }

    private static String hex(byte[] key, byte[] bytes) {
        return HexFormat.of().formatHex(hmac(key, bytes));
    }

    private static String base64(byte[] key, byte[] bytes) {
        return Base64.getEncoder().encodeToString(hmac(key, bytes));
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

    private static byte[] join(String head, byte[] body) {
        return HexFormat.of()
                .parseHex(HexFormat.of().formatHex(utf8(head)) + HexFormat.of().formatHex(body));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
