package io.serai.demo.carriers;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.demo.tools.Book;
import io.serai.demo.tools.Json;
import io.serai.demo.tools.Recent;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a carrier remembers: on how many manifests each parcel was, what it has still to tell, and its control numbers. */
final class CarrierBook implements Closeable {
    private static final int PARCELS = 20_000;

    private final Map<String, Integer> manifests = new Recent<>(PARCELS);
    private final Set<Event> due = new LinkedHashSet<>();
    private final Map<String, List<String>> told = new Recent<>(PARCELS);
    private final Book book;
    private long control;
    private @Nullable Trade trade;

    /** Parcels of a manifest and what will happen to them; or events told in the file of a control number. */
    private record Line(
            @Nullable List<String> parcels,
            @Nullable List<Event> plan,
            @Nullable List<Event> told,
            long control,
            @Nullable Trade trade) {}

    CarrierBook(Path file) {
        book = Book.open(file, this::replay);
    }

    /** The next control number: from 1, without gaps or doubles, also after a crash. */
    synchronized long nextControl() {
        write(new Line(null, null, null, control + 1, null));
        return control;
    }

    synchronized boolean knows(String parcel) {
        return manifests.containsKey(parcel);
    }

    /** A manifest came with these parcels; {@code plan} is what will happen to those that are new. */
    synchronized void manifest(List<String> parcels, List<Event> plan, @Nullable Trade from) {
        write(new Line(parcels, plan, null, control, from));
    }

    /** What is to be told by now, the earliest first. */
    synchronized List<Event> due(Instant now) {
        return due.stream()
                .filter(event -> !event.told().isAfter(now))
                .sorted(Comparator.comparing(Event::told))
                .toList();
    }

    synchronized void told(List<Event> events) {
        write(new Line(null, null, events, control, null));
    }

    synchronized @Nullable Trade trade() {
        return trade;
    }

    /** Each parcel, on how many manifests it was, and what was told of it. */
    synchronized List<Map<String, Object>> lines() {
        var lines = new ArrayList<Map<String, Object>>();
        manifests.forEach((parcel, times) -> lines.add(Map.of(
                "parcel", parcel, "manifests", times, "told", List.copyOf(told.getOrDefault(parcel, List.of())))));
        return lines;
    }

    @Override
    public void close() throws IOException {
        book.close();
    }

    private void write(Line line) {
        book.append(line);
        take(line);
    }

    private void replay(JsonNode json) {
        take(Json.as(json, Line.class));
    }

    private void take(Line line) {
        control = Math.max(control, line.control());
        if (line.trade() != null) {
            trade = line.trade();
        }
        if (line.parcels() != null) {
            line.parcels().forEach(parcel -> manifests.merge(parcel, 1, Integer::sum));
        }
        if (line.plan() != null) {
            due.addAll(line.plan());
        }
        if (line.told() != null) {
            line.told().forEach(event -> {
                due.remove(event);
                told.computeIfAbsent(event.parcel(), parcel -> new ArrayList<>())
                        .add(event.kind().name());
            });
        }
    }
}
