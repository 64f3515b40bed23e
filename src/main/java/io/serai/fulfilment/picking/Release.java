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
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Gives what was allocated to the warehouses. Of an order that is paid no longer, because its channel says so with an edit that a person
 * grants, it stays reserved until the order is paid again.
 */
@Port
@Component("release")
public class Release {
    private final PickAdvice advice;

    Release(PickAdvice advice) {
        this.advice = advice;
    }

    public Group release(Group group) {
        var lots = advice.of(group.dossiers().stream().flatMap(Release::due).toList());
        group.dossiers()
                .forEach(dossier ->
                        due(dossier).forEach(fulfilment -> release(group.work(), dossier, fulfilment, lots)));
        return group;
    }

    private static Stream<Fulfilment> due(Dossier dossier) {
        return dossier.isPaid()
                ? dossier.fulfilments().stream().filter(each -> each.state() == FulfilmentState.ALLOCATED)
                : Stream.empty();
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
