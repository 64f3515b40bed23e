package io.serai.mapping;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.serai.contract.Address;
import io.serai.mapping.Partner.Format;
import io.serai.mapping.Partner.Kind;
import io.serai.mapping.Partner.Payment;
import io.serai.mapping.Partner.Signature;
import io.serai.mapping.Partner.SkuIs;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A partner's settings as they are written: everything but the lane and the format may be missing. */
record PartnerFile(
        @Nullable String title,
        @JsonProperty(required = true) Lane lane,
        @JsonProperty(required = true) Format format,
        @Nullable String items,
        @Nullable String mapping,
        @Nullable ZoneId zone,
        @Nullable String currency,
        @Nullable String country,
        @Nullable String locale,
        @Nullable PaymentPart payment,
        boolean allowTestOrders,
        @Nullable Set<String> cancelledStates,
        @Nullable Map<String, String> skuAliases,
        @Nullable Map<String, String> locationAliases,
        @Nullable Map<String, Address> addresses,
        @Nullable Set<String> senders,
        @Nullable Map<String, Integer> units,
        @Nullable SkuIs sku,
        @Nullable SignaturePart signature,
        @Nullable String dedupe,
        int rounding,
        @Nullable CsvPart csv,
        Partner.@Nullable Totals totals,
        @Nullable BackPart back,
        @Nullable Map<String, Column> columns,
        @Nullable List<HoldRule> holds,
        @Nullable ExpectPart expect) {

    private static final int ACCEPTED = 202;
    /** In the place of a separator or a character set: it is found out. */
    static final String FOUND = "auto";

    static final String TAB = "tab";
    private static final String NO_DEDUPE = "none";
    private static final Duration DEDUPE = Duration.ofDays(7);

    /** A file that comes each day does not come to the minute. */
    private static final Duration GRACE = Duration.ofHours(1);

    record PaymentPart(
            Payment.@Nullable Trust trust, @Nullable String provider, Payment.@Nullable Capture capture) {}

    record SignaturePart(
            Signature.@Nullable Scheme kind,
            @Nullable String secret,
            @Nullable Integer answer) {}

    record CsvPart(
            @Nullable String separator,
            @Nullable String charset,
            @Nullable Boolean header,
            @Nullable String decimal,
            @Nullable String dates,
            CsvDialect.@Nullable Trailer trailer) {}

    record BackPart(
            @Nullable Map<String, String> carriers,
            @Nullable Integer skus,
            @Nullable Set<Outbound.Message> asIs,
            @Nullable String queue,
            @Nullable Boolean files,
            @Nullable Map<String, List<String>> locations) {}

    record ExpectPart(@Nullable Duration every, @Nullable Duration grace) {}

    /** Of a channel that is not there yet: what its sample is read with. */
    static Partner ofSample(Format format) {
        return ofSample(format, "");
    }

    /** @param more further settings, as they are written */
    static Partner ofSample(Format format, String more) {
        var yaml = "lane: orders\nformat: " + format.name().toLowerCase(Locale.ROOT) + "\n" + more;
        return PartnerYaml.read("draft", yaml).named(Kind.CHANNEL, "draft");
    }

    Partner named(Kind kind, String name) {
        return new Partner(
                name,
                kind,
                or(title, name),
                lane,
                format,
                items,
                or(mapping, lane.mapping()),
                zone,
                currency,
                country,
                locale,
                payments(),
                allowTestOrders,
                or(cancelledStates, Set.of()),
                or(skuAliases, Map.of()),
                or(locationAliases, Map.of()),
                or(addresses, Map.of()),
                or(senders, Set.of()),
                or(units, Map.of()),
                or(sku, SkuIs.SKU),
                signatures(),
                window(),
                rounding,
                csvOrUsual(),
                totals,
                backs(),
                or(columns, Map.of()),
                or(holds, List.of()),
                expected());
    }

    private Payment payments() {
        var part = or(payment, new PaymentPart(null, null, null));
        return new Payment(
                or(part.trust, Payment.Trust.PROVIDER), part.provider, or(part.capture, Payment.Capture.FIRST_PARCEL));
    }

    private Signature signatures() {
        var part = or(signature, new SignaturePart(null, null, null));
        return new Signature(or(part.kind, Signature.Scheme.NONE), part.secret, or(part.answer, ACCEPTED));
    }

    private @Nullable Duration window() {
        if (dedupe == null) {
            return DEDUPE;
        }
        return dedupe.equals(NO_DEDUPE) ? null : Duration.parse(dedupe);
    }

    private Partner.@Nullable Expect expected() {
        return expect == null || expect.every == null
                ? null
                : new Partner.Expect(expect.every, or(expect.grace, GRACE));
    }

    private CsvDialect csvOrUsual() {
        var part = or(csv, new CsvPart(null, null, null, null, null, null));
        return new CsvDialect(
                separator(or(part.separator, ",")),
                charset(or(part.charset, StandardCharsets.UTF_8.name())),
                or(part.header, true),
                or(part.decimal, "."),
                part.dates,
                part.trailer);
    }

    private Partner.Back backs() {
        var part = or(back, new BackPart(null, null, null, null, null, null));
        return new Partner.Back(
                or(part.carriers, Map.of()),
                or(part.skus, 1),
                or(part.asIs, Set.of()),
                part.queue,
                or(part.files, false),
                or(part.locations, Map.of()));
    }

    private static @Nullable Character separator(String written) {
        return written.equals(FOUND) ? null : Character.valueOf(written.equals(TAB) ? '\t' : written.charAt(0));
    }

    private static @Nullable Charset charset(String written) {
        return written.equals(FOUND) ? null : Charset.forName(written);
    }

    private static <T> T or(@Nullable T value, T other) {
        return Objects.requireNonNullElse(value, other);
    }
}
