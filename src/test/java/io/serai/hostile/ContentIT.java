package io.serai.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.hostile.Wire.Header;
import io.serai.journeys.HubAtHand;
import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Contents that mean harm: each waits for a person with its code and place; nothing is called, and the heap is as before. */
class ContentIT extends HubAtHand {
    private static final long MEGABYTE = 1 << 20;
    private static final long MORE_THAN_FITS = 200 * MEGABYTE;
    private static final long HEAP_AFTER = 400 * MEGABYTE;
    private static final String GATE = "/channels/gate/orders";

    @Test
    void json_that_means_harm_waits_for_a_person() {
        var receipts = new LinkedHashMap<String, String>();
        Bombs.json()
                .forEach((name, bomb) -> receipts.put(
                        name,
                        new Wire(port)
                                .post(
                                        SHOP_DOOR,
                                        Sender.shopify(SHOP_SECRET, bomb.bytes(), name + UUID.randomUUID()),
                                        bomb.bytes())
                                .receipt()));
        areParked(receipts, Bombs.json());
        takesAGoodOrder();
    }

    @Test
    void xml_that_means_harm_waits_for_a_person_and_calls_nobody() {
        try (var listener = new Listener()) {
            var bombs = Bombs.xml(listener.url());
            var receipts = new LinkedHashMap<String, String>();
            bombs.forEach((name, bomb) -> receipts.put(
                    name,
                    new Wire(port)
                            .post(GATE, HeadersIT.with(Sender.key(GATE_SECRET), "Idempotency-Key", name), bomb.bytes())
                            .receipt()));
            areParked(receipts, bombs);
            assertThat(listener.callers()).isZero();
        }
        takesAGoodOrder();
    }

    @Test
    void the_hubs_own_door_refuses_the_same_at_once() {
        Bombs.json()
                .forEach((name, bomb) -> assertThat(new Wire(port)
                                .post("/api/stock", Sender.program(API_KEY), bomb.bytes())
                                .refuses(400)
                                .json()
                                .at("/problems/0/code")
                                .asText())
                        .as(name)
                        .matches("SER-0[1-4].."));
    }

    @Test
    void what_is_packed_is_refused_before_it_is_unpacked() {
        var bomb = Bombs.zipped(MORE_THAN_FITS);
        for (var encoding :
                List.of("gzip", "GZIP", "x-gzip", "deflate", "br", "gzip, gzip", "zstd", "identity, gzip")) {
            var headers = HeadersIT.with(Sender.shopify(SHOP_SECRET, bomb, "packed"), "Content-Encoding", encoding);
            new Wire(port).post(SHOP_DOOR, headers, bomb).refuses(415);
            new Wire(port)
                    .post("/api/stock", HeadersIT.with(Sender.program(API_KEY), "Content-Encoding", encoding), bomb)
                    .refuses(415);
        }
        var receipt = new Wire(port)
                .post(SHOP_DOOR, Sender.shopify(SHOP_SECRET, bomb, "packed-unsaid"), bomb)
                .receipt();
        assertThat(outcomes(receipt)).singleElement().asString().matches("PARKED SER-010.");
        takesAGoodOrder();
    }

    @Test
    void a_stream_that_does_not_end_is_cut_off_and_fills_no_memory() {
        for (var door : List.of(SHOP_DOOR, GATE, "/api/stock")) {
            try {
                var headers = door.startsWith("/api") ? Sender.program(API_KEY) : List.<Header>of();
                new Wire(port)
                        .send("POST", door, headers, BodyPublishers.ofInputStream(() -> new Endless(200 * MEGABYTE)))
                        .refuses(413);
            } catch (java.io.UncheckedIOException hungUp) {
                // So it may: it has heard enough.
            }
        }
        takesAGoodOrder();
        assertThat(heap()).isLessThan(HEAP_AFTER);
    }

    @Test
    void a_correction_that_no_database_takes_is_refused() {
        var bytes = "{\"hostile\":\"correction\"}".getBytes(StandardCharsets.UTF_8);
        var receipt = new Wire(port)
                .post(SHOP_DOOR, Sender.shopify(SHOP_SECRET, bytes), bytes)
                .receipt();
        var path = "/api/exceptions/" + parked(receipt).path("id").asText();
        for (var document : List.of("\\u0000", "\\ud800", "\\udc00x")) {
            var body = "{\"document\":\"" + document + "\"}";
            new Wire(port)
                    .send("PUT", path, Sender.program(API_KEY), BodyPublishers.ofString(body))
                    .refuses(400);
        }
        for (var body : List.of("", "[", "[]", "null", "1", "{\"document\":{}}", "{\"document\":\"\"}", "{}")) {
            var answer = new Wire(port).send("PUT", path, Sender.program(API_KEY), BodyPublishers.ofString(body));
            assertThat(answer.status()).as(body + answer.body()).isLessThan(500);
        }
        new Wire(port)
                .post(path + "/replay", Sender.program(API_KEY), new byte[0])
                .isProblem();
    }

    private void areParked(Map<String, String> receipts, Map<String, Bombs.Bomb> bombs) {
        receipts.forEach((name, receipt) -> {
            assertThat(outcomes(receipt)).as(name).singleElement().asString().startsWith("PARKED");
            var problem = parked(receipt).at("/problems/0");
            assertThat(problem.path("code").asText())
                    .as(name)
                    .matches(bombs.getOrDefault(name, new Bombs.Bomb("", "")).code());
        });
    }

    private static long heap() {
        System.gc();
        var runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    /** As many blanks as one wants to read, of which nobody has to keep any. */
    private static final class Endless extends InputStream {
        private long left;

        Endless(long length) {
            left = length;
        }

        @Override
        public int read() {
            return left-- > 0 ? ' ' : -1;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) {
            if (left <= 0) {
                return -1;
            }
            int read = (int) Math.min(length, left);
            java.util.Arrays.fill(buffer, offset, offset + read, (byte) ' ');
            left -= read;
            return read;
        }
    }
}
