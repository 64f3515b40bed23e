package io.serai.mapping;

import java.util.List;

/** Where elements stand in an XML text, found by reading it again: only somebody who has a problem asks. */
final class XmlPlaces {
    private final Source source;
    private final String path;
    private List<Span> spans = List.of();

    /** @param path of the elements */
    XmlPlaces(Source source, String path) {
        this.source = source;
        this.path = path;
    }

    /** The text of an element. */
    String document(int index) {
        return source.text(span(index));
    }

    /** Where the part of an element begins that a pointer means. */
    Place place(int index, String pointer) {
        return source.place(span(index).from() + XmlTree.find(document(index), pointer));
    }

    private Span span(int index) {
        if (spans.isEmpty()) {
            spans = XmlTree.spans(source.text(), path);
        }
        return spans.get(index);
    }
}
