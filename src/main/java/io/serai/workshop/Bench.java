package io.serai.workshop;

import io.serai.drafts.QueueDraft;
import io.serai.drafts.WayIn;
import io.serai.mapping.Breach;
import io.serai.mapping.ChannelKit;
import io.serai.mapping.ChannelSample;
import io.serai.mapping.Item;
import io.serai.mapping.Normaliser;
import io.serai.mapping.Outcomes;
import io.serai.mapping.Partner;
import io.serai.mapping.Partners;
import io.serai.mapping.Problem;
import io.serai.mapping.Result;
import io.serai.mapping.SetupException;
import io.serai.workshop.Sandbox.LimitException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Where a partner's files are tried, checked against all its samples, saved as a version and restored. What is wrong is never saved, so
 * that it cannot stop what runs.
 */
@Component
public class Bench implements DisposableBean {
    /** A payload that is pasted. */
    public static final int LONGEST_PAYLOAD = 1 << 20;

    private static final int TREES = 5;
    private static final Duration TRIAL = Duration.ofSeconds(3);
    private static final Duration CHECK = Duration.ofSeconds(30);

    private final Partners partners;
    private final Versions versions;
    private final Sandbox sandbox = new Sandbox();

    Bench(Partners partners, Versions versions) {
        this.partners = partners;
        this.versions = versions;
    }

    /** Where a partner's files are, below the root of the mappings; its mapping may be shared with others, or be columns. */
    record Paths(String settings, @Nullable String mapping) {
        static Paths of(Partner partner) {
            var folder = partner.file().substring(0, partner.file().lastIndexOf('/') + 1);
            var own = !partner.mapping().startsWith("/") && partner.columns().isEmpty();
            return new Paths(partner.file(), own ? folder + partner.mapping() : null);
        }
    }

    /**
     * What there is of a partner to be looked at and changed.
     *
     * @param sharedMapping the text of a mapping that it shares with others, which is not changed here; null if it shares none
     */
    public record Work(
            Partner partner,
            Draft draft,
            boolean ownMapping,
            @Nullable String sharedMapping,
            List<ChannelSample> samples,
            long version) {}

    /** What became of saving. */
    public sealed interface Answer {
        /** It is the newest version now, and every hub has it within moments. */
        record Saved() implements Answer {}

        /** Somebody else has saved meanwhile. */
        record Overtaken() implements Answer {}

        /** It cannot be used at all. */
        record Wrong(String why) implements Answer {}

        /** Samples become something else, or a rule of the contract kit is broken. */
        record Breaks(List<Breach> breaches) implements Answer {
            public Breaks {
                breaches = List.copyOf(breaches);
            }

            /** Whether all that is wrong is that samples become something else, which a person may want. */
            public boolean onlyGolden() {
                return breaches.stream().allMatch(breach -> breach.rule() == Breach.Rule.GOLDEN);
            }
        }
    }

    /** Empty if there is no such partner. */
    public Optional<Work> work(String name) {
        return partners.find(name).map(partner -> {
            var paths = Paths.of(partner);
            var draft = new Draft(text(partner, paths.settings()), text(partner, paths.mapping()));
            var version = versions.current(name).map(Version::id).orElse(0L);
            return new Work(
                    partner,
                    draft,
                    paths.mapping() != null,
                    partners.sharedMapping(partner).orElse(null),
                    partners.samples(partner),
                    version);
        });
    }

    /** What becomes of a message; nothing is kept of it. */
    public Trial attempt(String name, Draft draft, byte[] payload) {
        if (payload.length > LONGEST_PAYLOAD) {
            return Trial.limit("TOO_LARGE");
        }
        try {
            return sandbox.run(TRIAL, () -> {
                var tried = partners.with(filesWith(name, draft));
                var partner = tried.find(name).orElseThrow();
                var normaliser = new Normaliser(tried);
                var items = normaliser.normalise(partner, payload);
                return new Trial(
                        normaliser.trees(partner, payload, TREES), Outcomes.text(items), problems(items), null, null);
            });
        } catch (SetupException e) {
            return Trial.wrong(String.valueOf(e.getMessage()));
        } catch (LimitException e) {
            return Trial.limit(String.valueOf(e.getMessage()));
        }
    }

    /**
     * Checks the files against all samples and rules, and saves them.
     *
     * @param base the version that was begun with
     * @param accept what samples become now is what they are to become
     */
    public Answer save(String name, long base, Draft draft, String note, boolean accept, String person) {
        var files = filesWith(name, draft);
        try {
            var checked = sandbox.run(CHECK, () -> accept ? accepted(name, files) : files);
            var breaches = sandbox.run(CHECK, () -> breaches(name, checked));
            if (!breaches.isEmpty()) {
                return new Answer.Breaks(breaches);
            }
            var routes = told(routes(name), partners.with(checked).find(name).orElseThrow());
            return save(name, base, checked, routes, note, null, person);
        } catch (SetupException e) {
            return new Answer.Wrong(String.valueOf(e.getMessage()));
        } catch (LimitException e) {
            return new Answer.Wrong(String.valueOf(e.getMessage()));
        }
    }

    /** Says an older version again; 0: what the files of folder and jar say. It was checked when it was saved, and is compiled once more. */
    public Answer restore(String name, long base, long version, String person) {
        var older = versions.find(name, version);
        if (version != 0 && older.isEmpty()) {
            return new Answer.Overtaken();
        }
        var files = older.map(Version::files).orElse(Map.of());
        try {
            var tried = partners.with(files);
            new Normaliser(tried).compile(tried.find(name).orElseThrow());
        } catch (SetupException e) {
            return new Answer.Wrong(String.valueOf(e.getMessage()));
        }
        return save(name, base, files, older.map(Version::routes).orElse(List.of()), "", version, person);
    }

    private Answer save(
            String name,
            long base,
            Map<String, String> files,
            List<WayIn> routes,
            String note,
            @Nullable Long restores,
            String person) {
        return versions.save(name, base, files, routes, note, restores, person)
                ? new Answer.Saved()
                : new Answer.Overtaken();
    }

    private Map<String, String> filesWith(String name, Draft draft) {
        var paths = Paths.of(partners.find(name).orElseThrow());
        return draft.over(versions.current(name).map(Version::files).orElse(Map.of()), paths);
    }

    /** The routes, which tell the channel on the queue that its settings name. */
    static List<WayIn> told(List<WayIn> routes, Partner partner) {
        var queue = partner.back().queue();
        return routes.stream()
                .map(way -> queue != null && way.template().equals(QueueDraft.FAR_QUEUE)
                        ? way.with(Map.of("queue", queue))
                        : way)
                .toList();
    }

    private List<WayIn> routes(String name) {
        return versions.current(name).map(Version::routes).orElse(List.of());
    }

    /** With what the samples become now beside them. */
    private Map<String, String> accepted(String name, Map<String, String> files) {
        var tried = partners.with(files);
        var partner = tried.find(name).orElseThrow();
        var normaliser = new Normaliser(tried);
        var folder = partner.file().substring(0, partner.file().lastIndexOf('/') + 1) + "samples/";
        var more = new HashMap<>(files);
        for (var sample : tried.samples(partner)) {
            var becomes = Outcomes.text(normaliser.normalise(partner, sample.in()));
            if (!becomes.equals(sample.out())) {
                more.put(folder + sample.outFile(), becomes);
            }
        }
        return more;
    }

    private List<Breach> breaches(String name, Map<String, String> files) {
        var tried = partners.with(files);
        var partner = tried.find(name).orElseThrow();
        return ChannelKit.check(partner, new Normaliser(tried), tried.samples(partner));
    }

    private String text(Partner partner, @Nullable String path) {
        return path == null
                ? ""
                : partners.text(partner, path.substring(path.lastIndexOf('/') + 1))
                        .orElse("");
    }

    private static List<Problem> problems(List<Item> items) {
        return items.stream()
                .flatMap(item -> item.result() instanceof Result.Refused refused
                        ? refused.problems().stream()
                        : Stream.<Problem>empty())
                .collect(Collectors.toList());
    }

    /** What a sample or a payload is in characters, for a page. */
    public static String shown(byte[] payload) {
        return new String(payload, StandardCharsets.UTF_8);
    }

    @Override
    public void destroy() {
        sandbox.close();
    }
}
