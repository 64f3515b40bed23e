package io.serai.journeys;

import io.serai.demo.web.Answer;
import io.serai.log.Json;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** The keys by which eBay signs what it notifies of: real ones, each under a name, told to who asks for it. */
final class EbayKeys {
    private final Map<String, KeyPair> pairs = new ConcurrentHashMap<>();
    private final AtomicInteger busy = new AtomicInteger();

    /** A new key. */
    void has(String name) {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            pairs.put(name, generator.generateKeyPair());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The next questions are answered with 503. */
    void isBusyFor(int questions) {
        busy.set(questions);
    }

    Answer answer(String name) {
        if (busy.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            return Answer.of(503);
        }
        var pair = pairs.get(name);
        if (pair == null) {
            return Answer.of(404);
        }
        var pem = "-----BEGIN PUBLIC KEY-----"
                + Base64.getEncoder().encodeToString(pair.getPublic().getEncoded())
                + "-----END PUBLIC KEY-----";
        return Answer.json(200, Map.of("key", pem, "algorithm", "ECDSA", "digest", "SHA1"));
    }

    /** What goes into {@code x-ebay-signature}; by another key than it says, if they differ. */
    String signed(String name, String by, String body) {
        try {
            var signature = Signature.getInstance("SHA1withECDSA");
            signature.initSign(pairs.get(by).getPrivate());
            signature.update(body.getBytes(StandardCharsets.UTF_8));
            var value = Base64.getEncoder().encodeToString(signature.sign());
            var header = Json.write(Map.of("alg", "ecdsa", "kid", name, "signature", value, "digest", "SHA1"));
            return Base64.getEncoder().encodeToString(header.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
