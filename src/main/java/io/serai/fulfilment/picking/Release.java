package io.serai.fulfilment.picking;

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
    private final PickAdvice advice;

    Release(PickAdvice advice) {
        this.advice = advice;
    }

    public Group release(Group group) {
        var lots = advice.of(group.dossiers().stream()
                .flatMap(dossier -> dossier.fulfilments().stream())
                .filter(Release::isDue)
                .toList());
        group.dossiers()
                .forEach(dossier -> dossier.fulfilments().stream()
                        .filter(Release::isDue)
                        .forEach(fulfilment -> release(group.work(), dossier, fulfilment, lots)));
        return group;
    }

    private static boolean isDue(Fulfilment fulfilment) {
        return fulfilment.state() == FulfilmentState.ALLOCATED;
    }

    private static void release(Work work, Dossier dossier, Fulfilment fulfilment, PickAdvice.Lines lots) {
        var released = fulfilment.in(FulfilmentState.RELEASED);
        work.change(dossier, released);
        work.send(PickTasks.pick(dossier, released, line -> lots.of(released, line)));
        work.event(
                dossier,
                EventType.FULFILMENT_RELEASED,
                Map.of("fulfilment", released.id(), "location", released.location()),
                Cause.HUB);
    }
}
