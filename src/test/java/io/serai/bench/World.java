package io.serai.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A thousand places over Argentina with a thousand SKUs in each, made by SQL, and a shop whose orders of two lines are paid: the
 * shipped Shopify channel, but with the shop's own word taken for the payment.
 */
final class World {
    static final int PLACES = 1_000;
    static final int SKUS = 1_000;

    private static final double SOUTH = -41.0;
    private static final double WEST = -70.0;
    private static final double HEIGHT = 17.0;
    private static final double WIDTH = 12.0;

    private static final String ORDER = resource("shop-order.json");

    private final BenchHub hub;
    private long next;

    private World(BenchHub hub) {
        this.hub = hub;
    }

    /** A new hub that has started, with its world. */
    static World fresh(String name) {
        var hub = prepare(BenchHub.fresh(name)).start();
        return seeded(hub);
    }

    static BenchHub prepare(BenchHub hub) {
        try {
            var channel = Files.readString(Path.of("mappings/channels/shopify/channel.yaml"))
                    .replace("trust: provider", "trust: always");
            return hub.file("mappings/channels/shopify/channel.yaml", channel);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @throws IllegalStateException if the server would not keep what it has committed: such a figure would be worth nothing */
    static World seeded(BenchHub hub) {
        var durability = hub.server().durability();
        System.out.println("    " + String.join(", ", durability));
        if (!durability.stream().allMatch(setting -> setting.endsWith(" on"))) {
            throw new IllegalStateException("not durable: " + durability);
        }
        hub.server()
                .run(
                        """
                        insert into location (id, name, type, country, zone, latitude, longitude, ships, pickup, exports, address)
                        select 'L' || l, 'Local ' || l, 'store', 'AR', 'America/Argentina/Buenos_Aires',
                               %s + %s * ((l * 7919) %% 1000) / 1000.0, %s + %s * ((l * 104729) %% 1000) / 1000.0, true, true, false,
                               '{"street":["Calle 1"],"city":"X","country":"AR"}'
                        from generate_series(1, %s) l
                        """.formatted(SOUTH, HEIGHT, WEST, WIDTH, PLACES),
                        "insert into product (sku, title, grams) select 'SKU-' || s, 'Producto ' || s, 300"
                                + " from generate_series(1, " + SKUS + ") s",
                        "insert into stock (location, sku, on_hand) select 'L' || l, 'SKU-' || s, 1000000"
                                + " from generate_series(1, " + PLACES + ") l, generate_series(1, " + SKUS + ") s",
                        "insert into stock_move (location, sku, quantity, cause) select location, sku, on_hand, 'COUNT' from stock",
                        "vacuum analyze");
        return new World(hub);
    }

    BenchHub hub() {
        return hub;
    }

    /** Distinct orders, signed, ready to be sent. */
    List<byte[]> orders(int many) {
        var requests = new ArrayList<byte[]>();
        for (int i = 0; i < many; i++) {
            requests.add(signed(order(++next)));
        }
        return requests;
    }

    private static String order(long no) {
        var random = new Random(no);
        return ORDER.replace("$ID", Long.toString(6_000_000_000_000L + no))
                .replace("$NO", Long.toString(no))
                .replace("$LAT", coordinate(SOUTH + HEIGHT * random.nextDouble()))
                .replace("$LON", coordinate(WEST + WIDTH * random.nextDouble()))
                .replace("$SKU1", "SKU-" + (1 + random.nextInt(SKUS / 2)))
                .replace("$SKU2", "SKU-" + (1 + SKUS / 2 + random.nextInt(SKUS / 2)));
    }

    private static String coordinate(double degrees) {
        return String.format(java.util.Locale.ROOT, "%.4f", degrees);
    }

    private static byte[] signed(String order) {
        var body = order.getBytes(StandardCharsets.UTF_8);
        var headers = new LinkedHashMap<String, String>();
        headers.put("Content-Type", "application/json");
        headers.put("X-Shopify-Topic", "orders/create");
        headers.put("X-Shopify-Hmac-Sha256", hmac(body));
        headers.put(
                "X-Shopify-Webhook-Id", java.util.UUID.nameUUIDFromBytes(body).toString());
        return Wire.post("/channels/shopify/orders", headers, body);
    }

    private static String hmac(byte[] body) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(BenchHub.SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static String resource(String name) {
        try (InputStream stream = World.class.getResourceAsStream("/bench/" + name)) {
            if (stream == null) {
                throw new IllegalStateException("bench/" + name + " is missing");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
