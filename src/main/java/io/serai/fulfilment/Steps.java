package io.serai.fulfilment;

import io.serai.fulfilment.allocation.Allocation;
import io.serai.fulfilment.intake.Intake;
import io.serai.fulfilment.payment.PaymentNews;
import io.serai.fulfilment.picking.Picking;
import io.serai.fulfilment.picking.Release;
import io.serai.fulfilment.picking.Tracking;
import io.serai.fulfilment.stock.StockIntake;
import io.serai.fulfilment.work.Group;
import org.springframework.stereotype.Component;

/** All steps of all lanes, one after the other: the way of a single item that a person replays. Each step takes only what is its own. */
@Component
class Steps {
    private final Acceptance acceptance;
    private final StockIntake stockIntake;
    private final Picking picking;
    private final Tracking tracking;
    private final PaymentNews paymentNews;
    private final Allocation allocation;
    private final Release release;
    private final Intake intake;

    Steps(
            Acceptance acceptance,
            StockIntake stockIntake,
            Picking picking,
            Tracking tracking,
            PaymentNews paymentNews,
            Allocation allocation,
            Release release,
            Intake intake) {
        this.acceptance = acceptance;
        this.stockIntake = stockIntake;
        this.picking = picking;
        this.tracking = tracking;
        this.paymentNews = paymentNews;
        this.allocation = allocation;
        this.release = release;
        this.intake = intake;
    }

    /** In the caller's transaction. */
    void run(Group group) {
        acceptance.accept(group);
        stockIntake.post(group);
        picking.answer(group);
        tracking.track(group);
        paymentNews.hint(group);
        allocation.allocate(group);
        release.release(group);
        intake.settle(group);
    }
}
