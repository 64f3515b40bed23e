package io.serai.fulfilment;

import io.serai.contract.PickTask;
import io.serai.kernel.Port;
import io.serai.log.EventType;
import io.serai.log.Json;
import io.serai.log.OutboxMessage;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Gives what was allocated to the warehouses. */
@Port
@Component("release")
public class Release {
    /** The queue of every warehouse, the built-in module's or an outside one's. */
    public static final String TASKS = "serai.warehouse.tasks";

    public Group release(Group group) {
        group.dossiers()
                .forEach(dossier -> dossier.fulfilments().stream()
                        .filter(fulfilment -> fulfilment.state() == FulfilmentState.ALLOCATED)
                        .forEach(fulfilment -> release(group.work(), dossier, fulfilment)));
        return group;
    }

    private static void release(Work work, Dossier dossier, Fulfilment fulfilment) {
        var released = fulfilment.in(FulfilmentState.RELEASED);
        work.change(dossier, released);
        work.send(message(dossier, released, PickTask.Action.PICK));
        work.event(
                dossier,
                EventType.FULFILMENT_RELEASED,
                Map.of("fulfilment", released.id(), "location", released.location()),
                Cause.HUB);
    }

    /** What the warehouse is told. */
    static OutboxMessage message(Dossier dossier, Fulfilment fulfilment, PickTask.Action action) {
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
        return new OutboxMessage(fulfilment.id().value(), TASKS, Json.write(task));
    }
}
