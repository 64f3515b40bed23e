package io.serai.simulation;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The carriers: read the manifests in their folder, and tell what they see of the parcels on them. */
final class Carriers {
    private static final Pattern SSCC = Pattern.compile("(?<!\\d)\\d{18}(?!\\d)");
    private static final List<String> JOURNEY = List.of("collected", "in_transit", "out_for_delivery", "delivered");

    private final Map<String, Integer> steps = new TreeMap<>();
    private final Letterbox folder;
    private final Post post;
    private final Faults faults;
    private final SimulatedClock clock;

    Carriers(Letterbox folder, Post post, Faults faults, SimulatedClock clock) {
        this.folder = folder;
        this.post = post;
        this.faults = faults;
        this.clock = clock;
    }

    boolean areBusy() {
        return parcels().stream().anyMatch(parcel -> steps.getOrDefault(parcel, 0) < JOURNEY.size());
    }

    /** Some parcel gets a step further; false if all have arrived. */
    boolean move() {
        parcels().forEach(parcel -> steps.putIfAbsent(parcel, 0));
        var moving = steps.entrySet().stream()
                .filter(parcel -> parcel.getValue() < JOURNEY.size())
                .toList();
        if (moving.isEmpty()) {
            return false;
        }
        var parcel = faults.chance().of(moving);
        int step = faults.chance().between(parcel.getValue(), JOURNEY.size() - 1);
        var at = clock.instant().plus(Duration.ofSeconds(step));
        post.send(
                "pampa",
                "http",
                "webhook-id",
                "{\"events\":[{\"tracking_number\":\"%s\",\"status\":\"%s\",\"occurred_at\":\"%s\"}]}"
                        .formatted(parcel.getKey(), JOURNEY.get(step), at));
        steps.put(parcel.getKey(), step + 1);
        return true;
    }

    /** The parcels that the manifests in the folder name. */
    Set<String> parcels() {
        var found = new LinkedHashSet<String>();
        folder.contents().forEach((name, bytes) -> {
            if (name.endsWith(".csv")) {
                SSCC.matcher(new String(bytes, StandardCharsets.UTF_8))
                        .results()
                        .forEach(match -> found.add(match.group()));
            }
        });
        return found;
    }
}
