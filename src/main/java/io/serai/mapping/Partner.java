package io.serai.mapping;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.serai.contract.Address;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the data of a partner means: the settings in its {@code channel.yaml}, {@code carrier.yaml}, {@code warehouse.yaml} or
 * {@code provider.yaml}. Every property is described in {@code docs/channels.md}.
 *
 * @param name the name of its folder; unique over all kinds of partner
 * @param kind what it is, told by the folder above
 * @param title how people call it
 * @param lane which steps take its messages
 * @param format how its messages are written
 * @param items where the repeated element of a message is: a JSON pointer, or the path of an XML element; null: a message is one item
 * @param mapping the JSLT file in its folder that turns an item into the contract
 * @param zone the zone of times that come without one; null: such a time is refused
 * @param currency ISO 4217, where an order does not name its own
 * @param country ISO 3166-1 alpha-2, where an address does not name its own
 * @param locale BCP 47, the language of customers where an order does not name it
 * @param payment whom we believe about money, and when it is captured
 * @param allowTestOrders whether orders that the channel marks as tests are taken
 * @param cancelledStates the channel's own states in which an order is cancelled, besides those that its mapping knows
 * @param skuAliases the channel's name of a SKU to ours
 * @param locationAliases the channel's name of a place where customers collect, and ours
 * @param addresses where the places are that the partner names by a code of its own, as EDI does
 * @param senders whose interchanges of EDI are taken, by the sender's id in the envelope; empty: anybody's
 * @param units how many of our pieces one of a unit is that the partner orders or counts in, by its code; empty: what the message says
 * @param sku what the channel's lines carry in the place of the SKU
 * @param signature how its HTTP messages are signed
 * @param dedupe how long two deliveries of the same bytes are one, where the sender gives them no id; null: never
 * @param rounding by how many minor units the total may differ from the sum; the difference becomes the order's rounding
 * @param csv how its CSV is written
 * @param totals where a batch of XML tells what is in it; null: it does not
 * @param back what it is told, and how
 * @param columns where the fields of an order stand in its rows; empty: a JSLT maps them
 * @param holds which of its new orders are held; the first that fits counts
 * @param expect how often a file comes; null: nobody waits for one
 */
public record Partner(
        String name,
        Kind kind,
        String title,
        Lane lane,
        Format format,
        @Nullable String items,
        String mapping,
        @Nullable ZoneId zone,
        @Nullable String currency,
        @Nullable String country,
        @Nullable String locale,
        Payment payment,
        boolean allowTestOrders,
        Set<String> cancelledStates,
        Map<String, String> skuAliases,
        Map<String, String> locationAliases,
        Map<String, Address> addresses,
        Set<String> senders,
        Map<String, Integer> units,
        SkuIs sku,
        Signature signature,
        @Nullable Duration dedupe,
        int rounding,
        CsvDialect csv,
        @Nullable Totals totals,
        Back back,
        Map<String, Column> columns,
        List<HoldRule> holds,
        @Nullable Expect expect) {

    public Partner {
        holds = List.copyOf(holds);
        cancelledStates = Set.copyOf(cancelledStates);
        skuAliases = Map.copyOf(skuAliases);
        locationAliases = Map.copyOf(locationAliases);
        addresses = Map.copyOf(addresses);
        senders = Set.copyOf(senders);
        units = Map.copyOf(units);
        columns = Map.copyOf(columns);
    }

    /** What the partner calls a SKU of ours: each name that its settings have for it, or the SKU itself. */
    public List<String> namesOf(String sku) {
        var names = skuAliases.entrySet().stream()
                .filter(alias -> alias.getValue().equals(sku))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
        return names.isEmpty() ? List.of(sku) : names;
    }

    /** Where its files are, below the root of the mappings. */
    String folder() {
        return kind.folder() + "/" + name;
    }

    /** Where its settings are, below the root of the mappings. */
    public String file() {
        return folder() + "/" + kind.file();
    }

    /** The same partner when one item stands alone. */
    Partner alone() {
        return items == null
                ? this
                : new Partner(
                        name,
                        kind,
                        title,
                        lane,
                        format,
                        null,
                        mapping,
                        zone,
                        currency,
                        country,
                        locale,
                        payment,
                        allowTestOrders,
                        cancelledStates,
                        skuAliases,
                        locationAliases,
                        addresses,
                        senders,
                        units,
                        sku,
                        signature,
                        dedupe,
                        rounding,
                        csv,
                        null,
                        back,
                        columns,
                        holds,
                        expect);
    }

    /** A file is to come at least every so often; people hear of it when it is late by more than the grace. */
    public record Expect(Duration every, Duration grace) {}

    /** What a partner is. */
    public enum Kind {
        CHANNEL,
        CARRIER,
        WAREHOUSE,
        PROVIDER;

        /** The folder of all partners of this kind. */
        String folder() {
            return word() + "s";
        }

        /** The file with a partner's settings. */
        String file() {
            return word() + ".yaml";
        }

        private String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** How messages are written. */
    public enum Format {
        @JsonProperty("json")
        JSON,
        @JsonProperty("xml")
        XML,
        @JsonProperty("csv")
        CSV,
        @JsonProperty("x12")
        X12,
        @JsonProperty("edifact")
        EDIFACT,
        @JsonProperty("idoc")
        IDOC
    }

    /** What stands in the place of the SKU. */
    public enum SkuIs {
        /** The SKU, or its alias. */
        @JsonProperty("sku")
        SKU,
        /** A GTIN, looked up among the products. */
        @JsonProperty("gtin")
        GTIN,
        /** A SKU if there is such a product, otherwise a GTIN. */
        @JsonProperty("either")
        EITHER
    }

    /** Whom we believe about payments, which provider holds them, and when they are captured. */
    public record Payment(Trust trust, @Nullable String provider, Capture capture) {
        /** Whom we believe. */
        public enum Trust {
            /** What the channel says of a payment is true. */
            @JsonProperty("always")
            ALWAYS,
            /** The provider is asked. */
            @JsonProperty("provider")
            PROVIDER,
            /** The channel takes the money and pays us later: an order is paid whatever its payments say. */
            @JsonProperty("paid-by-channel")
            PAID_BY_CHANNEL
        }

        /** When an authorised payment is captured. */
        public enum Capture {
            /** With each shipment, its part. */
            @JsonProperty("shipment")
            SHIPMENT,
            /** In whole when the order is accepted. */
            @JsonProperty("at-once")
            AT_ONCE,
            /** In whole at the first parcel. */
            @JsonProperty("first-parcel")
            FIRST_PARCEL
        }
    }

    /** How HTTP messages are signed, the name of the secret (never the secret itself), and the status that says that one was kept. */
    public record Signature(Scheme kind, @Nullable String secret, int answer) {
        /** Whether anybody may have sent what came by this door: what it says is no reason to bother a person. */
        public boolean opensToAnybody() {
            return kind == Scheme.HINTS_ONLY;
        }

        /** Whose way of signing. */
        public enum Scheme {
            @JsonProperty("none")
            NONE,
            @JsonProperty("key")
            KEY,
            /** Not at all: whoever sends one says no more than what to fetch, and nothing else is taken. */
            @JsonProperty("hints-only")
            HINTS_ONLY,
            @JsonProperty("shopify")
            SHOPIFY,
            @JsonProperty("woocommerce")
            WOOCOMMERCE,
            @JsonProperty("tiendanube")
            TIENDANUBE,
            @JsonProperty("standard-webhooks")
            STANDARD_WEBHOOKS,
            @JsonProperty("square")
            SQUARE,
            @JsonProperty("mercadopago")
            MERCADOPAGO,
            @JsonProperty("stripe")
            STRIPE,
            /** With keys of its own, which are fetched by name. The secret answers its question whether the door is ours. */
            @JsonProperty("ebay")
            EBAY
        }
    }

    /**
     * What a channel is told, and how.
     *
     * @param carriers our name of a carrier to the channel's
     * @param skus how many SKUs one request tells of the stock of
     * @param asIs what it is told as we write it, without a mapping of its own
     * @param queue the queue of our broker that it is told on; null: on none, or a property says which
     * @param files whether answers to its orders are put as files on the server from which they come, though no property names it
     * @param locations its own locations of which it is told the stock one by one, and which of ours each stands for: codes, types, countries; none:
     *     one number stands for all
     */
    public record Back(
            Map<String, String> carriers,
            int skus,
            Set<Outbound.Message> asIs,
            @Nullable String queue,
            boolean files,
            Map<String, List<String>> locations) {
        /** A queue of a partner's: none of the hub's own, which all begin with {@code serai.}, and none of the broker's. */
        public static final Pattern QUEUE = Pattern.compile(
                "(serai[.]told[.]|(?!serai[.]|activemq[.]|(DLQ|ExpiryQueue)$))[A-Za-z][A-Za-z0-9._-]{0,99}");

        public Back {
            carriers = Map.copyOf(carriers);
            asIs = Set.copyOf(asIs);
            locations = Map.copyOf(locations);
        }

        /** What the channel calls a carrier of ours. */
        public String carrier(String ours) {
            return carriers.getOrDefault(ours, ours);
        }
    }

    /**
     * Where a batch tells what is in it: paths of XML elements, or of attributes with an at sign.
     *
     * @param items where it says how many items there are; null: it does not
     * @param sum where it has the sum of what is at {@code of}; null: it has none
     * @param of where an item has its part of the sum
     */
    public record Totals(
            @Nullable String items,
            @Nullable String sum,
            @Nullable String of) {}
}
