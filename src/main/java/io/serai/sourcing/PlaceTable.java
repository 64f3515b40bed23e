package io.serai.sourcing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * The table of towns. Its lines are sorted by their bytes, so that it is kept as it is and searched by halving: nothing to build
 * when it is loaded, and no more memory than the file.
 */
final class PlaceTable {
    private static final int REGION = 2;
    private static final int LATITUDE = 3;
    private static final int LONGITUDE = 4;

    private final byte[] lines;

    PlaceTable(byte[] lines) {
        this.lines = lines;
    }

    /** A town; {@code region} is the GeoNames code of its province. */
    record Town(String region, double latitude, double longitude) {}

    static PlaceTable load() {
        return new PlaceTable(bytes("places.tsv"));
    }

    static byte[] bytes(String file) {
        try (var stream = PlaceTable.class.getResourceAsStream("/geo/" + file)) {
            return Objects.requireNonNull(stream, file).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The towns of this folded name: those of that very name first, then those also called so; the greater ones first. */
    List<Town> named(String country, String name) {
        var key = (country + "\t" + name + "\t").getBytes(StandardCharsets.UTF_8);
        var towns = new ArrayList<Town>();
        for (int at = first(key); at < lines.length && compare(at, key) == 0; at = next(at)) {
            towns.add(town(at));
        }
        return towns;
    }

    /** Where the first line starts that is not before the key. */
    private int first(byte[] key) {
        int low = 0;
        int high = lines.length;
        while (low < high) {
            int line = start((low + high) >>> 1);
            if (compare(line, key) < 0) {
                low = next(line);
            } else {
                high = line;
            }
        }
        return low;
    }

    private int start(int position) {
        int at = position;
        while (at > 0 && lines[at - 1] != '\n') {
            at--;
        }
        return at;
    }

    private int next(int position) {
        int at = position;
        while (at < lines.length && lines[at] != '\n') {
            at++;
        }
        return Math.min(at + 1, lines.length);
    }

    /** 0 if the line begins with the key. */
    private int compare(int line, byte[] key) {
        int end = Math.min(line + key.length, lines.length);
        return Arrays.compareUnsigned(lines, line, end, key, 0, key.length);
    }

    private Town town(int at) {
        var text = new String(lines, at, next(at) - at, StandardCharsets.UTF_8);
        var fields = text.split("\t", -1);
        return new Town(fields[REGION], Double.parseDouble(fields[LATITUDE]), Double.parseDouble(fields[LONGITUDE]));
    }
}
