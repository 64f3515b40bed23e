package io.serai.fulfilment.work;

import io.serai.contract.PickTask;
import io.serai.contract.SalesOrder;
import io.serai.log.Json;
import io.serai.log.OutboxMessage;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What warehouses are told. */
public final class PickTasks {
    /** The queue of every warehouse, the built-in module's or an outside one's. */
    public static final String QUEUE = "serai.warehouse.tasks";

    private PickTasks() {}

    /** It is to be picked; {@code lots} is what is advised for each line, of a SKU that has lots. */
    public static OutboxMessage pick(
            Dossier dossier, Fulfilment fulfilment, Function<Fulfilment.Line, List<PickTask.Lot>> lots) {
        return message(dossier, fulfilment, PickTask.Action.PICK, lots);
    }

    /** It is not to be picked, or to be put back. */
    public static OutboxMessage withdrawal(Dossier dossier, Fulfilment fulfilment) {
        return message(dossier, fulfilment, PickTask.Action.CANCEL, line -> List.of());
    }

    private static @Nullable String note(Dossier dossier) {
        return dossier.told().map(SalesOrder::note).orElse(null);
    }

    /** What the buyer wrote to what is bought by a line, by the number of each line that is picked for it. */
    private static Map<Integer, String> lineNotes(Dossier dossier) {
        var byReference = dossier.told().stream()
                .flatMap(order -> order.lines().stream())
                .filter(line -> line.note() != null)
                .collect(Collectors.toMap(SalesOrder.Line::id, line -> Objects.requireNonNull(line.note())));
        var notes = new HashMap<Integer, String>();
        for (var line : dossier.lines()) {
            var note = byReference.get(line.reference());
            if (note != null) {
                notes.put(line.line(), note);
                line.parts().forEach(part -> notes.put(part.line(), note));
            }
        }
        return notes;
    }

    private static OutboxMessage message(
            Dossier dossier,
            Fulfilment fulfilment,
            PickTask.Action action,
            Function<Fulfilment.Line, List<PickTask.Lot>> lots) {
        boolean picks = action == PickTask.Action.PICK;
        var notes = picks ? lineNotes(dossier) : Map.<Integer, String>of();
        var task = new PickTask(
                fulfilment.id(),
                dossier.id(),
                dossier.order().number(),
                fulfilment.seq(),
                action,
                fulfilment.location(),
                fulfilment.lines().stream()
                        .map(line -> new PickTask.Line(
                                line.line(), line.sku(), line.quantity(), lots.apply(line), notes.get(line.line())))
                        .toList(),
                picks ? note(dossier) : null);
        return new OutboxMessage(fulfilment.id().value(), QUEUE, Json.write(task));
    }
}
