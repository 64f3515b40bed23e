package io.serai.demo.catalog;

import io.serai.contract.StockUpdate;
import io.serai.demo.tools.Csv;
import io.serai.demo.tools.Numbers;
import io.serai.demo.tools.WholeFile;
import io.serai.kernel.LocationId;
import io.serai.kernel.Sku;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The retailer's own back office: drops files of master data and stock into the folder that the hub reads. Once, when the demo
 * begins, everything; later only what came in to replace what was sold.
 */
public final class Warehousing {
    private static final String LOCATIONS = "01-locations.csv";
    private static final String PRODUCTS = "02-products.csv";
    private static final String STOCK = "03-stock.csv";
    private static final String MARKER = "seeded";

    private final Path folder;
    private final Path home;
    private final Numbers numbers;
    private final Map<Shelf, Integer> sold = new LinkedHashMap<>();

    private record Shelf(LocationId location, Sku sku) {}

    /**
     * @param folder what the hub reads
     * @param home where a file says that all was told once
     */
    public Warehousing(Path folder, Path home, Numbers numbers) {
        this.folder = folder;
        this.home = home;
        this.numbers = numbers;
    }

    /** Tells everything, in the order in which it is needed, unless that was done before. True if it was done now. */
    public boolean open(OpeningStock stock) {
        if (Files.exists(home.resolve(MARKER))) {
            return false;
        }
        WholeFile.write(folder, LOCATIONS, utf8(Csv.text("locations.csv")));
        WholeFile.write(folder, PRODUCTS, utf8(Csv.text("products.csv")));
        WholeFile.write(folder, STOCK, utf8(csv(stock.counts())));
        WholeFile.write(home, MARKER, new byte[0]);
        return true;
    }

    /** Whether the hub has taken all that lay in the folder. */
    public boolean taken() {
        if (!Files.isDirectory(folder)) {
            return true;
        }
        try (var files = Files.list(folder)) {
            return files.noneMatch(file -> file.toString().endsWith(".csv"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Remembers that pieces left a place; less than 0 if they came back. */
    public synchronized void sold(LocationId location, Sku sku, int quantity) {
        sold.merge(new Shelf(location, sku), quantity, Integer::sum);
    }

    /** Brings what was sold since the last time. */
    public synchronized void replenish() {
        var reference = "REPOSICION-" + numbers.next();
        var deltas = new ArrayList<StockUpdate>();
        sold.forEach((shelf, quantity) -> {
            if (quantity > 0) {
                deltas.add(new StockUpdate(shelf.location(), shelf.sku(), StockUpdate.Mode.DELTA, quantity, reference));
            }
        });
        sold.clear();
        if (!deltas.isEmpty()) {
            WholeFile.write(folder, "stock-" + reference + ".csv", utf8(csv(deltas)));
        }
    }

    private static String csv(List<StockUpdate> updates) {
        var csv = new StringBuilder("location,sku,mode,quantity,reference\n");
        updates.forEach(update -> csv.append(String.join(
                        ",",
                        update.location().value(),
                        update.sku().value(),
                        update.mode() == StockUpdate.Mode.COUNT ? "count" : "delta",
                        Integer.toString(update.quantity()),
                        update.reference()))
                .append('\n'));
        return csv.toString();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
