package io.serai.fulfilment.work;

import io.serai.contract.PickTask;
import io.serai.log.Json;
import io.serai.log.OutboxMessage;

/** What warehouses are told. */
public final class PickTasks {
    /** The queue of every warehouse, the built-in module's or an outside one's. */
    public static final String QUEUE = "serai.warehouse.tasks";

    private PickTasks() {}

    public static OutboxMessage message(Dossier dossier, Fulfilment fulfilment, PickTask.Action action) {
        var task = new PickTask(
                fulfilment.id(),
                dossier.id(),
                dossier.order().number(),
                fulfilment.seq(),
                action,
                fulfilment.location(),
                fulfilment.lines().stream()
                        .map(line -> new PickTask.Line(line.line(), line.sku(), line.quantity()))
                        .toList());
        return new OutboxMessage(fulfilment.id().value(), QUEUE, Json.write(task));
    }
}
