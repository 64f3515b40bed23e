package io.serai.fulfilment.returns;

import io.serai.contract.ReturnRequest;
import io.serai.contract.ReturnRequest.By;
import io.serai.fulfilment.work.Dossier;
import io.serai.fulfilment.work.Entry;
import io.serai.fulfilment.work.Group;
import io.serai.fulfilment.work.Parking;
import io.serai.returns.CustomerReturn.Origin;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Channels and shops ask for returns by messages; what cannot be is left to a person, with its reason. */
@Component
public class ReturnRequests {
    private final Returning returning;

    ReturnRequests(Returning returning) {
        this.returning = returning;
    }

    /** @param dossier of the order that is meant; null if there is none */
    public void take(Group group, Entry entry, ReturnRequest asked, @Nullable Dossier dossier) {
        if (dossier == null) {
            Parking.park(group.work(), entry, "SER-0422", Map.of("what", "order", "reference", asked.reference()));
            return;
        }
        var by = Optional.ofNullable(asked.by()).orElse(By.CHANNEL);
        var answer = returning.request(group.work(), dossier, asked, Origin.valueOf(by.name()), entry.cause());
        if (answer instanceof ReturnAnswer.Done done) {
            if (done.again()) {
                entry.ignored("same-return", dossier.id());
            } else {
                entry.updated(dossier.id());
            }
        } else if (answer instanceof ReturnAnswer.Refused refused) {
            var args =
                    Map.of("order", asked.reference(), "key", asked.key(), "detail", "return-" + code(refused.why()));
            Parking.park(group.work(), entry, dossier.id(), "SER-0450", args);
        }
    }

    private static String code(ReturnAnswer.Why why) {
        return why.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
