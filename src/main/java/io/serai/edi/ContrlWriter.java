package io.serai.edi;

import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes the CONTRL on an interchange: each message taken or rejected, and with a rejected one what is wrong, by segment and element. */
final class ContrlWriter {
    private static final String TAKEN = "7";
    private static final String REJECTED = "4";
    private static final int MOST_SEGMENTS = 999;

    private ContrlWriter() {}

    static byte[] write(EdifactInterchange received, long control, LocalDateTime at) {
        var writer = EdifactWriter.to(received, control, at)
                .start("CONTRL", "D", "3", "UN")
                .segment(
                        "UCI",
                        received.control(),
                        List.of(received.sender().id(), received.sender().qualifier()),
                        List.of(received.receiver().id(), received.receiver().qualifier()),
                        TAKEN);
        received.messages().forEach(message -> write(writer, message));
        return writer.end().toByteArray();
    }

    private static void write(EdifactWriter writer, EdiSet message) {
        boolean rejected = message.status() == EdiStatus.REJECTED;
        var version = message.tree().path("group");
        var type = List.of(
                message.code(),
                version.path("version").asText(),
                version.path("release").asText(),
                version.path("agency").asText());
        var whole = message.problems().stream()
                .filter(problem -> problem.fault().level() == EdiFault.Level.SET)
                .findFirst()
                .orElse(null);
        writer.segment("UCM", message.control(), type, rejected ? REJECTED : TAKEN, code(rejected, whole));
        if (rejected) {
            message.problems().stream()
                    .filter(problem -> !problem.equals(whole))
                    .limit(MOST_SEGMENTS)
                    .forEach(problem -> write(writer, problem));
        }
    }

    private static @Nullable String code(boolean rejected, @Nullable EdiProblem problem) {
        return !rejected || problem == null ? null : code(problem.fault());
    }

    private static void write(EdifactWriter writer, EdiProblem problem) {
        boolean ofElement = problem.element() > 0;
        writer.segment(
                "UCS", Integer.toString(Math.max(1, problem.position())), ofElement ? null : code(problem.fault()));
        if (ofElement) {
            // The tag of a segment is its first element here.
            var place = problem.component() > 0
                    ? List.of(Integer.toString(problem.element() + 1), Integer.toString(problem.component()))
                    : List.of(Integer.toString(problem.element() + 1));
            writer.segment("UCD", code(problem.fault()), place);
        }
    }

    /** Data element 0085. */
    static String code(EdiFault fault) {
        return switch (fault) {
            case SEGMENT_MISSING, ELEMENT_MISSING, UNT_MISSING -> "13";
            case SEGMENT_UNKNOWN, SEGMENT_UNEXPECTED, SEGMENT_OUT_OF_ORDER, MESSAGE_NOT_SUPPORTED -> "15";
            case ELEMENT_TOO_MANY -> "16";
            case ELEMENT_CHARACTERS -> "21";
            case MESSAGE_TWICE -> "26";
            case UNT_REFERENCE, UNZ_CONTROL -> "28";
            case UNT_COUNT, UNZ_COUNT -> "29";
            case SEGMENT_TOO_OFTEN -> "35";
            case LOOP_TOO_OFTEN -> "36";
            case ELEMENT_TOO_LONG -> "39";
            case ELEMENT_TOO_SHORT -> "40";
            case ELEMENT_CODE, ELEMENT_DATE, ELEMENT_TIME, ELEMENT_RULE -> "12";
            default -> "18";
        };
    }
}
