package io.serai.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.demo.tools.WholeFile;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A count of everything, one CSV file with a row for each article at each location, into a hub with a heap of 256 MB that is killed
 * halfway; then the same count again, in which nothing is new.
 */
final class StockIntake {
    private static final Duration LONGEST = Duration.ofHours(2);
    private static final int SKUS = 1_000;
    private static final int PIECES = 7;

    private final Hub hub;
    private final int locations;

    private StockIntake(Hub hub, int locations) {
        this.hub = hub;
        this.locations = locations;
    }

    /** @return figures by name */
    static Map<String, Object> of(int rows) {
        try (var hub = Hub.plain(Homes.empty("stock-intake")).small().with("serai.inbox.backlog", 900)) {
            hub.start();
            return new StockIntake(hub, Math.max(1, rows / SKUS)).run();
        }
    }

    private Map<String, Object> run() {
        drop("locations.csv", locations());
        drop("products.csv", products());
        awaitItems(locations + SKUS);
        var file = counts();
        var figures = new LinkedHashMap<String, Object>();
        figures.put("intake_rows", rows());
        figures.put("intake_per_second", perSecond(file, "first.csv", true));
        figures.put("intake_again_per_second", perSecond(file, "again.csv", false));
        var database = hub.database();
        assertThat(database.count("select count(*) from stock where on_hand = " + PIECES))
                .isEqualTo(rows());
        figures.put("intake_moves", database.count("select count(*) from stock_move"));
        figures.put("intake_differs", database.count("""
                select count(*) from stock s where on_hand <> (
                  select coalesce(sum(quantity), 0) from stock_move m where m.location = s.location and m.sku = s.sku)"""));
        figures.put("intake_parked", database.count("select count(*) from exception"));
        return figures;
    }

    private long rows() {
        return (long) locations * SKUS;
    }

    private long perSecond(Path file, String name, boolean killed) {
        long before = items();
        long began = System.nanoTime();
        try {
            Files.copy(
                    file, hub.data().resolve("catalog").resolve(name + ".part"), StandardCopyOption.REPLACE_EXISTING);
            Files.move(
                    hub.data().resolve("catalog").resolve(name + ".part"),
                    hub.data().resolve("catalog").resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (killed) {
            awaitItems(before + rows() / 2);
            hub.kill();
            hub.start();
        }
        awaitItems(before + rows());
        return Math.round(rows() / ((System.nanoTime() - began) / 1e9));
    }

    private void awaitItems(long wanted) {
        assertThat(Pause.until(LONGEST, () -> items() >= wanted))
                .as("items, of " + wanted)
                .isTrue();
    }

    private long items() {
        return hub.database().count("select coalesce(sum(items), 0) from receipt where partner = 'catalog'");
    }

    private void drop(String name, String text) {
        WholeFile.write(hub.data().resolve("catalog"), name, text.getBytes(StandardCharsets.UTF_8));
    }

    private String locations() {
        var csv = new StringBuilder(
                "location,name,type,country,zone,street,city,province,postcode,latitude,longitude,ships,pickup,exports\n");
        for (int l = 1; l <= locations; l++) {
            csv.append("L")
                    .append(l)
                    .append(",Local ")
                    .append(l)
                    .append(",store,AR,America/Argentina/Cordoba,Calle ")
                    .append(l)
                    .append(",Córdoba,Córdoba,5000,-31.4,-64.2,yes,no,no\n");
        }
        return csv.toString();
    }

    private static String products() {
        var csv = new StringBuilder("sku,gtin,title,colour,size,grams\n");
        for (int s = 1; s <= SKUS; s++) {
            csv.append("SKU-").append(s).append(",,Remera ").append(s).append(",,,200\n");
        }
        return csv.toString();
    }

    private Path counts() {
        var file = hub.data().resolveSibling("counts.csv");
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("location,sku,quantity\n");
            for (int l = 1; l <= locations; l++) {
                for (int s = 1; s <= SKUS; s++) {
                    out.write("L" + l + ",SKU-" + s + "," + PIECES + "\n");
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file;
    }
}
