package io.serai.shipping;

import io.serai.contract.Address;
import io.serai.kernel.LocationId;
import io.serai.kernel.Sku;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A manifest with two places to fetch from, an order in two parcels, and text that wants care. */
final class ManifestFixture {
    private static final ManifestDocument.ShipFrom CENTRE = new ManifestDocument.ShipFrom(
            new LocationId("CD-BA"),
            "Centro de Distribución Buenos Aires",
            address(null, List.of("Av. General Paz 1000"), "Buenos Aires", "C", "C1429", null));
    private static final ManifestDocument.ShipFrom SHOP = new ManifestDocument.ShipFrom(
            new LocationId("CBA-01"),
            "Tienda Córdoba",
            address(null, List.of("Av. Colón 500"), "Córdoba", "Córdoba", "X5000", null));

    private ManifestFixture() {}

    static ManifestDocument manifest() {
        return new ManifestDocument(
                "andes",
                7,
                Instant.parse("2026-03-01T21:45:00Z"),
                ZoneId.of("America/Argentina/Buenos_Aires"),
                List.of(
                        parcel(1, "1001", CENTRE, List.of(line("REM-ROJ-M", "7791234567898", "Remera roja, \"M\"", 2))),
                        parcel(2, "1002", SHOP, List.of(line("JEAN-32", null, "Jean 32", 1))),
                        parcel(3, "1001", CENTRE, List.of(line("=1+1", null, "Pañuelo ~ seda * azul", 1)))));
    }

    static Address address(
            @Nullable String name,
            List<String> street,
            String city,
            String province,
            String postcode,
            @Nullable String phone) {
        return new Address(name, null, street, city, province, postcode, "AR", phone, null, null);
    }

    private static ManifestDocument.Parcel parcel(
            int serial, String order, ManifestDocument.ShipFrom from, List<ManifestDocument.Line> lines) {
        return new ManifestDocument.Parcel(
                Sscc.next("7790001", serial),
                order,
                "WEB-" + order,
                "tienda",
                from,
                address(
                        "Inés Peña",
                        List.of("San Martín 123", "Piso 4, \"B\""),
                        "Rosario",
                        "Santa Fe",
                        "S2000",
                        "+54 341 555-0101"),
                1250,
                lines);
    }

    private static ManifestDocument.Line line(String sku, @Nullable String gtin, String title, int quantity) {
        return new ManifestDocument.Line(new Sku(sku), gtin, title, quantity);
    }

    static String golden(String path) {
        try (var file = ManifestFixture.class.getResourceAsStream(path)) {
            return file == null ? "no golden " + path : new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
