package io.serai.hostile;

import io.serai.channels.Signatures;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** How partners sign, made here from what the providers publish and checked by the hub; one text holds the signature. */
enum Scheme {
    SHOPIFY {
        @Override
        String sign(byte[] body) {
            return base64(hmac(SECRET.getBytes(StandardCharsets.UTF_8), body));
        }

        @Override
        boolean isSigned(byte[] body, String header) {
            return Signatures.shopify(body, header, SECRET);
        }
    },
    WOOCOMMERCE {
        @Override
        String sign(byte[] body) {
            return SHOPIFY.sign(body);
        }

        @Override
        boolean isSigned(byte[] body, String header) {
            return Signatures.woocommerce(body, header, SECRET);
        }
    },
    TIENDANUBE {
        @Override
        String sign(byte[] body) {
            return HexFormat.of().formatHex(hmac(SECRET.getBytes(StandardCharsets.UTF_8), body));
        }

        @Override
        boolean isSigned(byte[] body, String header) {
            return Signatures.tiendanube(body, header, SECRET);
        }
    },
    STRIPE {
        @Override
        String sign(byte[] body) {
            var time = NOW.getEpochSecond();
            var key = SECRET.getBytes(StandardCharsets.UTF_8);
            return "t=" + time + ",v1=" + HexFormat.of().formatHex(hmac(key, join(time + ".", body)));
        }

        @Override
        boolean isSigned(byte[] body, String header) {
            return Signatures.stripe(body, header, SECRET, NOW);
        }
    },
    STANDARD_WEBHOOKS {
        @Override
        String sign(byte[] body) {
            return "v1," + base64(hmac(KEY, join(ID + "." + NOW.getEpochSecond() + ".", body)));
        }

        @Override
        boolean isSigned(byte[] body, String header) {
            return Signatures.standardWebhooks(body, ID, Long.toString(NOW.getEpochSecond()), header, SECRET, NOW);
        }
    },
    KEY_AS_IT_IS {
        @Override
        String sign(byte[] body) {
            return SECRET;
        }

        @Override
        boolean isSigned(byte[] body, String header) {
            return Signatures.key(header, SECRET);
        }
    };

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final String ID = "msg_1";
    private static final byte[] KEY = "the secret of the shop".getBytes(StandardCharsets.UTF_8);
    private static final String SECRET = "whsec_" + base64(KEY);

    abstract String sign(byte[] body);

    abstract boolean isSigned(byte[] body, String header);

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static byte[] join(String head, byte[] body) {
        return HexFormat.of()
                .parseHex(HexFormat.of().formatHex(head.getBytes(StandardCharsets.UTF_8))
                        + HexFormat.of().formatHex(body));
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
