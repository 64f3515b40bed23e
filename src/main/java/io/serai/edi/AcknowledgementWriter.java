package io.serai.edi;

import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Answers an interchange with a 997 for each functional group, all in one interchange back to its sender. Groups of 997s are not
 * answered (acknowledgements would go round for ever), nor groups without a control number.
 */
public final class AcknowledgementWriter {
    private static final String ACKNOWLEDGEMENTS = "FA";
    private static final int MOST_CODES = 5;

    private final EdiSchemas schemas;
    private final Clock clock;
    private final ZoneId zone;

    /** @param zone that of the times in the envelope, as agreed with the partner */
    public AcknowledgementWriter(EdiSchemas schemas, Clock clock, ZoneId zone) {
        this.schemas = schemas;
        this.clock = clock;
        this.zone = zone;
    }

    /** Whether there is a group in it that wants an answer: only then are control numbers needed. */
    public static boolean wanted(X12Interchange received) {
        return received.groups().stream().anyMatch(AcknowledgementWriter::wanted);
    }

    /**
     * Empty if there is nothing to answer.
     *
     * @param interchangeControl of the answer, from the partner's counter
     * @param groupControl likewise
     */
    public Optional<byte[]> write(X12Interchange received, long interchangeControl, long groupControl) {
        if (!wanted(received)) {
            return Optional.empty();
        }
        var usage = received.test() ? X12Envelope.Usage.TEST : X12Envelope.Usage.PRODUCTION;
        var envelope = new X12Envelope(
                /* sender= */ received.receiver(),
                /* receiver= */ received.sender(),
                interchangeControl,
                groupControl,
                usage);
        var at = LocalDateTime.ofInstant(clock.instant(), zone);
        var writer = new X12Writer(schemas, envelope, ACKNOWLEDGEMENTS, at);
        received.groups().stream().filter(AcknowledgementWriter::wanted).forEach(group -> writeGroup(writer, group));
        return Optional.of(writer.toByteArray());
    }

    private static boolean wanted(X12Group group) {
        return !group.functional().equals(ACKNOWLEDGEMENTS)
                && group.functional().length() == 2
                && group.control().matches("\\d{1,9}");
    }

    private static void writeGroup(X12Writer writer, X12Group group) {
        writer.startSet("997").segment("AK1", group.functional(), group.control());
        group.sets().forEach(set -> writeSet(writer, set));
        var accepted = group.accepted();
        var trailer = new ArrayList<>(List.of(
                status(group, accepted),
                Integer.toString(group.claimed()),
                Integer.toString(group.sets().size()),
                Integer.toString(accepted)));
        trailer.addAll(codes(group.problems()));
        writer.segment("AK9", trailer.toArray(String[]::new)).endSet();
    }

    private static void writeSet(X12Writer writer, EdiSet set) {
        if (set.code().length() != 3
                || set.control().length() < 4
                || set.control().length() > 9) {
            return;
        }
        writer.segment("AK2", set.code(), set.control());
        SegmentNotes.of(set.problems()).forEach(note -> note.write(writer));
        var trailer = new ArrayList<>(List.of(set.status().code()));
        trailer.addAll(setCodes(set));
        writer.segment("AK5", trailer.toArray(String[]::new));
    }

    /** The set's own faults, and 5 if any of its segments has one. */
    private static List<String> setCodes(EdiSet set) {
        return set.problems().stream()
                .map(problem -> switch (problem.fault().level()) {
                    case SEGMENT, ELEMENT -> "5";
                    default -> problem.fault().acknowledged();
                })
                .filter(code -> !code.isEmpty())
                .distinct()
                .limit(MOST_CODES)
                .toList();
    }

    private static List<String> codes(List<EdiProblem> problems) {
        return problems.stream()
                .map(problem -> problem.fault().acknowledged())
                .filter(code -> !code.isEmpty())
                .distinct()
                .limit(MOST_CODES)
                .toList();
    }

    private static String status(X12Group group, int accepted) {
        if (accepted == 0 && !group.sets().isEmpty()) {
            return "R";
        }
        if (accepted < group.sets().size()) {
            return "P";
        }
        var clean =
                group.problems().isEmpty() && group.sets().stream().allMatch(set -> set.status() == EdiStatus.ACCEPTED);
        return clean ? "A" : "E";
    }
}
