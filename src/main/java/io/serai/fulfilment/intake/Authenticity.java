package io.serai.fulfilment.intake;

import io.serai.channels.KeySignature;
import io.serai.channels.Signatures;
import io.serai.contract.Hint;
import io.serai.kernel.Port;
import io.serai.log.Json;
import io.serai.mapping.Item;
import io.serai.mapping.Normaliser;
import io.serai.mapping.Partner;
import io.serai.mapping.Result;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Whether an HTTP message is of the partner whose door it came to. */
@Port
@Component("authenticity")
public class Authenticity {
    /** The query of the request, which its door puts among the headers; no sender can. */
    public static final String QUERY = "serai-query";

    private static final Pattern PING = Pattern.compile("webhook_id=[0-9]+");
    private static final int LONGEST_PING = 40;
    private static final Pattern ID = Pattern.compile("(?:^|&)data[.]id=([A-Za-z0-9_-]{1,100})(?:&|$)");
    private static final Pattern CHALLENGE = Pattern.compile("(?:^|&)challenge_code=([^&]{1,300})(?:&|$)");
    private static final int LONGEST_HINT = 1 << 16;

    private final Normaliser normaliser;
    private final Environment environment;
    private final Clock clock;

    /** By their property: settings do not change while the hub runs, and each message asks for one. */
    private final Map<String, String> secrets = new ConcurrentHashMap<>();

    Authenticity(Normaliser normaliser, Environment environment, Clock clock) {
        this.normaliser = normaliser;
        this.environment = environment;
        this.clock = clock;
    }

    /**
     * Whether an HTTP message is what it says: signed over its raw bytes with the partner's secret, or with the one before it while that is
     * being replaced; or with a key of the partner's own, for which it may have to be asked.
     *
     * @param keys of partners that sign with their own
     * @throws PublicKeys.AwayException if that cannot be told now
     */
    public boolean isSigned(Partner partner, Map<String, String> anyCase, byte[] body, PublicKeys keys) {
        var headers = Reception.lower(anyCase);
        return switch (partner.signature().kind()) {
            case NONE -> false;
            case HINTS_ONLY -> saysOnlyHints(partner, body);
            // It signs what it tells any of its sellers: what is true for us is fetched.
            case EBAY ->
                saysOnlyHints(partner, body) && isByItsKey(partner, headers.get("x-ebay-signature"), body, keys);
            default -> secrets(partner).anyMatch(secret -> isSigned(partner, headers, body, secret));
        };
    }

    private boolean isSigned(Partner partner, Map<String, String> headers, byte[] body, String secret) {
        return switch (partner.signature().kind()) {
            case NONE, HINTS_ONLY, EBAY -> false;
            case KEY -> Signatures.key(headers.get("x-api-key"), secret);
            case SHOPIFY -> Signatures.shopify(body, headers.get("x-shopify-hmac-sha256"), secret);
            case WOOCOMMERCE -> Signatures.woocommerce(body, headers.get("x-wc-webhook-signature"), secret);
            case TIENDANUBE -> Signatures.tiendanube(body, headers.get("x-linkedstore-hmac-sha256"), secret);
            case SQUARE ->
                Signatures.square(body, headers.get("x-square-hmacsha256-signature"), secret, address(partner));
            case MERCADOPAGO ->
                Signatures.mercadopago(
                        signedId(headers.get(QUERY), body),
                        headers.get("x-request-id"),
                        headers.get("x-signature"),
                        secret,
                        clock.instant());
            case STRIPE -> Signatures.stripe(body, headers.get("stripe-signature"), secret, clock.instant());
            case STANDARD_WEBHOOKS ->
                Signatures.standardWebhooks(
                        body,
                        headers.get("webhook-id"),
                        headers.get("webhook-timestamp"),
                        headers.get("webhook-signature"),
                        secret,
                        clock.instant());
        };
    }

    private static boolean isByItsKey(Partner partner, @Nullable String header, byte[] body, PublicKeys keys) {
        return KeySignature.ebay(header)
                .filter(signature -> keys.of(partner, signature.key())
                        .filter(key -> signature.isOf(body, key))
                        .isPresent())
                .isPresent();
    }

    /**
     * What proves to a partner who asks, before it sends anything, that its door here is ours (eBay): the code of its question, the secret
     * that was agreed and the address of the door, as a hash.
     *
     * @param query of its request
     * @return empty if it has asked nothing of the kind, or is not of this kind
     */
    public Optional<String> answer(Partner partner, String query) {
        var code = CHALLENGE.matcher(query);
        return partner.signature().kind() == Partner.Signature.Scheme.EBAY && code.find()
                ? secrets(partner)
                        .findFirst()
                        .map(secret -> Signatures.ebayChallenge(
                                URLDecoder.decode(code.group(1), StandardCharsets.UTF_8), secret, address(partner)))
                : Optional.empty();
    }

    /** Of our door for its orders, as the partner knows it. */
    private String address(Partner partner) {
        var hub = environment.getProperty("serai.public-url", "").replaceAll("/+$", "");
        return hub + "/channels/" + partner.name() + "/" + partner.lane();
    }

    /** Only the id in the query is signed: a body that is about another is nobody's. */
    private static @Nullable String signedId(@Nullable String query, byte[] body) {
        var id = ID.matcher(query == null ? "" : query);
        if (!id.find()) {
            return null;
        }
        try {
            var told = Json.parse(new String(body, StandardCharsets.UTF_8)).at("/data/id");
            return told.asText().equals(id.group(1)) ? id.group(1) : null;
        } catch (IllegalStateException e) {
            return null;
        }
    }

    /** How many orders a message of hints tells of. */
    public int hints(Partner partner, byte[] body) {
        return (int) normaliser.normalise(partner, body).stream()
                .filter(item -> isHint(item.result()))
                .count();
    }

    private static boolean isHint(Result result) {
        return result instanceof Result.Taken taken && taken.contract() instanceof Hint;
    }

    /** What nobody signs can do no more than have something fetched from where it is true. */
    private boolean saysOnlyHints(Partner partner, byte[] body) {
        return body.length <= LONGEST_HINT
                && normaliser.normalise(partner, body).stream()
                        .map(Item::result)
                        .allMatch(result -> result instanceof Result.Ignored || isHint(result));
    }

    /**
     * Whether it is no message, but the question of a shop that saves a webhook whether somebody is there. It is not signed. WooCommerce
     * asks with the form {@code webhook_id=<number>} and wants a 200.
     */
    public boolean isPing(Partner partner, byte[] body) {
        return partner.signature().kind() == Partner.Signature.Scheme.WOOCOMMERCE
                && body.length <= LONGEST_PING
                && PING.matcher(new String(body, StandardCharsets.US_ASCII)).matches();
    }

    /** {@code serai.secrets.<name>}, and {@code serai.secrets.<name>-previous} for as long as some messages still come signed with it. */
    private Stream<String> secrets(Partner partner) {
        return Stream.ofNullable(partner.signature().secret())
                .flatMap(name -> Stream.of("serai.secrets." + name, "serai.secrets." + name + "-previous"))
                .map(property -> secrets.computeIfAbsent(property, name -> environment.getProperty(name, "")))
                .filter(secret -> !secret.isEmpty());
    }
}
