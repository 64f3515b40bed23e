package io.serai.journeys;

import io.serai.cli.Cli;
import io.serai.demo.amazon.AmazonApi;
import io.serai.demo.amazon.AmazonKeys;
import io.serai.demo.amazon.Listings;
import io.serai.demo.amazon.Marketplace;
import io.serai.demo.carriers.Carrier;
import io.serai.demo.carriers.Journeys;
import io.serai.demo.carriers.SftpPartner;
import io.serai.demo.carriers.TrackingHook;
import io.serai.demo.erp.ErpApi;
import io.serai.demo.mail.MailBox;
import io.serai.demo.mercadopago.MercadoPagoApi;
import io.serai.demo.mercadopago.MercadoPagoEvents;
import io.serai.demo.shopify.Checkout;
import io.serai.demo.shopify.DayTokens;
import io.serai.demo.shopify.Shop;
import io.serai.demo.shopify.ShopApi;
import io.serai.demo.shopify.ShopBook;
import io.serai.demo.shopify.ShopInventory;
import io.serai.demo.shopify.ShopWebhooks;
import io.serai.demo.stripe.StripeApi;
import io.serai.demo.stripe.StripeEvents;
import io.serai.demo.tools.Dice;
import io.serai.demo.tools.Numbers;
import io.serai.demo.web.Courier;
import io.serai.demo.web.Faults;
import io.serai.demo.web.PartnerServer;
import io.serai.log.Json;
import io.serai.testing.TestClock;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.util.FileSystemUtils;

/**
 * The far ends of all wires, once for all journeys: the demo's stand-ins, which speak the partners' protocols, on free ports, without
 * chance and without traffic of their own. Nothing happens there but what a journey does.
 */
final class Stage {
    /** So many a minute nobody may sign; half as many from one address. */
    static final int HINTS = 240;

    static final String ON_CALL = "guardia@tienda.example";
    static final String SHOPIFY = "shpss_journeys";
    static final String SHOPIFY_BEFORE = "shpss_journeys-last-year";
    static final String WOOCOMMERCE = "wc_journeys";
    static final String TIENDANUBE = "tn_journeys";
    static final String SQUARE = "sq_journeys";
    static final String EBAY = "a-verification-token-of-32-to-80-characters";
    static final String VTEX = "vtex_journeys";
    static final String PAMPA = "whsec_am91cm5leXMtcGFtcGEtd2ViaG9vaw==";
    static final String STRIPE_EVENTS = "whsec_stripe_journeys";
    static final String GATE = "the-key-of-the-gate";
    static final String SHOP_TOKEN = "shpat_journeys";
    static final String SHOP_APP = "shop-app";
    static final String MERCADOPAGO = "mp_journeys";
    static final String MERCADOPAGO_TOKEN = "APP_USR-journeys";
    static final String STRIPE_KEY = "sk_test_journeys";
    /** A channel with a queue each way that nobody has written: {@code serai channel new} has. */
    static final String MADE = "despacho";

    /** An order of it, with its number and a SKU. */
    static final String MADE_ORDER = """
            {"id": "%s", "fecha": "2026-03-02T10:15:00-03:00", "cliente": {"nombre": "Inés", "mail": "i@example.com"},
              "envio": {"calle": "Colón 1", "ciudad": "Córdoba", "cp": "5000", "costo": "500,00"},
              "items": [{"codigo": "%s", "cantidad": 2, "precio": "1.010,50"}], "total": "2.521,00"}
            """;

    /** A second channel of Amazon, which is read by Orders v0: its routes are those that come with Serai for that, with its name. */
    static final String AMAZON_BEFORE = "amazon-before";

    static final String SHOP_ADMIN = "/admin/api/2026-10";

    private static final Path PARTNERS = Path.of("src/test/resources/journeys");
    private static final String ERP = "whsec_am91cm5leXMtZXJwLXdlYmhvb2stc2VjcmV0";
    private static final AmazonKeys AMAZON = new AmazonKeys("client", "secret", "refresh");
    private static final Duration NEVER = Duration.ofDays(1);
    private static final Duration PENDING = Duration.ofMillis(1500);

    static final Stage SET = new Stage();

    final Path folder =
            Path.of("target/journeys/" + ProcessHandle.current().pid()).toAbsolutePath();
    final Path data = folder.resolve("data");
    private final Path mappings = folder.resolve("mappings");
    private final Path routes = folder.resolve("routes");
    final Path pos = folder.resolve("pos");
    final Path sftp = folder.resolve("partners/sftp");
    final Path feed = folder.resolve("feed");
    final Path mails = folder.resolve("partners/mails");
    final Watched stripe;
    /** By which it forgets keys: it stands still until a journey moves it. */
    final TestClock stripeClock = new TestClock();

    final Watched mercadopago;
    final Watched shopApi;
    final Watched amazon;
    final Watched amazonBefore;
    final Watched erp;
    final FarShop tiendanubeShop = new FarShop("Authentication", "bearer tn-token", Json::tree);
    final ToldShop wooDesk = new ToldShop();
    final ToldShop magentoDesk = new ToldShop();
    final FarShop wooShop = new FarShop("Authorization", "Basic Y2tfMTpjc18x", Json::tree).does(wooDesk::woo);
    final VtexFeed vtexFeed = new VtexFeed();
    final FarShop vtexShop = new FarShop("X-VTEX-API-AppKey", "app-key", orders -> Json.tree(Map.of("list", orders)))
            .does(vtexFeed::handle);
    final FarShop meliShop = new FarShop("Authorization", "none yet", orders -> Json.tree(Map.of("results", orders)))
            .refreshedBy("TG-first");
    final FarShop magentoShop = new FarShop(
                    "Authorization", "Bearer mg-token", orders -> Json.tree(Map.of("items", orders)))
            .givesItsLastPageAgain()
            .does(magentoDesk::magento);
    final VtexFeed fairFeed = new VtexFeed();
    final FarShop fair = new FarShop("Host", "", orders -> Json.tree(Map.of("pedidos", orders)))
            .open()
            .does(fairFeed::handle);
    final FarShop pregonShop = new FarShop("Host", "", orders -> Json.tree(Map.of("results", orders))).open();
    final FarMarkets markets = new FarMarkets();
    final FarShops shops = new FarShops();
    final Watched walmart;
    final Watched ebay;
    final Watched magento;
    final Watched woo;
    final Watched tiendanube;
    final Watched pregon;
    final Watched vtex;
    final Shop shop;
    final ShopInventory shopInventory;
    final DayTokens shopTokens;
    final Listings listings;
    final Marketplace marketplace;
    final Marketplace marketplaceBefore;
    final Carrier andes;

    private final Clock clock = Clock.systemUTC();
    private final Numbers numbers = new Numbers(clock);
    private final Dice dice = new Dice(1);
    private final Path books = folder.resolve("partners/books");
    private final Courier toHub = new Courier(clock, Duration.ofMillis(200));
    private final PartnerServer server = new PartnerServer(0);
    private final SftpPartner sftpServer;
    private final SftpPartner x12Server = customer("x12");
    private final SftpPartner edifactServer = customer("edifact");
    private final MailBox mailBox;

    private Stage() {
        sweep();
        partners();
        stripe = at(
                "/stripe",
                new StripeApi(
                        books.resolve("stripe.jsonl"),
                        STRIPE_KEY,
                        Faults.none(),
                        new StripeEvents(toHub, STRIPE_EVENTS, numbers),
                        numbers,
                        stripeClock));
        mercadopago = at(
                "/mercadopago",
                new MercadoPagoApi(
                        books.resolve("mercadopago.jsonl"),
                        MERCADOPAGO_TOKEN,
                        Faults.none(),
                        new MercadoPagoEvents(toHub, MERCADOPAGO, numbers),
                        numbers));
        var shopBook = new ShopBook(books.resolve("shopify.jsonl"));
        shopTokens = new DayTokens(SHOP_APP, SHOPIFY, clock);
        var shopifyApi =
                new ShopApi(shopBook, here("/shopify"), SHOP_TOKEN, shopTokens, Faults.none(), 0, numbers, clock);
        shopApi = at("/shopify", shopifyApi);
        shopInventory = shopifyApi.inventory();
        shop = new Shop(shopBook, silent(), new Checkout(URI.create(here("/stripe/")), STRIPE_KEY), numbers, clock);
        marketplace = new Marketplace(books.resolve("amazon.jsonl"), PENDING, numbers, clock);
        var amazonApi = new AmazonApi(marketplace, AMAZON, Faults.none(), 0, clock);
        amazon = at("/amazon", amazonApi);
        listings = amazonApi.listings();
        marketplaceBefore = new Marketplace(books.resolve("amazon-before.jsonl"), PENDING, numbers, clock);
        amazonBefore = at("/amazon-before", new AmazonApi(marketplaceBefore, AMAZON, Faults.none(), 0, clock));
        tiendanube = at("/tiendanube/v1/77", tiendanubeShop);
        vtex = at("/vtex", vtexShop);
        woo = at("/woo", wooShop);
        magento = at("/magento", magentoShop);
        at("/meli", meliShop);
        pregon = at("/pregon", pregonShop);
        walmart = at("/walmart", markets::walmart);
        ebay = at("/ebay", markets::ebay);
        at("/square", markets::square);
        at("/fair", fair);
        at("/prestashop", shops::prestaShop);
        at("/shopware", shops::shopware);
        erp = at("/erp", new ErpApi(books.resolve("erp.jsonl"), ERP, Faults.none(), clock));
        sftpServer = new SftpPartner(
                0,
                sftp,
                Map.of(
                        "andes",
                        "andes-secret",
                        "pampa",
                        "pampa-secret",
                        "serai",
                        "deposit-secret",
                        "feed",
                        "feed-secret"));
        deposit();
        mailBox = new MailBox(0, mails, numbers);
        var unhurried = new Journeys(dice, NEVER, NEVER, NEVER, Duration.ZERO, 0);
        andes = new Carrier("andes", "ANDE", sftp, books, unhurried, 0, TrackingHook.none(), clock);
        server.start();
        sftpServer.start();
        mailBox.start();
    }

    /** A business customer of this name has its place on the server from now on; what somebody says of it who connects it. */
    Map<String, String> newCustomer(String name) {
        sftpServer.admit(name, "customer-secret", List.of("out", "in"));
        System.setProperty("serai.secrets." + name, "customer-secret");
        return Map.of("host", "127.0.0.1:" + sftpServer.port(), "folder", "out", "user", name);
    }

    /** The folders of the business partner whose stock is told by X12. */
    private void deposit() {
        try {
            Files.createDirectories(sftp.resolve("serai/out"));
            Files.createDirectories(sftp.resolve("serai/in"));
            Files.createDirectories(sftp.resolve("feed/out"));
            Files.createDirectories(sftp.resolve("feed/in"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The SFTP server of a business customer, who puts orders in one folder and finds our answers in another. */
    private SftpPartner customer(String name) {
        var root = folder.resolve("partners").resolve(name);
        var server = new SftpPartner(0, root, Map.of("serai", name + "-secret"));
        for (var each : new String[] {"in", "out"}) {
            root.resolve("serai").resolve(each).toFile().mkdirs();
        }
        server.start();
        return server;
    }

    /** The folders of mappings and routes, with a channel that the command has made of one message. */
    private void partners() {
        try {
            FileSystemUtils.copyRecursively(PARTNERS.resolve("mappings"), mappings);
            FileSystemUtils.copyRecursively(PARTNERS.resolve("routes"), routes);
            Files.writeString(
                    routes.resolve("channels/" + AMAZON_BEFORE + ".camel.yaml"),
                    Files.readString(Path.of("routes/channels/amazon-v0.camel.yaml"))
                            .replaceAll("\\bamazon\\b", AMAZON_BEFORE));
            var sample = Files.writeString(folder.resolve(MADE + ".json"), MADE_ORDER.formatted("D-1", "A-1"));
            var said = new StringWriter();
            int exit = Cli.run(
                    new PrintWriter(said, true),
                    new PrintWriter(said, true),
                    Map.of(),
                    "channel",
                    "new",
                    MADE,
                    "--like",
                    "json",
                    "--sample",
                    sample.toString(),
                    "--queue",
                    "--answers",
                    "serai.told." + MADE,
                    "--mappings",
                    mappings.toString(),
                    "--routes",
                    routes.toString());
            if (exit != 0) {
                throw new IllegalStateException(said.toString());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What runs that have ended left behind. */
    private void sweep() {
        var left = folder.getParent()
                .toFile()
                .listFiles(
                        run -> ProcessHandle.of(Long.parseLong(run.getName())).isEmpty());
        for (var run : left == null ? new File[0] : left) {
            FileSystemUtils.deleteRecursively(run);
        }
    }

    /** The shop announces nothing by itself: journeys hand its webhooks in, whole, doubled, late or not at all. */
    private ShopWebhooks silent() {
        return new ShopWebhooks(books.resolve("shopify-webhooks.jsonl"), new Courier(clock, NEVER), SHOPIFY, dice, 0);
    }

    private Watched at(String prefix, io.serai.demo.web.Handler api) {
        var watched = new Watched(api);
        server.at(prefix, watched);
        return watched;
    }

    /** Where a partner's API is. */
    String here(String path) {
        return "http://127.0.0.1:" + server.port() + path;
    }

    /** From now on the provider's own events reach the hub. */
    void hubIsAt(String address) {
        toHub.open(URI.create(address));
    }

    /** How the hub reaches us, and everything that journeys want to be quick or to control themselves. */
    Map<String, Object> settings() {
        var hub = new HashMap<String, Object>();
        hub.put("serai.data", data.toString());
        hub.put("serai.traces.ratio", "0");
        hub.put("serai.mappings", mappings.toString());
        hub.put("serai.routes", routes.toString());
        hub.put("serai.kiosk.folder", folder.resolve("kiosk").toString());
        hub.put("serai.wholesale.folder", folder.resolve("wholesale").toString());
        hub.put("serai.channels.reseller.answers", "serai.told.reseller");
        hub.put("serai.depot.folder", folder.resolve("depot").toString());
        hub.put("serai.poll", 100);
        hub.put("serai.relay.poll", 100);
        hub.put("serai.backorders.poll", 200);
        hub.put("serai.access.user", Http.USER);
        hub.put("serai.access.password", Http.PASSWORD);
        hub.put("serai.access.api-key", Http.API_KEY);
        hub.put("serai.access.wrong-logins", 1_000);
        hub.put("serai.holds.above.ARS", "100000000");
        hub.put("serai.alerts.mail-to", ON_CALL);
        hub.put("serai.alerts.pause", "1s");
        hub.put("serai.doors.unsigned-per-minute", 100_000);
        hub.put("serai.doors.hints-per-minute", HINTS);
        hub.put("serai.warehouse.confirm", "manual");
        hub.put("serai.collect.poll", 200);
        hub.put("serai.collect.bring-from", "MENDOZA");
        hub.put("serai.lots.poll", 200);
        hub.put("serai.collect.at.ROSARIO", "1h");
        hub.put("serai.manifests.close-after", "1h");
        hub.put("serai.channels.poslog.folder", pos.toString());
        hub.put("serai.channels.till-csv.folder", folder.resolve("till-csv").toString());
        hub.put("serai.channels.shopify.url", here("/shopify"));
        hub.put("serai.channels.shopify.location", "655441491");
        hub.put("serai.channels.amazon.seller", "A2SELLER");
        hub.put("serai.channels.x12-stock.sftp", "127.0.0.1:" + sftpServer.port());
        hub.put("serai.secrets.x12-stock-sftp", "deposit-secret");
        hub.put("serai.channels.stock-feed.folder", feed.toString());
        hub.put("serai.channels.far-feed.sftp", "127.0.0.1:" + sftpServer.port());
        hub.put("serai.secrets.far-feed-sftp", "feed-secret");
        hub.put("serai.channels.amazon.url", here("/amazon"));
        hub.put("serai.channels.amazon.login", here("/amazon/auth/o2/token"));
        hub.put("serai.channels.amazon.marketplaces", "ATVPDKIKX0DER");
        hub.put("serai.channels.amazon.poll", 300);
        hub.put("serai.channels.amazon-before.url", here("/amazon-before"));
        hub.put("serai.channels.amazon-before.login", here("/amazon-before/auth/o2/token"));
        hub.put("serai.channels.amazon-before.marketplaces", "ATVPDKIKX0DER");
        hub.put("serai.channels.amazon-before.poll-v0", 500);
        for (var each : Map.of(
                        "tiendanube",
                        "/tiendanube/v1/77",
                        "vtex",
                        "/vtex",
                        "woocommerce",
                        "/woo",
                        "magento",
                        "/magento",
                        "mercadolibre",
                        "/meli",
                        "walmart",
                        "/walmart",
                        "ebay",
                        "/ebay",
                        "square",
                        "/square",
                        "prestashop",
                        "/prestashop",
                        "shopware",
                        "/shopware")
                .entrySet()) {
            hub.put("serai.channels." + each.getKey() + ".url", here(each.getValue()));
            hub.put("serai.channels." + each.getKey() + ".poll", 500);
        }
        // So that a list of several pages takes several looks.
        hub.put("serai.pull.pages", 1);
        hub.put("serai.channels.vtex.feed", 300);
        hub.put("serai.channels.pregon.url", here("/pregon"));
        hub.put("serai.channels.shopify.reconcile", "never");
        hub.put("serai.channels.mercadolibre.seller", "771");
        hub.put("serai.channels.square.location", "LCORDOBA");
        hub.put("serai.payments.stripe.url", here("/stripe"));
        hub.put("serai.payments.mercadopago.url", here("/mercadopago"));
        hub.put("serai.carriers.andes.sftp", "127.0.0.1:" + sftpServer.port());
        hub.put("serai.carriers.pampa.sftp", "127.0.0.1:" + sftpServer.port());
        hub.put("serai.channels.x12.sftp", "127.0.0.1:" + x12Server.port());
        hub.put("serai.channels.edifact.sftp", "127.0.0.1:" + edifactServer.port());
        for (var each : new String[] {"ubl", "idoc", "amazon-flat"}) {
            hub.put("serai.channels." + each + ".folder", folder.resolve(each).toString());
            hub.put(
                    "serai.channels." + each + ".answers",
                    folder.resolve(each + "-answers").toString());
        }
        hub.put("serai.sftp.strict-host-key", "no");
        hub.put("serai.webhook.url", here("/erp/webhook"));
        hub.put("serai.mail.url", "smtp://127.0.0.1:" + mailBox.port());
        hub.put("serai.mail.from", "pedidos@tienda.example");
        hub.put("serai.shipping.rules[0].province", "Córdoba");
        hub.put("serai.shipping.rules[0].carrier", "andes");
        hub.put("serai.shipping.rules[1].province", "Buenos Aires");
        hub.put("serai.shipping.rules[1].carrier", "pampa");
        hub.put("serai.shipping.rules[2].carrier", "andes");
        secrets(hub);
        return hub;
    }

    private static void secrets(Map<String, Object> hub) {
        hub.put("serai.secrets.gate", GATE);
        hub.put("serai.secrets.stripe", STRIPE_EVENTS);
        hub.put("serai.secrets.stripe-key", STRIPE_KEY);
        hub.put("serai.secrets.mercadopago", MERCADOPAGO);
        hub.put("serai.secrets.mercadopago-token", MERCADOPAGO_TOKEN);
        hub.put("serai.secrets.shopify", SHOPIFY);
        hub.put("serai.secrets.shopify-previous", SHOPIFY_BEFORE);
        hub.put("serai.secrets.woocommerce", WOOCOMMERCE);
        hub.put("serai.secrets.woocommerce-key", "ck_1");
        hub.put("serai.secrets.woocommerce-secret", "cs_1");
        hub.put("serai.secrets.tiendanube", TIENDANUBE);
        hub.put("serai.secrets.tiendanube-token", "tn-token");
        hub.put("serai.secrets.magento-token", "mg-token");
        hub.put("serai.secrets.walmart-client-id", "wm-id");
        hub.put("serai.secrets.walmart-client-secret", "wm-secret");
        hub.put("serai.secrets.ebay-client-id", "eb-id");
        hub.put("serai.secrets.ebay-client-secret", "eb-secret");
        hub.put("serai.secrets.ebay-refresh-token", "eb-refresh");
        hub.put("serai.secrets.ebay", EBAY);
        hub.put("serai.secrets.square", SQUARE);
        hub.put("serai.secrets.prestashop-key", FarShops.PRESTA_KEY);
        hub.put("serai.secrets.shopware-client-id", FarShops.SHOPWARE_ID);
        hub.put("serai.secrets.shopware-client-secret", FarShops.SHOPWARE_SECRET);
        hub.put("serai.secrets.square-token", "sq-token");
        hub.put("serai.secrets.vtex", VTEX);
        hub.put("serai.secrets.vtex-app-key", "app-key");
        hub.put("serai.secrets.vtex-app-token", "app-token");
        hub.put("serai.secrets.mercadolibre-client-id", "2069");
        hub.put("serai.secrets.mercadolibre-client-secret", "secret");
        hub.put("serai.secrets.mercadolibre-refresh-token", "TG-first");
        hub.put("serai.secrets.shopify-client-id", SHOP_APP);
        hub.put("serai.secrets.shopify-client-secret", SHOPIFY);
        hub.put("serai.secrets.shop-abroad-token", SHOP_TOKEN);
        for (var amazon : List.of("amazon", AMAZON_BEFORE)) {
            hub.put("serai.secrets." + amazon + "-client-id", AMAZON.clientId());
            hub.put("serai.secrets." + amazon + "-client-secret", AMAZON.clientSecret());
            hub.put("serai.secrets." + amazon + "-refresh-token", AMAZON.refreshToken());
        }
        hub.put("serai.secrets.andes-sftp", "andes-secret");
        hub.put("serai.secrets.pampa-sftp", "pampa-secret");
        hub.put("serai.secrets.x12-sftp", "x12-secret");
        hub.put("serai.secrets.edifact-sftp", "edifact-secret");
        hub.put("serai.secrets.pampa", PAMPA);
        hub.put("serai.secrets.erp", ERP);
    }
}
