package io.serai.edi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;

/** Holds what is read with the help of {@link SureReader} against what the library reads alone: trees, problems and places. */
final class SetsAlike {
    private static final X12Reader X12 = Samples.READER;
    private static final X12Reader X12_LIBRARY = new X12Reader(Samples.SCHEMAS.doubting());
    private static final EdifactReader EDIFACT = new EdifactReader(Samples.SCHEMAS, EdifactReader.Repeats.TAKEN);
    private static final EdifactReader EDIFACT_LIBRARY =
            new EdifactReader(Samples.SCHEMAS.doubting(), EdifactReader.Repeats.TAKEN);

    private SetsAlike() {}

    static void x12(byte[] bytes) {
        var ours = X12.read(bytes);
        var theirs = X12_LIBRARY.read(bytes);
        compare(bytes, ours.allProblems().toList(), theirs.allProblems().toList());
        alike(bytes, ours.sets().toList(), theirs.sets().toList());
    }

    static void edifact(byte[] bytes) {
        var ours = EDIFACT.read(bytes);
        var theirs = EDIFACT_LIBRARY.read(bytes);
        compare(bytes, ours.allProblems().toList(), theirs.allProblems().toList());
        alike(bytes, ours.messages().toList(), theirs.messages().toList());
    }

    private static void compare(byte[] bytes, List<EdiProblem> ours, List<EdiProblem> theirs) {
        assertThat(ours).as(shown(bytes)).isEqualTo(theirs);
    }

    private static void alike(byte[] bytes, List<EdiSet> ours, List<EdiSet> theirs) {
        assertThat(ours).as(shown(bytes)).hasSameSizeAs(theirs);
        for (int i = 0; i < ours.size(); i++) {
            compare(shown(bytes), ours.get(i), theirs.get(i));
        }
    }

    private static void compare(String text, EdiSet ours, EdiSet theirs) {
        // As text, so that the order counts too.
        assertThat(ours.tree().toString()).as(text).isEqualTo(theirs.tree().toString());
        assertThat(ours.status()).isEqualTo(theirs.status());
        eachPointer(
                ours.tree(),
                JsonPointer.empty(),
                pointer -> assertThat(ours.place(pointer))
                        .as("%s in %s", pointer, text)
                        .isEqualTo(theirs.place(pointer)));
    }

    private static String shown(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private static void eachPointer(JsonNode node, JsonPointer at, Consumer<JsonPointer> check) {
        check.accept(at);
        node.properties().forEach(member -> eachPointer(member.getValue(), at.appendProperty(member.getKey()), check));
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            eachPointer(node.get(i), at.appendIndex(i), check);
        }
    }
}
