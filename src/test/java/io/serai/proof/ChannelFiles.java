package io.serai.proof;

import io.serai.mapping.ChannelKit;
import io.serai.mapping.Item;
import io.serai.mapping.Lane;
import io.serai.mapping.Normaliser;
import io.serai.mapping.Partner;
import io.serai.mapping.Partners;
import io.serai.mapping.Payloads;
import io.serai.mapping.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Of each channel: how many files it takes, how many it refuses with the right reason, how many have no effect, and in how many seconds.
 * The files are its samples, and payloads by others if they are there.
 */
final class ChannelFiles {
    private static final double NANOS = 1e9;

    /** The figures by name, and what is not as it is written. */
    record Found(Map<String, Object> figures, List<String> wrong) {}

    private int taken;
    private int refused;
    private int ignored;

    private ChannelFiles() {}

    static Found count(Path overlay) throws IOException {
        var figures = new LinkedHashMap<String, Object>();
        var wrong = new ArrayList<String>();
        var partners = new Partners(Path.of("mappings"));
        for (var partner : partners.all()) {
            if (partner.kind() == Partner.Kind.CHANNEL && partner.lane() == Lane.ORDERS) {
                new ChannelFiles().count(partners, partner, overlay, figures, wrong);
            }
        }
        return new Found(figures, wrong);
    }

    private void count(
            Partners partners, Partner partner, Path overlay, Map<String, Object> figures, List<String> wrong)
            throws IOException {
        long began = System.nanoTime();
        var normaliser = new Normaliser(partners);
        var samples = partners.samples(partner);
        ChannelKit.check(partner, normaliser, samples).forEach(breach -> wrong.add(partner.name() + ": " + breach));
        samples.forEach(sample -> add(normaliser.normalise(partner, sample.in())));
        for (var row : Payloads.rows()) {
            if (row.channel().equals(partner.name()) && Files.isDirectory(Payloads.FOLDER)) {
                var found = row.found(overlay);
                add(found);
                if (!found.equals(row.outcome())) {
                    wrong.add(row + " becomes " + found);
                }
            }
        }
        figures.put(partner.name() + ".taken", taken);
        figures.put(partner.name() + ".refused", refused);
        figures.put(partner.name() + ".ignored", ignored);
        figures.put(partner.name() + ".seconds", (System.nanoTime() - began) / NANOS);
    }

    /** A file is refused if one of its items is, and taken if one is and none is refused. */
    private void add(List<Item> items) {
        if (items.stream().anyMatch(item -> item.result() instanceof Result.Refused)) {
            refused++;
        } else if (items.stream().anyMatch(item -> item.result() instanceof Result.Taken)) {
            taken++;
        } else {
            ignored++;
        }
    }

    private void add(String outcomes) {
        if (outcomes.contains("refused: ")) {
            refused++;
        } else if (outcomes.contains("taken: ")) {
            taken++;
        } else {
            ignored++;
        }
    }
}
