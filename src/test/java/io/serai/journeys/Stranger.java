package io.serai.journeys;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Somebody with a name, mail, phone and street that nobody else has, and that no text of the hub's own has: each of them has a mark, so that a
 * look through a log finds whoever is in it.
 */
record Stranger(int no, String first, String last, String email, String phone, String street) {
    /** In every name, mail and street, in small letters. */
    static final String MARK = "qzxv";

    /** In every phone, as it is written, and as its digits in a row; fewer of them would be in ids by chance. */
    static final String PHONE = "351 70913";

    static final String DIGITS = "35170913";

    private static final String[] SYLLABLES = {"ña", "ko", "rü", "sé", "ti", "vã", "lo", "me", "o'", "dź"};

    static List<Stranger> many(int count, long seed) {
        var random = new Random(seed);
        var strangers = new ArrayList<Stranger>();
        for (int i = 0; i < count; i++) {
            strangers.add(of(i, random));
        }
        return strangers;
    }

    private static Stranger of(int no, Random random) {
        var first = "Qzxv" + word(random);
        var last = word(random).strip() + "-qzxv" + no;
        var mail = "QzXv." + no + "." + Integer.toString(random.nextInt(1_000_000), 36) + "@Correo.example";
        var phone = String.format(Locale.ROOT, "+54 9 %s-%04d", PHONE, no);
        return new Stranger(no, first, last, mail, phone, "Pasaje Qzxv " + word(random) + " " + no);
    }

    private static String word(Random random) {
        var word = new StringBuilder();
        for (int i = 0; i < 3; i++) {
            word.append(SYLLABLES[random.nextInt(SYLLABLES.length)]);
        }
        return word.toString();
    }

    String name() {
        return first + " " + last;
    }
}
