package io.serai.edi;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** EDIFACT ORDERS are answered with CONTRL and ORDRSP, to whom they came from. */
public final class EdifactAnswers implements EdiAnswers {
    /** Data element 1225 of an ORDERS that takes an order back. */
    private static final Set<String> CANCELS = Set.of("1", "3");

    private final EdifactReader reader;

    public EdifactAnswers(EdiSchemas schemas) {
        this.reader = new EdifactReader(schemas, EdifactReader.Repeats.REJECTED);
    }

    /** All but those of CONTRLs alone (answers would go round for ever), and those without a reference. */
    @Override
    public List<Integer> wanting(byte[] received) {
        var interchanges = reader.read(received).interchanges();
        return IntStream.range(0, interchanges.size())
                .filter(i -> wants(interchanges.get(i)))
                .boxed()
                .toList();
    }

    private static boolean wants(EdifactInterchange interchange) {
        return !interchange.control().isEmpty()
                && interchange.messages().stream()
                        .anyMatch(message -> !message.code().equals("CONTRL"));
    }

    @Override
    public Optional<byte[]> syntax(byte[] received, int interchange, long control, LocalDateTime at) {
        var interchanges = reader.read(received).interchanges();
        return interchange < interchanges.size() && wants(interchanges.get(interchange))
                ? Optional.of(ContrlWriter.write(interchanges.get(interchange), control, at))
                : Optional.empty();
    }

    @Override
    public Optional<byte[]> decision(byte[] received, OrderAnswer answer, long control) {
        int item = 0;
        for (var interchange : reader.read(received).interchanges()) {
            for (var message : interchange.messages()) {
                item++;
                boolean meant =
                        answer.item() == 0 ? reference(message).equals(answer.reference()) : answer.item() == item;
                if (meant && isOrder(message)) {
                    return Optional.of(OrderResponseWriter.write(interchange, message, answer, control));
                }
            }
        }
        return Optional.empty();
    }

    @Override
    public Optional<String> order(byte[] received, int item) {
        return reader.read(received)
                .messages()
                .skip(item - 1L)
                .findFirst()
                .filter(EdifactAnswers::isOrder)
                .filter(message ->
                        !CANCELS.contains(message.tree().at("/BGM/03").asText()))
                .map(EdifactAnswers::reference);
    }

    private static boolean isOrder(EdiSet message) {
        return message.code().equals("ORDERS") && message.status() != EdiStatus.REJECTED;
    }

    private static String reference(EdiSet message) {
        return message.tree().at("/BGM/02/01").asText();
    }

    @Override
    public String syntaxName() {
        return "contrl";
    }

    @Override
    public String decisionName() {
        return "ordrsp";
    }
}
