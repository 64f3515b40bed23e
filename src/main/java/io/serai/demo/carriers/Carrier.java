package io.serai.demo.carriers;

import io.serai.demo.tools.Dice;
import io.serai.demo.tools.WholeFile;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A carrier at work in its SFTP folder: takes manifests (856 in {@code edi/in}, CSV in {@code manifests}), answers an 856 with a 997 in
 * {@code acks/out}, and tells what happens to the parcels by 214 files in {@code edi/out}, several events in a file, sometimes the
 * same file twice. What it took is in {@code edi/archive}.
 */
public final class Carrier implements Closeable {
    private static final Logger LOG = LoggerFactory.getLogger(Carrier.class);

    private final String name;
    private final Path root;
    private final CarrierBook book;
    private final Interchanges interchanges;
    private final Journeys journeys;
    private final double twice;
    private final TrackingHook hook;
    private final Dice dice;
    private final Clock clock;

    /**
     * @param name also of its SFTP user and folder
     * @param scac its standard carrier alpha code
     * @param folder of all SFTP users
     * @param twice how often a tracking file is sent again under another name, from 0 to 1
     */
    public Carrier(
            String name,
            String scac,
            Path folder,
            Path books,
            Journeys journeys,
            double twice,
            TrackingHook hook,
            Clock clock) {
        this.name = name;
        this.root = folder.resolve(name);
        this.book = new CarrierBook(books.resolve(name + ".jsonl"));
        this.interchanges = new Interchanges(scac, clock);
        this.journeys = journeys;
        this.twice = twice;
        this.hook = hook;
        this.dice = journeys.dice();
        this.clock = clock;
    }

    /** Looks once at what came in, and tells once what is due. @throws IOException if the folder cannot be read */
    public void look() throws IOException {
        for (var file : files("edi/in")) {
            archive(file, readNotice(file));
        }
        for (var file : files("manifests")) {
            archive(file, readCsv(file));
        }
        tell();
    }

    /** Each parcel, on how many manifests it was, and what was told of it. */
    public List<Map<String, Object>> lines() {
        return book.lines();
    }

    @Override
    public void close() throws IOException {
        book.close();
    }

    private boolean readNotice(Path file) throws IOException {
        try {
            var notice = Segments.read(Files.readAllBytes(file));
            var trade = Trade.of(notice);
            var parcels = new LinkedHashSet<String>();
            for (var mark : notice.all("MAN")) {
                Segments.at(mark, 2).map(Carrier::sscc).ifPresent(parcels::add);
            }
            take(List.copyOf(parcels), trade);
            var sets = notice.all("ST").stream().map(set -> set.get(2)).toList();
            var control = book.nextControl();
            WholeFile.write(
                    root.resolve("acks/out"),
                    "997-" + control + ".x12",
                    interchanges.taken(trade, control, notice.element("GS", 1), notice.element("GS", 6), "856", sets));
            return true;
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            LOG.warn("{} cannot read {}: {}", name, file.getFileName(), e.getMessage());
            return false;
        }
    }

    /** The number alone, without its GS1 application identifier 00, as the CSV has it. */
    private static String sscc(String mark) {
        return mark.matches("00\\d{18}") ? mark.substring(2) : mark;
    }

    private boolean readCsv(Path file) throws IOException {
        var lines = Files.readAllLines(file);
        var column = lines.isEmpty()
                ? -1
                : List.of(lines.get(0).replace("\"", "").split(",")).indexOf("sscc");
        if (column < 0) {
            LOG.warn("{} cannot read {}: there is no column sscc", name, file.getFileName());
            return false;
        }
        take(
                lines.stream()
                        .skip(1)
                        .map(line -> line.replace("\"", "").split(",", -1)[column])
                        .toList(),
                null);
        return true;
    }

    private void take(List<String> parcels, @Nullable Trade trade) {
        var plan = new ArrayList<Event>();
        for (var parcel : parcels) {
            if (!book.knows(parcel)) {
                plan.addAll(journeys.of(parcel, clock.instant()));
            }
        }
        book.manifest(parcels, plan, trade);
    }

    private void tell() {
        var due = book.due(clock.instant());
        var trade = book.trade();
        if (due.isEmpty() || trade == null) {
            return; // who told of parcels by CSV alone so far has not said where to answer
        }
        var control = book.nextControl();
        var file = interchanges.tracking(trade, control, due);
        WholeFile.write(root.resolve("edi/out"), "214-" + control + ".x12", file);
        if (dice.falls(twice)) {
            WholeFile.write(root.resolve("edi/out"), "214-" + control + "-again.x12", file);
        }
        book.told(due);
        hook.tell(due);
    }

    private List<Path> files(String folder) throws IOException {
        try (var files = Files.list(root.resolve(folder))) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !file.toString().endsWith(".part"))
                    .sorted()
                    .toList();
        }
    }

    private void archive(Path file, boolean read) throws IOException {
        var name = file.getFileName() + (read ? "" : ".unreadable");
        Files.move(file, root.resolve("edi/archive").resolve(name), StandardCopyOption.REPLACE_EXISTING);
    }
}
