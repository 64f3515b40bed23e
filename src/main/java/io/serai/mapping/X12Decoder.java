package io.serai.mapping;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import io.serai.edi.X12Problem;
import io.serai.edi.X12Reader;
import io.serai.edi.X12Schemas;
import io.serai.edi.X12Set;
import io.serai.edi.X12Status;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** X12: each transaction set an item, and each part of a file that holds none but is wrong. */
final class X12Decoder implements Decoder {
    private static final X12Schemas SCHEMAS = X12Schemas.standard();
    private final X12Reader facts = new X12Reader(SCHEMAS);
    private final X12Reader orders = new X12Reader(SCHEMAS, X12Reader.Repeats.REJECTED);

    @Override
    public List<Element> decode(Source source, Partner partner) {
        var bytes = source.isUtf8() ? source.bytes() : source.text().getBytes(StandardCharsets.UTF_8);
        var document = (partner.lane() == Lane.ORDERS ? orders : facts).read(bytes);
        var elements = new ArrayList<Element>();
        document.sets().forEach(set -> elements.add(new SetElement(set)));
        document.problems().forEach(problem -> elements.add(new Flaw(problem)));
        document.interchanges().forEach(interchange -> {
            interchange.problems().stream().filter(X12Decoder::loses).forEach(each -> elements.add(new Flaw(each)));
            interchange
                    .groups()
                    .forEach(group -> group.problems().stream()
                            .filter(X12Decoder::loses)
                            .forEach(each -> elements.add(new Flaw(each))));
        });
        return elements;
    }

    private static boolean loses(X12Problem problem) {
        return problem.fault().fatal();
    }

    private static Unreadable unreadable(X12Problem problem) {
        var at = problem.place();
        return new Unreadable(
                "SER-0600",
                Map.of(
                        "code", problem.code(),
                        "segment", problem.name().isEmpty() ? "ISA" : problem.name(),
                        "value", problem.value()),
                new Place(at.line(), at.column()));
    }

    private record SetElement(X12Set set) implements Element {
        @Override
        public JsonNode tree() {
            if (set.status() == X12Status.REJECTED) {
                throw unreadable(set.problems().stream()
                        .filter(X12Decoder::loses)
                        .findFirst()
                        .orElseThrow());
            }
            return set.tree();
        }

        @Override
        public @Nullable String document() {
            return null;
        }

        @Override
        public boolean mayHoldCardNumber() {
            return false;
        }

        @Override
        public Place place(String pointer) {
            var at = set.place(JsonPointer.compile(pointer));
            return new Place(at.line(), at.column());
        }
    }

    /** Something wrong outside of a set. */
    private record Flaw(X12Problem problem) implements Element {
        @Override
        public JsonNode tree() {
            throw unreadable(problem);
        }

        @Override
        public @Nullable String document() {
            return null;
        }

        @Override
        public Place place(String pointer) {
            return Place.UNKNOWN;
        }
    }
}
