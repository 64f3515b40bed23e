package io.serai.access;

import java.security.SecureRandom;
import java.util.Base64;

/** What nobody can guess: 192 random bits, as text that fits in headers. */
final class Tokens {
    private static final int BYTES = 24;
    private static final SecureRandom RANDOM = new SecureRandom();

    private Tokens() {}

    static String next() {
        var bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
