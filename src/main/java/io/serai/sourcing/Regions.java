package io.serai.sourcing;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The table of provinces and countries, by their names and codes. */
final class Regions {
    private static final int FIELDS = 6;

    private final Map<String, Region> byName = new HashMap<>();
    private final Map<String, Region> countries = new HashMap<>();

    /**
     * A province, or a country where {@code code} is empty. {@code near} is the code of the province that addresses mix it up with
     * (a capital and the province around it), else empty. The point is where its people live on average.
     */
    record Region(String country, String code, double latitude, double longitude, String near) {}

    static Regions load() {
        var regions = new Regions();
        new String(PlaceTable.bytes("regions.tsv"), StandardCharsets.UTF_8)
                .lines()
                .forEach(regions::add);
        return regions;
    }

    private void add(String line) {
        var field = line.split("\t", FIELDS);
        var region =
                new Region(field[0], field[1], Double.parseDouble(field[2]), Double.parseDouble(field[3]), field[4]);
        if (region.code().isEmpty()) {
            countries.put(region.country(), region);
            return;
        }
        for (var name : field[5].split("\\|")) {
            byName.putIfAbsent(region.country() + "\t" + name, region);
        }
    }

    Optional<Region> country(String country) {
        return Optional.ofNullable(countries.get(country));
    }

    /** The province of a name or an ISO 3166-2 code, with its country or without. */
    Optional<Region> province(String country, String name) {
        var readings = Names.readings(name);
        if (name.startsWith(country + "-")) {
            readings.add(Names.fold(name.substring(country.length() + 1)));
        }
        return readings.stream()
                .map(reading -> byName.get(country + "\t" + reading))
                .filter(Objects::nonNull)
                .findFirst();
    }
}
