package io.serai.mapping;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import com.schibsted.spt.data.jslt.JsltException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * How channels are told what happened here: for each message a JSLT in the channel's folder, such as {@code fulfilment.out.jslt}, which
 * is asked for one step after the other, and sees what was answered before. A channel without the file is not told, unless its settings
 * say that it takes the message as we write it. Described in
 * {@code docs/channels.md}.
 */
public final class Outbound {
    /** What there is to tell. */
    public enum Message {
        /** An order was taken over here. */
        @JsonProperty("acceptance")
        ACCEPTANCE,
        /** Goods of an order have left, or were collected. */
        @JsonProperty("fulfilment")
        FULFILMENT,
        /** An order was cancelled here. */
        @JsonProperty("cancellation")
        CANCELLATION,
        /** Money that the channel has is due to the customer, and the channel is to give it back. */
        @JsonProperty("refund")
        REFUND,
        /** How many pieces may be sold. */
        @JsonProperty("stock")
        STOCK,
        /** What was decided on an order that a business customer sent; a file, made in one step of the order as it came. */
        @JsonProperty("response")
        RESPONSE;

        /** The name of its mapping. */
        public String file() {
            return name().toLowerCase(Locale.ROOT) + ".out.jslt";
        }
    }

    /** What can be told without a mapping: what is one message of one order. */
    static final Set<Message> PLAIN =
            Set.of(Message.ACCEPTANCE, Message.FULFILMENT, Message.CANCELLATION, Message.REFUND);

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private final Partners partners;
    private final Mappings mappings;

    public Outbound(Partners partners) {
        this.partners = partners;
        this.mappings = new Mappings(partners::resources);
    }

    /** Whether a channel has a mapping for this. */
    public boolean tells(String channel, Message message) {
        return partners.resources()
                .read(Partner.Kind.CHANNEL.folder() + "/" + channel + "/" + message.file())
                .isPresent();
    }

    /** The channels that are told of this, by name: those with a mapping for it, and those that take it as we write it. */
    public Set<String> channels(Message message) {
        var channels = new TreeSet<>(partners.resources().folders(Partner.Kind.CHANNEL.folder(), message.file()));
        partners.all().stream()
                .filter(partner -> partner.back().asIs().contains(message))
                .forEach(partner -> channels.add(partner.name()));
        return channels;
    }

    /** Another number whenever what is told, and whom, may have changed. */
    public long edition() {
        return partners.edition();
    }

    /** The queue that a channel's settings have it told on. */
    public Optional<String> queue(String channel) {
        return partners.readable(channel).map(partner -> partner.back().queue());
    }

    /**
     * The next step of telling it.
     *
     * @param input what the mapping sees: {@code message}, {@code answers}, {@code again}, {@code key}, {@code settings}
     * @throws SetupException if the mapping does not compile, fails, or makes something that is no step
     */
    public OutboundStep next(String channel, Message message, JsonNode input) {
        var partner = partner(channel);
        if (partner.back().asIs().contains(message) && !tells(channel, message)) {
            return OutboundStep.asIs(message, input.path("message"));
        }
        var mapping = mappings.of(partner, message.file());
        try {
            return OutboundStep.of(mapping.apply(input));
        } catch (JsltException e) {
            return Mapping.ownWords(e)
                    .<OutboundStep>map(OutboundStep.Impossible::new)
                    .orElseThrow(() -> wrong(mapping, e.getLine(), e));
        } catch (RuntimeException e) {
            throw wrong(mapping, 0, e);
        }
    }

    /**
     * The file that answers an order.
     *
     * @param decision what was decided
     * @param received the order as it came, as a tree
     * @return empty if the mapping finds nothing to say
     * @throws SetupException if the mapping does not compile, fails, or makes something that is no text
     */
    public Optional<String> response(String channel, JsonNode decision, JsonNode received) {
        var mapping = mappings.of(partner(channel), Message.RESPONSE.file());
        var input = JSON.createObjectNode();
        input.set("message", decision);
        input.set("received", received);
        try {
            var made = mapping.apply(input);
            if (made.hasNonNull("finished")) {
                return Optional.empty();
            }
            if (!made.isTextual()) {
                throw new IllegalArgumentException("an answer is a text, or {\"finished\": why}, and not " + made);
            }
            return Optional.of(made.textValue());
        } catch (JsltException e) {
            throw wrong(mapping, e.getLine(), e);
        } catch (RuntimeException e) {
            throw wrong(mapping, 0, e);
        }
    }

    /** @throws SetupException if its settings are wrong */
    public Partner partner(String channel) {
        return partners.find(channel).orElseThrow(() -> new IllegalArgumentException("there is no channel " + channel));
    }

    /** An answer as a mapping sees it: JSON and XML as a tree, everything else as text. */
    public static JsonNode tree(String body) {
        var text = body.strip();
        try {
            if (text.startsWith("{") || text.startsWith("[")) {
                return JSON.readTree(text);
            }
            if (text.startsWith("<")) {
                return XmlTree.trees(text, null).get(0);
            }
        } catch (JsonProcessingException | Unreadable e) {
            return TextNode.valueOf(text);
        }
        return TextNode.valueOf(text);
    }

    private static SetupException wrong(Mapping mapping, int line, Exception e) {
        var said = Optional.ofNullable(e.getMessage()).orElseGet(e::toString);
        return SetupException.at(mapping.file(), Math.max(0, line), said, "correct the JSLT there", e);
    }
}
