package io.serai.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Bytes in, contract out: decodes a message of a partner into items, maps each with the partner's JSLT, and checks what comes out by
 * its schema and by the rules that a schema cannot say. What is wrong with an item refuses this item only. Safe for many threads.
 *
 * <p>What is wrong with the mappings themselves is a {@link SetupException}.
 */
public final class Normaliser {
    private final Decoders decoders = new Decoders();
    private final Mappings mappings;
    private final Contracts contracts;

    /** @param partners whose mappings and schemas are used */
    public Normaliser(Partners partners) {
        this.mappings = new Mappings(partners::resources);
        this.contracts = new Contracts(partners.resources());
    }

    /** The items of a message, in its order; none if it says that it holds none. */
    public List<Item> normalise(Partner partner, byte[] bytes) {
        try {
            return items(partner, decoders.decode(partner, bytes));
        } catch (Unreadable e) {
            return List.of(unreadable(e));
        }
    }

    /** As {@link #normalise(Partner, byte[])}, of a whole message that a person has corrected. */
    public List<Item> normalise(Partner partner, String corrected) {
        try {
            return items(partner, decoders.decode(partner, corrected));
        } catch (Unreadable e) {
            return List.of(unreadable(e));
        }
    }

    /** As {@link #retry(Partner, String, int)} of the first part. */
    public Item retry(Partner partner, String corrected) {
        return retry(partner, corrected, 1);
    }

    /**
     * One item again, from the {@link Item#document()} that a person has corrected.
     *
     * @param part the {@link Item#part()} that is meant, where the mapping makes several of one element; if it makes fewer, the last
     */
    public Item retry(Partner partner, String corrected, int part) {
        return Item.of(normalise(partner.alone(), corrected), part);
    }

    /**
     * Whether the partner's mapping can be used at all.
     *
     * @throws SetupException if it cannot; the message names file, line and cure
     */
    public void compile(Partner partner) {
        mappings.of(partner);
    }

    /**
     * The trees that a message is decoded to, as mappings see them; the first few.
     *
     * @return their JSON, laid out for people; none of what cannot be decoded, which {@link #normalise} tells
     */
    public List<String> trees(Partner partner, byte[] bytes, int most) {
        try {
            return decoders.decode(partner, bytes).stream()
                    .flatMap(element -> shown(element).stream())
                    .limit(most)
                    .toList();
        } catch (Unreadable e) {
            return List.of();
        }
    }

    private static Optional<String> shown(Element element) {
        try {
            return Optional.of(element.tree().toPrettyString());
        } catch (Unreadable wrongItself) {
            return Optional.empty();
        }
    }

    /**
     * What the first item that is meant was decoded to; empty if there is none, or the message cannot be decoded. Of a mapping that makes
     * several items of one element it is that of all of them.
     */
    public Optional<JsonNode> tree(Partner partner, byte[] bytes, Predicate<Item> meant) {
        try {
            return element(partner, bytes, meant).map(Element::tree);
        } catch (Unreadable e) {
            return Optional.empty();
        }
    }

    /** The text of an item, by its number; empty if it cannot be told from the message. */
    public Optional<String> document(Partner partner, byte[] bytes, int no) {
        return element(partner, bytes, item -> item.no() == no).map(Element::document);
    }

    private Optional<Element> element(Partner partner, byte[] bytes, Predicate<Item> meant) {
        try {
            var attempt = new Attempt(partner, mappings.of(partner), contracts);
            int no = 0;
            for (var element : decoders.decode(partner, bytes)) {
                int part = 0;
                for (var result : attempt.results(element)) {
                    if (meant.test(new Item(++no, ++part, element::document, result))) {
                        return Optional.of(element);
                    }
                }
            }
        } catch (Unreadable e) {
            return Optional.empty();
        }
        return Optional.empty();
    }

    /** Whether the partner's messages are the contract itself, in which nothing may be that is not known. */
    boolean isTheContract(Partner partner) {
        var text = mappings.of(partner).text().strip();
        return text.equals(".") || text.endsWith("* : .}");
    }

    private List<Item> items(Partner partner, List<Element> elements) {
        var attempt = new Attempt(partner, mappings.of(partner), contracts);
        var items = new ArrayList<Item>(elements.size());
        for (var element : elements) {
            var results = attempt.results(element);
            for (int i = 0; i < results.size(); i++) {
                items.add(new Item(items.size() + 1, i + 1, element::document, results.get(i)));
            }
        }
        return items;
    }

    private static Item unreadable(Unreadable e) {
        return Item.whole(new Result.Refused(List.of(e.problem())));
    }
}
