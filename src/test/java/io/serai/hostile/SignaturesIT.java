package io.serai.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.hostile.Wire.Header;
import io.serai.journeys.HubAtHand;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Signatures with one thing wrong, at the door of each kind of signature: always the same 401, and nothing is kept. */
class SignaturesIT extends HubAtHand {
    private static final byte[] BODY = "{\"id\":1,\"note\":\"hostile\"}".getBytes(StandardCharsets.UTF_8);
    private static final String PAMPA_DOOR = "/carriers/pampa/tracking";
    private static final String STRIPE_DOOR = "/payments/stripe/events";
    private static final String GATE_DOOR = "/channels/gate/orders";

    private final Instant now = Instant.now();

    @Test
    void a_shops_signature_with_one_thing_wrong_opens_nothing() {
        var good = Sender.shopify(SHOP_SECRET, BODY);
        var wrong = oneThingWrong(good, 0);
        wrong.put("of another body", Sender.shopify(SHOP_SECRET, "{}".getBytes(StandardCharsets.UTF_8)));
        wrong.put("by another partner", Sender.shopify(PAMPA_SECRET, BODY));
        wrong.put("by nobody", Sender.shopify("guess", BODY));
        wrong.put("another scheme's", Sender.stripe(SHOP_SECRET, BODY, now));
        areRefused(SHOP_DOOR, wrong, good);
    }

    @Test
    void a_payment_providers_signature_with_one_thing_wrong_opens_nothing() {
        var good = Sender.stripe(STRIPE_SECRET, BODY, now);
        var wrong = oneThingWrong(good, 0);
        wrong.put("by another partner", Sender.stripe(SHOP_SECRET, BODY, now));
        wrong.put("stale", Sender.stripe(STRIPE_SECRET, BODY, now.minus(Duration.ofMinutes(6))));
        wrong.put("of tomorrow", Sender.stripe(STRIPE_SECRET, BODY, now.plus(Duration.ofDays(1))));
        wrong.put("another scheme's", Sender.shopify(STRIPE_SECRET, BODY));
        areRefused(STRIPE_DOOR, wrong, good);
    }

    @Test
    void a_carriers_signature_with_one_thing_wrong_opens_nothing() {
        var good = Sender.standard(PAMPA_SECRET, BODY, "msg_hostile", now);
        var wrong = oneThingWrong(good, 2);
        wrong.put("without an id", good.subList(1, 3));
        wrong.put("another id", List.of(new Header("webhook-id", "msg_other"), good.get(1), good.get(2)));
        wrong.put("by another partner", Sender.standard("whsec_AAAA", BODY, "msg_hostile", now));
        wrong.put("stale", Sender.standard(PAMPA_SECRET, BODY, "msg_hostile", now.minus(Duration.ofMinutes(6))));
        areRefused(PAMPA_DOOR, wrong, good);
    }

    @Test
    void a_key_with_one_thing_wrong_opens_nothing() {
        var good = Sender.key(GATE_SECRET);
        var wrong = oneThingWrong(good, 0);
        wrong.put("of another door", Sender.key(API_KEY));
        areRefused(GATE_DOOR, wrong, good);
    }

    /** What goes wrong with any of them. */
    private static Map<String, List<Header>> oneThingWrong(List<Header> good, int at) {
        var name = good.get(at).name();
        var value = good.get(at).value();
        var wrong = new TreeMap<String, List<Header>>();
        wrong.put("missing", List.of());
        wrong.put("empty", with(good, at, new Header(name, "")));
        wrong.put("truncated", with(good, at, new Header(name, value.substring(0, value.length() - 2))));
        wrong.put("longer", with(good, at, new Header(name, value + "A")));
        wrong.put("in capitals", with(good, at, new Header(name, value.toUpperCase(java.util.Locale.ROOT) + " ")));
        wrong.put("in the other alphabet", with(good, at, new Header(name, otherAlphabet(value))));
        wrong.put("under another name", with(good, at, new Header("X-" + name, value)));
        var twice = new ArrayList<>(good);
        twice.add(new Header(name, "nonsense"));
        wrong.put("doubled, the right one first", twice);
        var first = new ArrayList<>(good);
        first.add(at, new Header(name, "nonsense"));
        wrong.put("doubled, the right one last", first);
        return wrong;
    }

    private static List<Header> with(List<Header> good, int at, Header other) {
        var changed = new ArrayList<>(good);
        changed.set(at, other);
        return changed;
    }

    /** Base64 where it should be hexadecimal, and the other way round. */
    private static String otherAlphabet(String value) {
        var code = value.substring(Math.max(value.lastIndexOf(',') + 1, value.lastIndexOf("v1=") + 3));
        var head = value.substring(0, value.length() - code.length());
        return code.matches("[0-9a-f]+")
                ? head + Base64.getEncoder().encodeToString(HexFormat.of().parseHex(code))
                : head + HexFormat.of().formatHex(code.getBytes(StandardCharsets.US_ASCII));
    }

    private void areRefused(String door, Map<String, List<Header>> wrong, List<Header> good) {
        var wire = new Wire(port);
        int before = receipts();
        wrong.forEach((what, headers) -> {
            var answer = wire.post(door, headers, BODY);
            assertThat(answer.status()).as(what).isEqualTo(401);
            answer.isProblem();
        });
        for (int bit = 0; bit < BODY.length; bit++) {
            var flipped = BODY.clone();
            flipped[bit] ^= 1;
            if (!door.equals(GATE_DOOR)) {
                wire.post(door, good, flipped).refuses(401);
            }
        }
        assertThat(receipts()).isEqualTo(before);
        wire.post(door, good, BODY).receipt();
    }

    private int receipts() {
        var count = jdbc.queryForObject("select count(*) from receipt", Integer.class);
        return count == null ? -1 : count;
    }
}
