package io.serai.workshop;

import io.serai.drafts.QueueDraft;
import io.serai.drafts.WayDraft;
import io.serai.drafts.WaysIn;
import io.serai.mapping.Breach;
import io.serai.mapping.ChannelKit;
import io.serai.mapping.Normaliser;
import io.serai.mapping.Outcomes;
import io.serai.mapping.Partners;
import io.serai.mapping.Problem;
import io.serai.mapping.Result;
import io.serai.mapping.SetupException;
import io.serai.workshop.Bench.Answer;
import io.serai.workshop.Sandbox.LimitException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/** Founds a channel from one message of its: drafts its files, has them tried, and goes live without a restart at any hub. */
@Component
public class Founding implements DisposableBean {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{1,39}");
    private static final Pattern FORMAT = Pattern.compile("csv|json|xml|x12|edifact");
    private static final int TREES = 5;
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final Partners partners;
    private final Versions versions;
    private final Sandbox sandbox = new Sandbox();

    Founding(Partners partners, Versions versions) {
        this.partners = partners;
        this.versions = versions;
    }

    /**
     * What somebody has said of the channel so far.
     *
     * @param given what its way in needs to know, by name
     */
    public record Plan(String name, String title, String format, WaysIn way, Map<String, String> given, String sample) {
        public Plan {
            given = Map.copyOf(given);
            if (sample.length() > Bench.LONGEST_PAYLOAD) {
                throw new IllegalArgumentException("the sample is longer than " + Bench.LONGEST_PAYLOAD);
            }
        }

        String folder() {
            return "channels/" + name + "/";
        }

        /** Whether it is told on a queue what becomes of its orders. */
        public boolean isTold() {
            return way == WaysIn.QUEUE && QueueDraft.isTold(given);
        }

        private WayDraft wayIn() {
            return way.of(given);
        }

        /** The message as it will come: of an API the sample may be a whole page, and what is kept is an entry. */
        byte[] bytes() {
            return wayIn().message(sample.getBytes(StandardCharsets.UTF_8));
        }
    }

    /** What was drafted, and what could not be. */
    public record Drafted(Draft draft, List<String> found, List<String> unplaced, List<String> missing) {}

    /** What is wrong with a plan, as the name of the field; empty: nothing. */
    public String wrong(Plan plan) {
        if (!NAME.matcher(plan.name()).matches()) {
            return "name";
        }
        if (partners.find(plan.name()).isPresent()
                || versions.current(plan.name()).isPresent()) {
            return "taken";
        }
        if (!FORMAT.matcher(plan.format()).matches()) {
            return "format";
        }
        if (plan.sample().isBlank()) {
            return "sample";
        }
        if (plan.way().isOfApi() && !plan.format().equals("json")) {
            return "json";
        }
        if (plan.way() != WaysIn.SFTP && WaysIn.isAnsweredInFiles(plan.format())) {
            return "answers-in-files";
        }
        if (!plan.wayIn().wrong().isEmpty()) {
            return plan.wayIn().wrong();
        }
        try {
            plan.bytes();
            return "";
        } catch (IllegalArgumentException e) {
            return String.valueOf(e.getMessage());
        }
    }

    /**
     * Settings and mapping as the sample suggests them.
     *
     * @throws IllegalArgumentException if it cannot be read as what it is said to be
     */
    public Drafted draft(Plan plan) {
        var title = plan.title().isBlank() ? plan.name() : plan.title().strip();
        var way = plan.wayIn();
        var drafted = way.draft(title, plan.format(), List.of(plan.bytes()));
        var settings = drafted.files().getOrDefault("channel.yaml", "") + way.settings(plan.name(), plan.format());
        return new Drafted(
                new Draft(settings, drafted.files().getOrDefault("order.jslt", "")),
                drafted.found(),
                drafted.unplaced(),
                drafted.missing());
    }

    /** What becomes of the sample. */
    public Trial attempt(Plan plan, Draft draft) {
        try {
            return sandbox.run(LIMIT, () -> {
                var tried = partners.with(files(plan, draft));
                var partner = tried.find(plan.name()).orElseThrow();
                var normaliser = new Normaliser(tried);
                var items = normaliser.normalise(partner, plan.bytes());
                var problems = items.stream()
                        .flatMap(item -> item.result() instanceof Result.Refused refused
                                ? refused.problems().stream()
                                : Stream.<Problem>empty())
                        .toList();
                return new Trial(
                        normaliser.trees(partner, plan.bytes(), TREES), Outcomes.text(items), problems, null, null);
            });
        } catch (SetupException e) {
            return Trial.wrong(String.valueOf(e.getMessage()));
        } catch (LimitException e) {
            return Trial.limit(String.valueOf(e.getMessage()));
        }
    }

    /** Checks it by the rules of all channels, and has every hub take its messages. */
    public Answer live(Plan plan, Draft draft, String person) {
        try {
            var files = sandbox.run(LIMIT, () -> withOutcome(plan, files(plan, draft)));
            var breaches = sandbox.run(LIMIT, () -> breaches(plan, files));
            if (!breaches.isEmpty()) {
                return new Answer.Breaks(breaches);
            }
            var ways = Bench.told(
                    plan.wayIn().routes(plan.name(), plan.format()),
                    partners.with(files).find(plan.name()).orElseThrow());
            return versions.save(plan.name(), 0, files, ways, "", null, person)
                    ? new Answer.Saved()
                    : new Answer.Overtaken();
        } catch (SetupException e) {
            return new Answer.Wrong(String.valueOf(e.getMessage()));
        } catch (LimitException e) {
            return new Answer.Wrong(String.valueOf(e.getMessage()));
        }
    }

    private static Map<String, String> files(Plan plan, Draft draft) {
        var files = new HashMap<String, String>();
        files.put(plan.folder() + "channel.yaml", draft.settings());
        if (!draft.mapping().isBlank()) {
            files.put(plan.folder() + "order.jslt", draft.mapping());
        }
        messages(plan)
                .forEach((path, bytes) ->
                        files.put(path + ".in." + plan.format(), new String(bytes, StandardCharsets.UTF_8)));
        return files;
    }

    private Map<String, String> withOutcome(Plan plan, Map<String, String> files) {
        var tried = partners.with(files);
        var partner = tried.find(plan.name()).orElseThrow();
        var more = new HashMap<>(files);
        messages(plan)
                .forEach((path, bytes) ->
                        more.put(path + ".out.json", Outcomes.text(new Normaliser(tried).normalise(partner, bytes))));
        return more;
    }

    /** The channel's samples by the beginnings of their paths: what was pasted, and what its way in has beside it. */
    private static Map<String, byte[]> messages(Plan plan) {
        var messages = new HashMap<String, byte[]>();
        plan.wayIn().samples().forEach((name, bytes) -> messages.put(plan.folder() + "samples/" + name, bytes));
        messages.put(plan.folder() + "samples/first", plan.bytes());
        return messages;
    }

    private List<Breach> breaches(Plan plan, Map<String, String> files) {
        var tried = partners.with(files);
        var partner = tried.find(plan.name()).orElseThrow();
        var samples = tried.samples(partner);
        var normaliser = new Normaliser(tried);
        var breaches = new ArrayList<>(ChannelKit.check(partner, normaliser, samples));
        if (normaliser.normalise(partner, plan.bytes()).stream()
                .noneMatch(item -> item.result() instanceof Result.Taken)) {
            breaches.add(new Breach(Breach.Rule.TAKES_ITS_SAMPLE, samples.get(0).file(), "none of its items is taken"));
        }
        return breaches;
    }

    @Override
    public void destroy() {
        sandbox.close();
    }
}
