package io.serai.demo.bazaar;

import io.serai.demo.buyers.Basket;
import io.serai.demo.buyers.Buyer;
import io.serai.demo.carriers.SftpPartner;
import io.serai.demo.tools.Numbers;
import io.serai.demo.web.Answer;
import io.serai.demo.web.Courier;
import io.serai.demo.web.PartnerServer;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/** All the other channels: a sale at one is written down, and comes to the hub by the channel's own way in. */
public final class Bazaar implements Closeable {
    private final Keyring keys;
    private final Numbers numbers;
    private final Clock clock;
    private final Sales sales;
    private final WaysIn waysIn;
    private final Map<String, Channel> channels =
            Channel.all().stream().collect(Collectors.toMap(Channel::name, Function.identity()));
    private final EbaySeal seal = new EbaySeal();
    private final Feed feed = new Feed();

    /**
     * @param address of the hub as partners know it
     * @param folder of the demo: files are dropped below it
     */
    public Bazaar(Keyring keys, String address, Path folder, Courier courier, Numbers numbers, Clock clock) {
        this.keys = keys;
        this.numbers = numbers;
        this.clock = clock;
        this.sales = new Sales(folder.resolve("books/bazaar.jsonl"));
        this.waysIn = new WaysIn(keys, address, folder, courier, seal, feed);
    }

    /** The doors at which the hub asks, and tells something. */
    public void open(PartnerServer server, SftpPartner sftp) {
        sftp.admit("serai", keys.of("x12-sftp"), List.of("x12/in", "x12/out", "edifact/in", "edifact/out"));
        var shops = new Shops(sales, keys);
        var pulled = new PulledShops(sales, keys);
        var markets = new Marketplaces(sales, keys);
        server.at("/woocommerce", shops.wooCommerce(channel("woocommerce")));
        server.at("/magento", shops.magento(channel("magento")));
        server.at("/vtex", shops.vtex(channel("vtex"), feed));
        server.at("/tiendanube", shops.tiendanube(channel("tiendanube")));
        server.at("/prestashop", pulled.prestaShop(channel("prestashop")));
        server.at("/shopware", pulled.shopware(channel("shopware")));
        server.at("/mercadolibre", markets.mercadoLibre(channel("mercadolibre")));
        server.at("/walmart", markets.walmart(channel("walmart")));
        server.at("/ebay", markets.ebay(channel("ebay"), seal));
        server.at("/square", markets.square(channel("square")));
        server.at("/bazaar", call -> call.is("GET", "/book") ? Answer.json(200, sales.lines()) : Answer.of(404));
    }

    /** In the order in which buyers come to them. */
    public List<Channel> channels() {
        return Channel.all();
    }

    /** Somebody buys at a channel. */
    public void sell(Channel channel, Buyer buyer, Basket.Line line) {
        var sale = Sale.of(channel, numbers.next(), clock.instant().truncatedTo(ChronoUnit.SECONDS), buyer, line);
        sales.keep(sale);
        waysIn.bring(sale);
    }

    @Override
    public void close() throws IOException {
        sales.close();
    }

    private Channel channel(String name) {
        return Objects.requireNonNull(channels.get(name), name);
    }
}
