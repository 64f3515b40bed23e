package io.serai.fulfilment.telling;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.serai.contract.Address;
import io.serai.contract.Customer;
import io.serai.fulfilment.calls.Call;
import io.serai.fulfilment.calls.Door;
import io.serai.fulfilment.calls.NothingToCallException;
import io.serai.fulfilment.calls.Reply;
import io.serai.fulfilment.calls.Verdict;
import io.serai.fulfilment.work.Dossier;
import io.serai.fulfilment.work.Group;
import io.serai.inventory.Catalogue;
import io.serai.inventory.Location;
import io.serai.kernel.Money;
import io.serai.log.Attempt;
import io.serai.mapping.Partner;
import io.serai.mapping.Partners;
import io.serai.notifications.MailFacts;
import io.serai.notifications.MailText;
import io.serai.notifications.Milestone;
import io.serai.orders.OrderLine;
import io.serai.shipping.Parcel;
import io.serai.shipping.ParcelState;
import java.math.BigDecimal;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Mail to the customer. Nobody can ask whether a mail has left, so where that is unknown it is sent again under the same Message-ID:
 * the one door where a duplicate is possible. They are counted as {@code serai.mail.repeated}. What no server takes, for good or within
 * its patience, is not sent, and counted as {@code serai.mail.refused}: nobody wants to hear tomorrow that a parcel left today.
 */
@Component
class MailDoor implements Door {
    private final ToldOrders orders;
    private final Partners partners;
    private final Catalogue catalogue;
    private final MailText text = new MailText();
    private final Counter repeated;
    private final Counter refused;
    private final String publicUrl;
    private final String shop;

    MailDoor(
            ToldOrders orders,
            Partners partners,
            Catalogue catalogue,
            MeterRegistry metrics,
            @Value("${serai.public-url}") String publicUrl,
            @Value("${serai.mail.shop:Serai}") String shop) {
        this.orders = orders;
        this.partners = partners;
        this.catalogue = catalogue;
        this.repeated = Counter.builder("serai.mail.repeated")
                .description("Mails that were sent again because nobody knows whether they had left")
                .register(metrics);
        this.refused = Counter.builder("serai.mail.refused")
                .description("Mails that were given up: refused for good, or not taken within their patience")
                .register(metrics);
        this.publicUrl = publicUrl;
        this.shop = shop;
    }

    @Override
    public boolean serves(String door) {
        return door.equals(Telling.MAIL);
    }

    @Override
    public Call call(Attempt attempt) {
        var dossier = orders.withDocument(attempt);
        var customer = dossier.document().customer();
        if (customer == null || customer.email() == null) {
            throw new NothingToCallException("no-address");
        }
        if (attempt.unknown()) {
            repeated.increment();
        }
        var milestone = Milestone.valueOf(attempt.kind());
        var mail = text.render(milestone, facts(attempt, dossier), locale(dossier, customer));
        return new Call.Mail(
                attempt,
                "<" + attempt.id() + "@" + host() + ">",
                customer.email(),
                mail.subject(),
                mail.html(),
                mail.text());
    }

    private MailFacts facts(Attempt attempt, Dossier dossier) {
        var order = dossier.order();
        return new MailFacts(
                shop,
                order.number() == null ? order.reference() : order.number(),
                firstName(dossier),
                MailFacts.trackingLink(publicUrl, order.token()),
                dossier.lines().stream()
                        .map(line -> new MailFacts.Item(
                                line.title() == null ? line.sku().value() : line.title(), pieces(attempt, line)))
                        .filter(item -> item.quantity() > 0)
                        .toList(),
                dossier.parcels().stream()
                        .filter(parcel -> isOf(attempt, parcel))
                        .map(parcel -> new MailFacts.Parcel(carrier(parcel.carrier()), parcel.sscc()))
                        .toList(),
                amount(attempt, order.total()),
                pickup(dossier),
                null);
    }

    /** Where the milestone is about some of the pieces, those. */
    private static int pieces(Attempt attempt, OrderLine line) {
        var about = attempt.data().path(Telling.PIECES);
        return about.isObject() ? about.path(Integer.toString(line.line())).asInt() : line.quantity();
    }

    /** Where the milestone is about some of the money, that: {@code 12.50 ARS}. */
    private static Money amount(Attempt attempt, Money total) {
        var about = attempt.data().path("amount").asText().split(" ", 2);
        return about.length == 2 ? Money.of(new BigDecimal(about[0]), Money.currency(about[1])) : total;
    }

    /** Where the milestone is about parcels, those; otherwise all that have left. */
    private static boolean isOf(Attempt attempt, Parcel parcel) {
        var about = attempt.data().path("parcels");
        return about.isEmpty()
                ? parcel.state() != ParcelState.PACKED
                : StreamSupport.stream(about.spliterator(), false)
                        .anyMatch(sscc -> sscc.asText().equals(parcel.sscc()));
    }

    private String carrier(String name) {
        return partners.find(name).map(Partner::title).orElse(name);
    }

    private static @Nullable String firstName(Dossier dossier) {
        var customer = dossier.document().customer();
        var name = customer == null ? null : customer.name();
        return name == null ? null : name.strip().split("\\s+", 2)[0];
    }

    private MailFacts.@Nullable Place pickup(Dossier dossier) {
        return Optional.ofNullable(dossier.order().location())
                .flatMap(catalogue::location)
                .map(location -> new MailFacts.Place(location.name(), address(location)))
                .orElse(null);
    }

    private static String address(Location location) {
        Address address = location.address();
        return Stream.concat(address.street().stream(), Stream.ofNullable(address.city()))
                .reduce((a, b) -> a + ", " + b)
                .orElse("");
    }

    private Locale locale(Dossier dossier, Customer customer) {
        return Optional.ofNullable(customer.locale())
                .or(() -> partners.find(dossier.order().channel()).map(Partner::locale))
                .map(Locale::forLanguageTag)
                .orElse(Locale.ENGLISH);
    }

    private String host() {
        return Optional.ofNullable(URI.create(publicUrl).getHost()).orElse("serai");
    }

    @Override
    public Verdict judge(Attempt attempt, Reply reply) {
        return Verdict.ofIdempotent(reply);
    }

    @Override
    public boolean givesUp(Attempt attempt) {
        return true;
    }

    @Override
    public void settle(Group group, Attempt attempt, Verdict verdict) {
        if (verdict instanceof Verdict.Refused) {
            refused.increment();
        }
    }
}
