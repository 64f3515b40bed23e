package io.serai.demo;

import io.serai.demo.amazon.AmazonApi;
import io.serai.demo.amazon.Marketplace;
import io.serai.demo.bazaar.Bazaar;
import io.serai.demo.bazaar.Keyring;
import io.serai.demo.buyers.Collectors;
import io.serai.demo.buyers.Crowd;
import io.serai.demo.carriers.Carrier;
import io.serai.demo.carriers.CarriersApi;
import io.serai.demo.carriers.Journeys;
import io.serai.demo.carriers.PampaWebhook;
import io.serai.demo.carriers.SftpPartner;
import io.serai.demo.carriers.TrackingHook;
import io.serai.demo.catalog.Catalogue;
import io.serai.demo.catalog.OpeningStock;
import io.serai.demo.catalog.Shelves;
import io.serai.demo.catalog.Warehousing;
import io.serai.demo.erp.ErpApi;
import io.serai.demo.mail.MailBox;
import io.serai.demo.mercadopago.MercadoPagoApi;
import io.serai.demo.mercadopago.MercadoPagoEvents;
import io.serai.demo.shopify.Checkout;
import io.serai.demo.shopify.Shop;
import io.serai.demo.shopify.ShopApi;
import io.serai.demo.shopify.ShopBook;
import io.serai.demo.shopify.ShopWebhooks;
import io.serai.demo.stripe.StripeApi;
import io.serai.demo.stripe.StripeEvents;
import io.serai.demo.till.Tills;
import io.serai.demo.tools.Dice;
import io.serai.demo.tools.Numbers;
import io.serai.demo.web.Courier;
import io.serai.demo.web.Faults;
import io.serai.demo.web.HubApi;
import io.serai.demo.web.PartnerServer;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All partners of the demo, put together. Their doors open before the hub's routes start; buyers come when the hub is ready. */
final class Demo implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Demo.class);
    private static final Duration FIRST_RETRY = Duration.ofSeconds(1);
    private static final Duration MARKETPLACE_PENDING = Duration.ofSeconds(3);
    private static final Duration SETTLE = Duration.ofSeconds(3);
    private static final Duration SETTLE_AT_MOST = Duration.ofMinutes(2);
    private static final Duration CARRIERS_LOOK = Duration.ofSeconds(1);
    private static final Duration LOOK_FOR_READY = Duration.ofSeconds(2);

    private final DemoProperties settings;
    private final DemoSecrets secrets;
    private final Clock clock;
    private final Dice dice;
    private final Numbers numbers;
    private final Faults faults;
    private final Deque<AutoCloseable> open = new ArrayDeque<>();

    private final Courier courier;
    private final PartnerServer server;
    private final SftpPartner sftp;
    private final MailBox mailBox;
    private final Shop shop;
    private final ShopWebhooks webhooks;
    private final Marketplace marketplace;
    private final Tills tills;
    private final Warehousing warehousing;
    private final Carrier andes;
    private final Carrier pampa;
    private final Traffic traffic;
    private final @Nullable Traffic strollers;
    private final OpeningStock opening;
    private boolean seeded;

    Demo(DemoProperties settings, DemoSecrets secrets, Keyring keys, Clock clock) {
        this.settings = settings;
        this.secrets = secrets;
        this.clock = clock;
        this.dice = new Dice(settings.seed());
        this.numbers = new Numbers(clock);
        this.faults = new Faults(
                dice,
                settings.faults().late(),
                settings.faults().lateBy(),
                settings.faults().lost());
        this.courier = opened(new Courier(clock, FIRST_RETRY));
        this.server = opened(new PartnerServer(settings.partnersPort()));
        var book = opened(new ShopBook(settings.folder().resolve("books/shopify.jsonl")));
        this.webhooks = opened(new ShopWebhooks(
                settings.folder().resolve("books/shopify-webhooks.jsonl"),
                courier,
                secrets.shopify(),
                dice,
                settings.faults().doubledWebhooks()));
        this.shop = new Shop(book, webhooks, new Checkout(here("/stripe/"), secrets.stripeKey()), numbers, clock);
        this.marketplace = opened(
                new Marketplace(settings.folder().resolve("books/amazon.jsonl"), MARKETPLACE_PENDING, numbers, clock));
        this.tills = new Tills(settings.pos(), numbers, clock);
        this.opening = new OpeningStock(Catalogue.load(), settings.seed());
        this.warehousing = new Warehousing(settings.catalog(), settings.folder(), numbers);
        this.sftp = opened(new SftpPartner(
                settings.sftpPort(),
                settings.folder().resolve("sftp"),
                Map.of("andes", secrets.andesSftp(), "pampa", secrets.pampaSftp())));
        this.mailBox = opened(new MailBox(settings.smtpPort(), settings.folder().resolve("mailbox"), numbers));
        this.andes = carrier("andes", "ANDE", TrackingHook.none());
        this.pampa = carrier("pampa", "PAMP", new PampaWebhook(courier, secrets.pampa()));
        this.traffic = opened(traffic());
        this.strollers = settings.channels() == DemoProperties.Channels.ALL ? opened(bazaar(keys)) : null;
        apis(book);
    }

    /** Opens the partners' doors, and puts what the retailer has into the hub's folder if that was never done. */
    void openDoors() {
        server.start();
        sftp.start();
        mailBox.start();
        seeded = warehousing.open(opening);
        LOG.info(
                "the demo's partners listen on HTTP {}, SFTP {}, SMTP {}{}",
                server.port(),
                sftp.port(),
                mailBox.port(),
                seeded ? "; the retailer's data is on its way" : "");
    }

    /** Lets the traffic begin; the hub is at an address such as {@code http://127.0.0.1:8080}. */
    void begin(URI hub) {
        courier.open(hub);
        webhooks.resume();
        var api = new HubApi(hub, settings.login());
        var collectors = new Collectors(api, settings.orders().collectAfter(), clock);
        var shelves = new Shelves(api, opening.counts());
        everybody()
                .forEach(each -> each.when(
                        () -> warehousing.taken() && shelves.areKnown(),
                        seeded ? SETTLE : Duration.ZERO,
                        SETTLE_AT_MOST));
        traffic.every(CARRIERS_LOOK, andes::look);
        traffic.every(CARRIERS_LOOK, pampa::look);
        traffic.every(LOOK_FOR_READY, collectors::look);
        traffic.every(settings.orders().replenishEvery(), warehousing::replenish);
    }

    /** Whether no buyer comes for now; carriers and whatever was begun go on. */
    void rest(boolean now) {
        everybody().forEach(each -> each.rest(now));
    }

    int partnersPort() {
        return server.port();
    }

    @Override
    public void close() {
        while (!open.isEmpty()) {
            try {
                open.pop().close();
            } catch (Exception e) {
                LOG.debug("while the demo ended", e);
            }
        }
    }

    private void apis(ShopBook book) {
        var events = new StripeEvents(courier, secrets.stripe(), numbers);
        var books = settings.folder().resolve("books");
        server.at(
                "/stripe",
                opened(new StripeApi(
                        books.resolve("stripe.jsonl"), secrets.stripeKey(), faults, events, numbers, clock)));
        server.at(
                "/mercadopago",
                opened(new MercadoPagoApi(
                        books.resolve("mercadopago.jsonl"),
                        secrets.mercadopagoToken(),
                        faults,
                        new MercadoPagoEvents(courier, secrets.mercadopago(), numbers),
                        numbers)));
        var throttled = settings.faults().throttled();
        server.at(
                "/shopify",
                new ShopApi(
                        book, here("/shopify").toString(), secrets.shopifyToken(), faults, throttled, numbers, clock));
        server.at("/amazon", new AmazonApi(marketplace, secrets.amazon(), faults, throttled, clock));
        server.at("/carriers", new CarriersApi(Map.of("andes", andes, "pampa", pampa)));
        server.at("/erp", opened(new ErpApi(books.resolve("erp.jsonl"), secrets.erp(), faults, clock)));
    }

    private Carrier carrier(String name, String scac, TrackingHook hook) {
        var pace = settings.carriage();
        var journeys = new Journeys(
                dice,
                pace.pickedUp(),
                pace.enRoute(),
                pace.delivered(),
                pace.spread(),
                settings.faults().disordered());
        return opened(new Carrier(
                name,
                scac,
                settings.folder().resolve("sftp"),
                settings.folder().resolve("books"),
                journeys,
                settings.faults().doubledFiles(),
                hook,
                clock));
    }

    private Traffic traffic() {
        var fronts = storefronts(dice);
        Traffic.Visit web = () -> fronts.web(shop, task -> later(task));
        Traffic.Visit till = () -> fronts.till(tills);
        Traffic.Visit market = () -> fronts.marketplace(marketplace);
        return new Traffic(
                settings.orders().pace(), List.of(web, till, market, web, till, web, market, till, web, market), clock);
    }

    /** The sixteen other channels, to which buyers come in turn. What they do leaves those of the main ones as they are. */
    private Traffic bazaar(Keyring keys) {
        var bazaar = opened(new Bazaar(keys, settings.hub(), settings.folder(), courier, numbers, clock));
        bazaar.open(server, sftp);
        var fronts = storefronts(new Dice(settings.seed()));
        return new Traffic(
                settings.bazaar(),
                bazaar.channels().stream()
                        .<Traffic.Visit>map(channel -> () -> fronts.stand(bazaar, channel))
                        .toList(),
                clock);
    }

    private Storefronts storefronts(Dice chance) {
        var catalogue = Catalogue.load();
        return new Storefronts(
                catalogue,
                new OpeningStock(catalogue, settings.seed()),
                warehousing,
                new Crowd(chance, settings.orders().abroad()),
                chance,
                settings.orders());
    }

    private Stream<Traffic> everybody() {
        return strollers == null ? Stream.of(traffic) : Stream.of(traffic, strollers);
    }

    private void later(Runnable task) {
        traffic.secondThoughts(task);
    }

    private URI here(String path) {
        return URI.create("http://127.0.0.1:" + server.port() + path);
    }

    private <T extends AutoCloseable> T opened(T part) {
        open.push(part);
        return part;
    }
}
