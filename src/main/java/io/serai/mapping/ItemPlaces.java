package io.serai.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.function.Supplier;

/** Where the items of a document stand, found by reading it again: only somebody who has a problem asks. */
final class ItemPlaces {
    /** Where in the text of an item the part at a pointer begins, or else what holds it. */
    interface Finder {
        int find(String item, String pointer);
    }

    private final Source source;
    private final Supplier<List<Span>> read;
    private final Finder finder;
    private List<Span> spans = List.of();

    /** @param read finds all items, in their order */
    ItemPlaces(Source source, Supplier<List<Span>> read, Finder finder) {
        this.source = source;
        this.read = read;
        this.finder = finder;
    }

    /** The item with this number, from 0, of which only the tree is known so far. */
    Element item(int index, JsonNode tree) {
        return new Part(this, index, tree);
    }

    private Span span(int index) {
        if (spans.isEmpty()) {
            spans = read.get();
        }
        return spans.get(index);
    }

    private record Part(ItemPlaces places, int index, JsonNode tree) implements Element {
        @Override
        public String document() {
            return places.source.text(places.span(index));
        }

        @Override
        public Place place(String pointer) {
            return places.source.place(places.span(index).from() + places.finder.find(document(), pointer));
        }
    }
}
