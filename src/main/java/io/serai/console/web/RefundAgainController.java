package io.serai.console.web;

import io.serai.fulfilment.payment.RefundsAgain;
import io.serai.fulfilment.payment.RefundsAgain.Answer;
import io.serai.kernel.OrderId;
import java.security.Principal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** A person has a provider asked again for money that it refused to give back. */
@Controller
class RefundAgainController {
    private final RefundsAgain refunds;

    RefundAgainController(RefundsAgain refunds) {
        this.refunds = refunds;
    }

    @PostMapping("/orders/{id}/refund")
    String ask(@PathVariable OrderId id, @Nullable Principal person) {
        var answer = refunds.ask(id, person == null ? "" : person.getName());
        if (answer == Answer.NO_SUCH_ORDER) {
            throw new NotFoundException();
        }
        return "redirect:/orders/" + id + "?refund=" + answer + "#payments";
    }
}
