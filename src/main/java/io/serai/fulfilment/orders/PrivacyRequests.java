package io.serai.fulfilment.orders;

import io.serai.contract.PrivacyRequest;
import io.serai.fulfilment.work.Group;
import io.serai.privacy.PrivacyDesk;
import io.serai.privacy.Wish;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What channels ask for on behalf of their customers goes to the desk that does it. */
@Component
public class PrivacyRequests {
    private final PrivacyDesk desk;

    PrivacyRequests(PrivacyDesk desk) {
        this.desk = desk;
    }

    public void hand(Group group) {
        for (var entry : group.waiting(PrivacyRequest.class)) {
            var asked = entry.waitsAs(PrivacyRequest.class).orElseThrow();
            desk.ask(new Wish(
                    kind(asked),
                    entry.partner().name(),
                    Stream.of(asked.email(), asked.phone())
                            .flatMap(Stream::ofNullable)
                            .toList(),
                    asked.references(),
                    entry.partner().name(),
                    entry.envelope().receipt()));
            entry.ignored("privacy", null);
        }
    }

    private static Wish.Kind kind(PrivacyRequest asked) {
        return switch (asked.wants()) {
            case REPORT -> Wish.Kind.REPORT;
            case REDACT -> Wish.Kind.REDACT;
            case REDACT_ALL -> Wish.Kind.SHOP;
        };
    }
}
