package io.serai.simulation;

import io.serai.fulfilment.Acceptance;
import io.serai.fulfilment.Calls;
import io.serai.fulfilment.allocation.Allocation;
import io.serai.fulfilment.allocation.Backorders;
import io.serai.fulfilment.intake.Intake;
import io.serai.fulfilment.payment.PaymentNews;
import io.serai.fulfilment.picking.Dispatch;
import io.serai.fulfilment.picking.Picking;
import io.serai.fulfilment.picking.Release;
import io.serai.fulfilment.picking.Tracking;
import io.serai.fulfilment.stock.StockIntake;
import io.serai.fulfilment.work.Group;
import io.serai.log.Attempts;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** The hub's workers, each as its route plays it: {@code routes/spine}, {@code routes/templates}. */
final class Workers {
    static final List<String> LANES = List.of("orders", "stock", "warehouse", "tracking", "payments");

    private final Hub hub;
    private final Outside outside;
    private final Warehouse warehouse;
    private final TransactionTemplate transaction;
    private final TransactionTemplate suspended;
    private final Intake intake;
    private final Allocation allocation;
    private final Release release;
    private final Map<String, UnaryOperator<Group>> steps;
    private boolean leaseless;

    Workers(Hub hub, Outside outside, Warehouse warehouse) {
        this.hub = hub;
        this.outside = outside;
        this.warehouse = warehouse;
        var manager = hub.port(PlatformTransactionManager.class);
        transaction = new TransactionTemplate(manager);
        suspended = new TransactionTemplate(manager);
        suspended.setPropagationBehavior(TransactionDefinition.PROPAGATION_NOT_SUPPORTED);
        intake = hub.port(Intake.class);
        allocation = hub.port(Allocation.class);
        release = hub.port(Release.class);
        steps = Map.of(
                "orders", group -> stocked(hub.port(Acceptance.class).accept(group)),
                "stock", group -> stocked(hub.port(StockIntake.class).post(group)),
                "warehouse", group -> stocked(hub.port(Picking.class).answer(group)),
                "tracking", group -> hub.port(Tracking.class).track(group),
                "payments", group -> hub.port(PaymentNews.class).hint(group));
    }

    private Group stocked(Group group) {
        return release.release(allocation.allocate(group));
    }

    /** One group of a lane, as {@code lane.camel.yaml} has it. {@code others} work while its transaction is open. */
    void lane(String lane, Runnable others) {
        var held = new AtomicReference<@Nullable Group>();
        try {
            transaction.executeWithoutResult(status -> {
                var group = intake.claim(lane);
                held.set(group);
                if (group.isFilled()) {
                    intake.normalise(group);
                    suspended.executeWithoutResult(none -> others.run());
                    intake.settle(step(lane).apply(group));
                }
            });
        } catch (RuntimeException fault) {
            var group = held.get();
            if (group != null) {
                intake.isolate(group, fault);
            }
        }
    }

    private UnaryOperator<Group> step(String lane) {
        var step = steps.get(lane);
        if (step == null) {
            throw new IllegalArgumentException("there is no lane " + lane);
        }
        return step;
    }

    void backorders(Runnable others) {
        transaction.executeWithoutResult(status -> {
            var group = hub.port(Backorders.class).claim();
            if (group.isFilled()) {
                suspended.executeWithoutResult(none -> others.run());
                intake.settle(stocked(group));
            }
        });
    }

    void manifests() {
        hub.port(Dispatch.class).stopDue();
        hub.port(Dispatch.class).shipNext();
    }

    void wake() {
        hub.port(Calls.class).wakeDue();
    }

    /** One message of a queue; it stays there if the worker dies over it. */
    void consume(Queues.Message message, Runnable meanwhile) {
        if (message.address().startsWith(Attempts.ADDRESS_PREFIX)) {
            call(message.body(), meanwhile);
        } else {
            warehouse.take(message.body());
        }
        hub.queues().taken(message);
    }

    /** Whoever wants to call does: for the proof that this is seen. */
    void forgetLeases() {
        leaseless = true;
    }

    private void call(String attempt, Runnable meanwhile) {
        if (leaseless) {
            hub.jdbc().update("""
                            update attempt set state = 'WAITING', next_at = '-infinity'
                            where id = ?::uuid and state in ('STARTED', 'UNKNOWN')""", attempt);
        }
        var calls = hub.port(Calls.class);
        var call = calls.begin(attempt);
        if (call == null) {
            return;
        }
        try {
            outside.make(call, calls, meanwhile);
        } catch (RuntimeException fault) {
            calls.failed(call, fault);
        }
    }
}
