package io.serai.demo.bazaar;

import io.serai.demo.tools.Json;
import io.serai.demo.web.Answer;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The key by which eBay signs what it notifies of, made when it is first needed; its public half is told to who asks for it. */
final class EbaySeal {
    private final String name = UUID.randomUUID().toString();
    private @Nullable KeyPair pair;

    /** What goes into {@code x-ebay-signature}. */
    String sign(byte[] body) {
        try {
            var signature = Signature.getInstance("SHA1withECDSA");
            signature.initSign(pair().getPrivate());
            signature.update(body);
            var value = Base64.getEncoder().encodeToString(signature.sign());
            return Base64.getEncoder()
                    .encodeToString(
                            Json.bytes(Map.of("alg", "ecdsa", "kid", name, "signature", value, "digest", "SHA1")));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    Answer publicKey(String asked) {
        if (!asked.equals(name)) {
            return Answer.of(404);
        }
        var pem = "-----BEGIN PUBLIC KEY-----"
                + Base64.getEncoder().encodeToString(pair().getPublic().getEncoded())
                + "-----END PUBLIC KEY-----";
        return Answer.json(200, Map.of("key", pem, "algorithm", "ECDSA", "digest", "SHA1"));
    }

    private synchronized KeyPair pair() {
        if (pair == null) {
            try {
                var generator = KeyPairGenerator.getInstance("EC");
                generator.initialize(new ECGenParameterSpec("secp256r1"));
                pair = generator.generateKeyPair();
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }
        return pair;
    }
}
