package io.serai.mapping;

import io.serai.mapping.Partner.Kind;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The partners that we exchange messages with, each a folder below {@code mappings/channels}, {@code carriers}, {@code warehouses}
 * or {@code providers}. Files in a folder of the user's lie over those in the jar, one by one. Read once, when first asked for.
 */
public final class Partners {
    private final Resources resources;
    private final Map<String, Partner> known = new ConcurrentHashMap<>();

    /** @param folder a folder {@code mappings} that lies over the one in the jar; it may be missing */
    public Partners(@Nullable Path folder) {
        this.resources = new Resources(folder, Partners.class.getClassLoader());
    }

    /**
     * The partner of that name.
     *
     * @throws SetupException if its settings are wrong; the message names file, line and cure
     */
    public Optional<Partner> find(String name) {
        var partner = known.get(name);
        return partner != null ? Optional.of(partner) : load(name).map(this::keep);
    }

    /**
     * Every partner, sorted by kind and name.
     *
     * @throws SetupException if the settings of one of them are wrong
     */
    public List<Partner> all() {
        return Stream.of(Kind.values())
                .flatMap(kind -> resources.folders(kind.folder(), kind.file()).stream())
                .map(name -> find(name).orElseThrow())
                .toList();
    }

    /** The text of a file of a partner, by its name in the partner's folder: what somebody begins with who makes another like it. */
    public Optional<String> text(Partner partner, String file) {
        return resources.read(partner.folder() + "/" + file);
    }

    /** The samples of a partner, sorted by name. */
    public List<ChannelSample> samples(Partner partner) {
        var folder = partner.folder() + "/samples/";
        return resources.files(partner.folder() + "/samples").stream()
                .filter(file -> file.contains(ChannelSample.IN))
                .map(file -> new ChannelSample(
                        file, resources.bytes(folder + file).orElseThrow(), null))
                .map(sample -> new ChannelSample(
                        sample.file(), sample.in(), resources.read(folder + sample.outFile()).orElse(null)))
                .toList();
    }

    Resources resources() {
        return resources;
    }

    private Optional<Partner> load(String name) {
        var found = Stream.of(Kind.values())
                .flatMap(kind -> read(kind, name).stream())
                .toList();
        if (found.size() > 1) {
            throw SetupException.at(
                    Resources.ROOT + found.get(1).file(),
                    0,
                    "the name " + name + " is taken by " + Resources.ROOT
                            + found.get(0).file(),
                    "rename one of the two folders",
                    null);
        }
        return found.stream().findFirst();
    }

    private Optional<Partner> read(Kind kind, String name) {
        var file = kind.folder() + "/" + name + "/" + kind.file();
        return resources
                .read(file)
                .map(yaml -> PartnerYaml.read(Resources.ROOT + file, yaml).named(kind, name));
    }

    private Partner keep(Partner partner) {
        var other = known.putIfAbsent(partner.name(), partner);
        return other == null ? partner : other;
    }
}
