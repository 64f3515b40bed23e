package io.serai.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.demo.tools.WholeFile;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * A count of everything, one file with a row for each article at each location, into a hub with a heap of 256 MB: as CSV, with the hub killed
 * halfway, and the same again, in which nothing is new; then with other quantities as JSON and as X12, an interchange for each location.
 */
final class StockIntake {
    private static final Duration LONGEST = Duration.ofHours(2);
    private static final int SKUS = 1_000;
    private static final int PIECES = 7;
    private static final String JSON = "count-json";
    private static final String X12 = "count-x12";

    /** Writes the count of a location. */
    private interface Format {
        void write(Writer out, int location, int pieces) throws IOException;
    }

    private final Hub hub;
    private final int locations;

    private StockIntake(Hub hub, int locations) {
        this.hub = hub;
        this.locations = locations;
    }

    /** @return figures by name */
    static Map<String, Object> of(int rows) {
        try (var hub = Hub.plain(Homes.empty("stock-intake")).small().with("serai.inbox.backlog", 900)) {
            partner(hub, JSON, "format: json\nitems: \"\"\n");
            partner(hub, X12, "format: x12\nmapping: /edi/x12/inventory.jslt\nzone: UTC\nsku: either\n");
            write(hub.data().resolveSibling("mappings/channels/" + JSON + "/stock.jslt"), ".\n");
            hub.start();
            return new StockIntake(hub, Math.max(1, rows / SKUS)).run();
        }
    }

    /** Whose files are taken from the folder of its name, and who gets his answers in another. */
    private static void partner(Hub hub, String name, String settings) {
        var home = hub.data().resolveSibling("");
        write(home.resolve("mappings/channels/" + name + "/channel.yaml"), "lane: stock\ndedupe: none\n" + settings);
        write(home.resolve("routes/channels/" + name + ".camel.yaml"), """
                - templatedRoute:
                    routeId: %1$s.in
                    routeTemplateRef: message-in-file
                    parameters:
                      - { name: partner, value: %1$s }
                      - { name: folder, value: "{{serai.data}}/%1$s" }
                - templatedRoute:
                    routeId: %1$s.answers
                    routeTemplateRef: call-folder
                    parameters:
                      - { name: door, value: edi.%1$s }
                      - { name: folder, value: "{{serai.data}}/answers" }
                """.formatted(name));
    }

    private static void write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Map<String, Object> run() {
        drop("locations.csv", locations());
        drop("products.csv", products());
        awaitItems("catalog", locations + SKUS);
        var csv = counts("location,sku,quantity\n", "", PIECES, StockIntake::csv);
        var figures = new LinkedHashMap<String, Object>();
        figures.put("intake_rows", rows());
        figures.put("intake_per_second", perSecond("catalog", csv, "first.csv", true));
        figures.put("intake_again_per_second", perSecond("catalog", csv, "again.csv", false));
        figures.put("intake_peak_heap_mb", peak(0));
        counted(PIECES);
        figures.put("intake_moves", moves());
        another(figures, "json", JSON, counts("[\n", "\n]\n", PIECES + 1, StockIntake::json), PIECES + 1);
        another(figures, "x12", X12, counts("", "", PIECES + 2, StockIntake::x12), PIECES + 2);
        figures.put("intake_differs", hub.database().count("""
                select count(*) from stock s where on_hand <> (
                  select coalesce(sum(case when source = 'OUTSIDE' then quantity else -quantity end), 0)
                  from stock_move m where m.location = s.location and m.sku = s.sku)"""));
        figures.put("intake_parked", hub.database().count("select count(*) from exception"));
        return figures;
    }

    private void another(Map<String, Object> figures, String name, String partner, Path file, int pieces) {
        long before = moves();
        int heaps = hub.heaps().size();
        figures.put("intake_" + name + "_per_second", perSecond(partner, file, "counts." + name, false));
        figures.put("intake_" + name + "_peak_heap_mb", peak(heaps));
        counted(pieces);
        figures.put("intake_" + name + "_moves", moves() - before);
    }

    private void counted(int pieces) {
        assertThat(hub.database().count("select count(*) from stock where on_hand = " + pieces))
                .isEqualTo(rows());
    }

    private long moves() {
        return hub.database().count("select count(*) from stock_move");
    }

    /** Of the heap used before any collection since so many, in MB. */
    private int peak(int since) {
        hub.collect();
        return hub.heaps().stream()
                .skip(since)
                .mapToInt(Integer::intValue)
                .max()
                .orElse(0);
    }

    private long rows() {
        return (long) locations * SKUS;
    }

    private long perSecond(String partner, Path file, String name, boolean killed) {
        long before = items(partner);
        long began = System.nanoTime();
        var folder = hub.data().resolve(partner);
        try {
            Files.createDirectories(folder);
            Files.copy(file, folder.resolve(name + ".part"), StandardCopyOption.REPLACE_EXISTING);
            Files.move(folder.resolve(name + ".part"), folder.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (killed) {
            awaitItems(partner, before + rows() / 2);
            hub.kill();
            hub.start();
        }
        awaitItems(partner, before + rows());
        return Math.round(rows() / ((System.nanoTime() - began) / 1e9));
    }

    private void awaitItems(String partner, long wanted) {
        assertThat(Pause.until(LONGEST, () -> items(partner) >= wanted))
                .as("items, of " + wanted)
                .isTrue();
    }

    private long items(String partner) {
        return hub.database().count("select coalesce(sum(items), 0) from receipt where partner = '" + partner + "'");
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

    private Path counts(String begin, String end, int pieces, Format format) {
        var file = hub.data().resolveSibling("counts");
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write(begin);
            for (int l = 1; l <= locations; l++) {
                format.write(out, l, pieces);
            }
            out.write(end);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file;
    }

    private static void csv(Writer out, int location, int pieces) throws IOException {
        for (int s = 1; s <= SKUS; s++) {
            out.write("L" + location + ",SKU-" + s + "," + pieces + "\n");
        }
    }

    private static void json(Writer out, int location, int pieces) throws IOException {
        for (int s = 1; s <= SKUS; s++) {
            out.write((location == 1 && s == 1 ? "" : ",\n")
                    + "{\"kind\": \"stock\", \"location\": \"L" + location + "\", \"sku\": \"SKU-" + s
                    + "\", \"mode\": \"count\", \"quantity\": " + pieces + "}");
        }
    }

    /** An interchange is never cut: each location has its own. */
    private static void x12(Writer out, int location, int pieces) throws IOException {
        var control = String.format(Locale.ROOT, "%09d", location);
        out.write("ISA*00*          *00*          *ZZ*COUNTER        *ZZ*SERAI          *260302*1415*U*00401*" + control
                + "*0*P*>~\n");
        out.write("GS*IB*COUNTER*SERAI*20260302*1415*" + location + "*X*004010~\nST*846*0001~\n");
        out.write("BIA*00*MB*INV-" + location + "*20260302~\nN1*WH**92*L" + location + "~\n");
        for (int s = 1; s <= SKUS; s++) {
            out.write("LIN*" + s + "*SK*SKU-" + s + "~\nQTY*17*" + pieces + "*EA~\n");
        }
        out.write(
                "CTT*" + SKUS + "~\nSE*" + (2 * SKUS + 5) + "*0001~\nGE*1*" + location + "~\nIEA*1*" + control + "~\n");
    }
}
