package io.serai.fulfilment.picking;

import io.serai.contract.PickTask;
import io.serai.fulfilment.work.Cause;
import io.serai.fulfilment.work.Dossier;
import io.serai.fulfilment.work.Fulfilment;
import io.serai.fulfilment.work.FulfilmentState;
import io.serai.fulfilment.work.Group;
import io.serai.fulfilment.work.PickTasks;
import io.serai.fulfilment.work.Work;
import io.serai.kernel.Port;
import io.serai.log.EventType;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Gives what was allocated to the warehouses. */
@Port
@Component("release")
public class Release {
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
        work.send(PickTasks.message(dossier, released, PickTask.Action.PICK));
        work.event(
                dossier,
                EventType.FULFILMENT_RELEASED,
                Map.of("fulfilment", released.id(), "location", released.location()),
                Cause.HUB);
    }
}
