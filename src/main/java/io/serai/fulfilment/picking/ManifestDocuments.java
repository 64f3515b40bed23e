package io.serai.fulfilment.picking;

import io.serai.contract.Address;
import io.serai.fulfilment.calls.NothingToCallException;
import io.serai.fulfilment.work.Books;
import io.serai.fulfilment.work.Dossier;
import io.serai.inventory.Catalogue;
import io.serai.kernel.LocationId;
import io.serai.kernel.Sku;
import io.serai.mapping.Partner;
import io.serai.mapping.Partners;
import io.serai.shipping.ManifestDocument;
import io.serai.shipping.Manifests;
import io.serai.shipping.Parcel;
import io.serai.shipping.Sscc;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Gathers what a closed manifest says. It is immutable, so it says the same whenever it is asked. */
@Component
class ManifestDocuments {
    private final Manifests manifests;
    private final Books books;
    private final Catalogue catalogue;
    private final Partners partners;
    private final TransactionTemplate transaction;

    ManifestDocuments(
            Manifests manifests, Books books, Catalogue catalogue, Partners partners, TransactionTemplate transaction) {
        this.manifests = manifests;
        this.books = books;
        this.catalogue = catalogue;
        this.partners = partners;
        this.transaction = transaction;
    }

    ManifestDocument of(UUID id) {
        return Optional.ofNullable(transaction.execute(status -> read(id))).orElseThrow();
    }

    private ManifestDocument read(UUID id) {
        var manifest = manifests.find(id).orElseThrow(() -> new NothingToCallException("no-manifest"));
        var onIt = new HashSet<>(manifests.parcels(id));
        var parcels = books.openWithDocuments(manifests.orders(id)).values().stream()
                .flatMap(dossier -> dossier.parcels().stream()
                        .filter(parcel -> onIt.contains(parcel.id()))
                        .map(parcel -> parcel(dossier, parcel)))
                .sorted(Comparator.comparing(each -> each.sscc().value()))
                .toList();
        var zone = partners.find(manifest.carrier()).map(Partner::zone).orElse(null);
        return new ManifestDocument(
                manifest.carrier(),
                manifest.no(),
                manifest.closedAt(),
                zone == null ? ZoneId.of("UTC") : zone,
                parcels);
    }

    private ManifestDocument.Parcel parcel(Dossier dossier, Parcel parcel) {
        var order = dossier.order();
        var from = dossier.fulfilment(parcel.fulfilment()).orElseThrow().location();
        return new ManifestDocument.Parcel(
                Sscc.of(parcel.sscc()),
                order.number() == null ? order.reference() : order.number(),
                order.reference(),
                order.channel(),
                shipFrom(from),
                Optional.ofNullable(dossier.document().shipTo()).orElseThrow(),
                parcel.grams(),
                parcel.lines().stream().map(this::line).toList());
    }

    private ManifestDocument.ShipFrom shipFrom(LocationId id) {
        return catalogue
                .location(id)
                .map(location -> new ManifestDocument.ShipFrom(id, location.name(), location.address()))
                .orElseGet(() -> new ManifestDocument.ShipFrom(id, id.value(), NOWHERE));
    }

    private static final Address NOWHERE = new Address(null, null, List.of(), null, null, null, "XX", null, null, null);

    private ManifestDocument.Line line(Parcel.Content content) {
        var sku = new Sku(content.sku());
        var product = Optional.ofNullable(catalogue.products(List.of(sku)).get(sku));
        return new ManifestDocument.Line(
                sku,
                product.map(Catalogue.Product::gtin).orElse(null),
                product.map(Catalogue.Product::title).orElse(content.sku()),
                content.quantity());
    }
}
