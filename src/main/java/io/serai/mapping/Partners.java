package io.serai.mapping;

import io.serai.mapping.Partner.Kind;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The partners that we exchange messages with, each a folder below {@code mappings/channels}, {@code carriers}, {@code warehouses}
 * or {@code providers}. Files in a folder of the user's lie over those in the jar, one by one, and what people have saved over both. Read
 * once, when first asked for, and again when something else was saved.
 */
public final class Partners {
    /** What is read of these files; who reads while they are exchanged goes on with what there was. */
    private record Shelf(long edition, Resources resources, Map<String, Partner> known) {}

    private volatile Shelf shelf;

    /** @param folder a folder {@code mappings} that lies over the one in the jar; it may be missing */
    public Partners(@Nullable Path folder) {
        this(new Resources(folder, Partners.class.getClassLoader()));
    }

    private Partners(Resources resources) {
        this.shelf = new Shelf(0, resources, new ConcurrentHashMap<>());
    }

    /**
     * The same partners with these files over all others, to be tried; nothing else sees them.
     *
     * @param files their text by their path below the root of the mappings
     */
    public Partners with(Map<String, String> files) {
        return new Partners(shelf.resources().with(files));
    }

    /** From now on these files lie over all others; partners of whose folder none has changed stay as they are. */
    public synchronized void use(Map<String, String> files) {
        var before = shelf;
        var resources = before.resources().with(files);
        var known = new ConcurrentHashMap<String, Partner>();
        before.known().forEach((name, partner) -> {
            if (resources.saved(partner.folder()).equals(before.resources().saved(partner.folder()))) {
                known.put(name, partner);
            }
        });
        shelf = new Shelf(before.edition() + 1, resources, known);
    }

    /** Another number whenever other files are used: what somebody has made of them holds as long as it is the same. */
    public long edition() {
        return shelf.edition();
    }

    /**
     * The partner of that name.
     *
     * @throws SetupException if its settings are wrong; the message names file, line and cure
     */
    public Optional<Partner> find(String name) {
        var now = shelf;
        var partner = now.known().get(name);
        return partner != null
                ? Optional.of(partner)
                : load(now.resources(), name).map(found -> keep(now, found));
    }

    /** Every partner whose settings can be read, sorted by kind and name: a mistake in those of one hides no other. */
    public List<Partner> all() {
        return names().map(this::readable).flatMap(Optional::stream).toList();
    }

    /** What is wrong with the settings that cannot be read, by the names of their partners: file, line and cure. */
    public Map<String, String> broken() {
        var broken = new TreeMap<String, String>();
        names().forEach(name -> {
            try {
                find(name);
            } catch (SetupException e) {
                broken.put(name, String.valueOf(e.getMessage()));
            }
        });
        return broken;
    }

    private Stream<String> names() {
        return Stream.of(Kind.values()).flatMap(kind -> resources().folders(kind.folder(), kind.file()).stream());
    }

    /** The partner of that name, if there is one and its settings can be read. */
    public Optional<Partner> readable(String name) {
        try {
            return find(name);
        } catch (SetupException e) {
            return Optional.empty();
        }
    }

    /** The text of a file of a partner, by its name in the partner's folder: what somebody begins with who makes another like it. */
    public Optional<String> text(Partner partner, String file) {
        return resources().read(partner.folder() + "/" + file);
    }

    /** The text of a mapping that a partner shares with others; empty if it has one of its own, or its columns are its mapping. */
    public Optional<String> sharedMapping(Partner partner) {
        return partner.mapping().startsWith("/")
                ? resources().read(partner.mapping().substring(1))
                : Optional.empty();
    }

    /** The samples of a partner, sorted by name. */
    public List<ChannelSample> samples(Partner partner) {
        var folder = partner.folder() + "/samples/";
        var resources = resources();
        return resources.files(partner.folder() + "/samples").stream()
                .filter(file -> file.contains(ChannelSample.IN))
                .map(file ->
                        new ChannelSample(file, resources.bytes(folder + file).orElseThrow(), null))
                .map(sample -> new ChannelSample(
                        sample.file(),
                        sample.in(),
                        resources.read(folder + sample.outFile()).orElse(null)))
                .toList();
    }

    /** The files as they are now. */
    Resources resources() {
        return shelf.resources();
    }

    private static Optional<Partner> load(Resources resources, String name) {
        var found = Stream.of(Kind.values())
                .flatMap(kind -> read(resources, kind, name).stream())
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

    private static Optional<Partner> read(Resources resources, Kind kind, String name) {
        var file = kind.folder() + "/" + name + "/" + kind.file();
        return resources
                .read(file)
                .map(yaml -> PartnerYaml.read(Resources.ROOT + file, yaml).named(kind, name));
    }

    private static Partner keep(Shelf shelf, Partner partner) {
        var other = shelf.known().putIfAbsent(partner.name(), partner);
        return other == null ? partner : other;
    }
}
