package io.serai.mapping;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import io.serai.edi.EdiProblem;
import io.serai.edi.EdiSet;
import io.serai.edi.EdiStatus;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The items of EDI: sets and messages, and what is wrong outside of them. */
final class EdiElements {
    private EdiElements() {}

    static Element of(EdiSet set) {
        return new SetElement(set);
    }

    static Element of(EdiProblem problem) {
        return new Flaw(problem);
    }

    private static Unreadable unreadable(EdiProblem problem) {
        var at = problem.place();
        return new Unreadable(
                "SER-0600",
                Map.of(
                        "code", problem.code(),
                        "segment", problem.name().isEmpty() ? "-" : problem.name(),
                        "value", problem.value(),
                        "offset", Integer.toString(at.offset()),
                        "expected", problem.expected().isEmpty() ? "?" : problem.expected()),
                new Place(at.line(), at.column()));
    }

    private record SetElement(EdiSet set) implements Element {
        @Override
        public JsonNode tree() {
            if (set.status() == EdiStatus.REJECTED) {
                throw unreadable(set.problems().stream()
                        .filter(problem -> problem.fault().fatal())
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
    private record Flaw(EdiProblem problem) implements Element {
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
