package io.serai.demo.bazaar;

import io.serai.demo.tools.WholeFile;
import io.serai.demo.web.Courier;
import io.serai.demo.web.Delivery;
import io.serai.demo.web.Signatures;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/** How the hub comes to know of a sale, channel by channel. */
final class WaysIn {
    private final Keyring keys;
    private final String address;
    private final Path folder;
    private final Courier courier;
    private final EbaySeal seal;
    private final Feed feed;

    WaysIn(Keyring keys, String address, Path folder, Courier courier, EbaySeal seal, Feed feed) {
        this.keys = keys;
        this.address = address;
        this.folder = folder;
        this.courier = courier;
        this.seal = seal;
        this.feed = feed;
    }

    void bring(Sale sale) {
        switch (sale.channel()) {
            case "woocommerce" -> post(sale, "woocommerce.json", body -> wooCommerce(sale, body));
            case "tiendanube" -> post(sale, "hints/tiendanube.json", this::tiendanube);
            case "mercadolibre" -> post(sale, "hints/mercadolibre.json", unsigned -> Map.of());
            case "square" -> post(sale, "hints/square.json", this::square);
            case "ebay" -> post(sale, "hints/ebay.json", body -> Map.of("x-ebay-signature", seal.sign(body)));
            case "vtex" -> feed.add(sale);
            case "amazon-flat" -> drop(sale, "bazaar/amazon-flat", "amazon-flat.tsv");
            case "till-csv" -> drop(sale, "bazaar/till-csv", "till-csv.csv");
            case "ubl" -> drop(sale, "bazaar/ubl", "ubl.xml");
            case "idoc" -> drop(sale, "bazaar/idoc", "idoc.idoc");
            case "x12" -> drop(sale, "sftp/serai/x12/out", "x12.x12");
            case "edifact" -> drop(sale, "sftp/serai/edifact/out", "edifact.edi");
            // Nobody is told: it is in the list that is pulled.
            case "magento", "prestashop", "shopware", "walmart" -> {}
            default -> throw new IllegalArgumentException(sale.channel());
        }
    }

    /** To the channel's door: the order, or a hint that there is one. */
    private void post(Sale sale, String template, Function<byte[], Map<String, String>> signature) {
        var body = document(template, sale);
        var headers = new HashMap<>(signature.apply(body));
        headers.put("Content-Type", "application/json");
        courier.send(new Delivery("/channels/" + sale.channel() + "/orders", at -> headers, body), () -> {});
    }

    private void drop(Sale sale, String into, String template) {
        var extension = template.substring(template.lastIndexOf('.'));
        WholeFile.write(folder.resolve(into), sale.number() + extension, document(template, sale));
    }

    private Map<String, String> wooCommerce(Sale sale, byte[] body) {
        return Map.of(
                "X-WC-Webhook-Topic", "order.created",
                "X-WC-Webhook-Delivery-ID", Long.toString(sale.number()),
                "X-WC-Webhook-Signature", Signatures.woocommerce(keys.of("woocommerce"), body));
    }

    private Map<String, String> tiendanube(byte[] body) {
        return Map.of("x-linkedstore-hmac-sha256", Signatures.tiendanube(keys.of("tiendanube"), body));
    }

    private Map<String, String> square(byte[] body) {
        var door = address + "/channels/square/orders";
        return Map.of("x-square-hmacsha256-signature", Signatures.square(keys.of("square"), door, body));
    }

    private static byte[] document(String template, Sale sale) {
        return Template.fill(template, sale).getBytes(StandardCharsets.UTF_8);
    }
}
