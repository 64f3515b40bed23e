package io.serai.demo.carriers;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An X12 file as a carrier's own system sees it: segments of elements. Read and written apart from the hub's codec on purpose, so
 * that a mistake there is not made good by the same mistake here.
 */
final class Segments {
    private static final int ISA_LENGTH = 106;
    private static final int ELEMENT_MARK = 3;
    private static final int SEGMENT_MARK = 105;

    private final List<List<String>> segments;

    private Segments(List<List<String>> segments) {
        this.segments = segments;
    }

    /** @throws IllegalArgumentException if it does not begin with a whole ISA */
    static Segments read(byte[] file) {
        var text = new String(file, StandardCharsets.ISO_8859_1).stripLeading();
        if (!text.startsWith("ISA") || text.length() < ISA_LENGTH) {
            throw new IllegalArgumentException("no X12 interchange");
        }
        var element = Pattern.quote(text.substring(ELEMENT_MARK, ELEMENT_MARK + 1));
        var segment = Pattern.quote(text.substring(SEGMENT_MARK, SEGMENT_MARK + 1));
        var segments = new ArrayList<List<String>>();
        for (var part : text.split(segment, -1)) {
            if (!part.isBlank()) {
                segments.add(Arrays.stream(part.strip().split(element, -1))
                        .map(String::strip)
                        .toList());
            }
        }
        return new Segments(List.copyOf(segments));
    }

    /** All segments of a name, in order. */
    List<List<String>> all(String name) {
        return segments.stream().filter(segment -> segment.get(0).equals(name)).toList();
    }

    /** An element of the first segment of a name, by its number from 1. @throws IllegalArgumentException if there is none */
    String element(String name, int number) {
        return at(all(name).stream().findFirst().orElse(List.of()), number)
                .orElseThrow(() -> new IllegalArgumentException("no " + name + number));
    }

    static Optional<String> at(List<String> segment, int number) {
        return number < segment.size() ? Optional.of(segment.get(number)) : Optional.empty();
    }
}
