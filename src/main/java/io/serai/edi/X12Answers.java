package io.serai.edi;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** Interchanges are answered with 997, and 850s with 855, to whom they came from. */
public final class X12Answers implements EdiAnswers {
    /** Data element 353 of an 850 that takes an order back. */
    private static final Set<String> CANCELS = Set.of("01", "03");

    private final EdiSchemas schemas;
    private final X12Reader reader;

    public X12Answers(EdiSchemas schemas) {
        this(schemas, X12Reader.Repeats.REJECTED);
    }

    /** @param repeats what becomes of a set that comes twice in its group: as where it is read to be taken */
    public X12Answers(EdiSchemas schemas, X12Reader.Repeats repeats) {
        this.schemas = schemas;
        this.reader = new X12Reader(schemas, repeats);
    }

    @Override
    public List<Integer> wanting(byte[] received) {
        var interchanges = reader.read(received).interchanges();
        return IntStream.range(0, interchanges.size())
                .filter(i -> AcknowledgementWriter.wanted(interchanges.get(i)))
                .boxed()
                .toList();
    }

    @Override
    public Optional<byte[]> syntax(byte[] received, int interchange, long control, LocalDateTime at) {
        var clock = Clock.fixed(at.toInstant(ZoneOffset.UTC), ZoneOffset.UTC);
        var interchanges = reader.read(received).interchanges();
        return interchange < interchanges.size()
                ? new AcknowledgementWriter(schemas, clock, ZoneOffset.UTC)
                        .write(interchanges.get(interchange), control, control)
                : Optional.empty();
    }

    @Override
    public Optional<byte[]> decision(byte[] received, OrderAnswer answer, long control) {
        int item = 0;
        for (var interchange : reader.read(received).interchanges()) {
            for (var group : interchange.groups()) {
                for (var set : group.sets()) {
                    item++;
                    boolean meant = answer.item() == 0
                            ? reference(set.tree()).equals(answer.reference())
                            : answer.item() == item;
                    if (meant && isOrder(set)) {
                        return Optional.of(write(interchange, set.tree(), answer, control));
                    }
                }
            }
        }
        return Optional.empty();
    }

    @Override
    public Optional<String> order(byte[] received, int item) {
        return reader.read(received)
                .sets()
                .skip(item - 1L)
                .findFirst()
                .filter(X12Answers::isOrder)
                .filter(set -> !CANCELS.contains(set.tree().at("/BEG/01").asText()))
                .map(set -> reference(set.tree()));
    }

    private static boolean isOrder(EdiSet set) {
        return set.code().equals("850") && set.status() != EdiStatus.REJECTED;
    }

    /** As the mapping has it: the order's number, and of a release that of the release. */
    private static String reference(JsonNode order) {
        var begin = order.path("BEG");
        boolean released = begin.path("02").asText().equals("RL") && begin.has("04");
        return begin.path("03").asText() + (released ? "/" + begin.path("04").asText() : "");
    }

    private byte[] write(X12Interchange received, JsonNode order, OrderAnswer answer, long control) {
        var usage = received.test() ? X12Envelope.Usage.TEST : X12Envelope.Usage.PRODUCTION;
        var envelope = new X12Envelope(
                /* sender= */ received.receiver(), /* receiver= */ received.sender(), control, control, usage);
        return new OrderAcknowledgementWriter(schemas, envelope).write(order, answer);
    }

    @Override
    public String syntaxName() {
        return "997";
    }

    @Override
    public String decisionName() {
        return "855";
    }
}
