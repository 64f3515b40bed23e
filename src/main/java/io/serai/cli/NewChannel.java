package io.serai.cli;

import io.serai.drafts.FileDraft;
import io.serai.drafts.RouteText;
import io.serai.drafts.WayDraft;
import io.serai.drafts.WaysIn;
import io.serai.mapping.Draft;
import io.serai.mapping.Partner;
import io.serai.mapping.Partners;
import io.serai.mapping.SetupException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code serai channel new}: the folder of a channel and its route file, drafted from a sample or like another channel. */
@Command(
        name = "new",
        description = {
            "Writes the folder of a new channel and its route file, to be read and corrected.",
            "Exit code: 0 it is written, 2 the command was misused; nothing that is there is overwritten."
        },
        mixinStandardHelpOptions = true)
final class NewChannel implements Callable<Integer> {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{1,39}");
    private static final List<String> FORMATS = List.of("csv", "json", "xml");

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Parameters(paramLabel = "NAME", description = "Its name: small letters, digits and dashes.")
    private String name = "";

    @Option(
            names = "--like",
            required = true,
            paramLabel = "WHAT",
            description =
                    "csv, json, xml, x12 or edifact, drafted from the sample; or a channel that there is, to begin with what it has.")
    private String like = "";

    @Option(
            names = "--sample",
            paramLabel = "FILE",
            description = "A message as the partner sends it; several are kept beside the first.")
    private List<Path> samples = List.of();

    @Option(
            names = {"-m", "--mappings"},
            paramLabel = "DIR",
            description = "The folder of mappings.")
    private Path mappings = Path.of("mappings");

    @Option(
            names = {"-r", "--routes"},
            paramLabel = "DIR",
            description = "The folder of routes.")
    private Path routes = Path.of("routes");

    @Mixin
    private ApiOptions api = new ApiOptions();

    @Override
    public Integer call() throws IOException {
        if (!NAME.matcher(name).matches()) {
            throw misuse(
                    "'" + name + "' is no name for a channel → use small letters, digits and dashes, such as feria-2");
        }
        var partners = new Partners(mappings);
        try {
            if (partners.find(name).isPresent()) {
                throw misuse("there is a partner " + name + " already → choose another name, or change that one");
            }
            for (var sample : samples) {
                if (!Files.isReadable(sample) || Files.isDirectory(sample)) {
                    throw misuse("there is no file " + sample + " to read → correct its path");
                }
            }
            boolean fromSample = FORMATS.contains(like) || (WaysIn.isAnsweredInFiles(like) && !samples.isEmpty());
            return fromSample ? drafted() : copied(partners);
        } catch (SetupException e) {
            throw misuse(String.valueOf(e.getMessage()));
        }
    }

    private Integer drafted() throws IOException {
        if (samples.isEmpty()) {
            throw misuse(
                    "there is no sample to draft from → give one with --sample, or begin --like a channel that there is");
        }
        var way = way();
        var draft = draft(way);
        var files = new LinkedHashMap<Path, byte[]>();
        draft.files().forEach((file, text) -> files.put(folder().resolve(file), utf8(text)));
        files.computeIfPresent(
                folder().resolve("channel.yaml"), (file, text) -> utf8(text(text) + way.settings(name, like)));
        files.put(route(), utf8(WaysIn.isAnsweredInFiles(like) ? likeness().route() : routes(way)));
        way.samples().forEach((sample, bytes) -> files.put(folder().resolve("samples/" + sample + ".in.json"), bytes));
        write(files, way);
        draft.found().forEach(this::say);
        draft.unplaced().forEach(each -> say("not placed: " + each));
        draft.missing().forEach(each -> say("not found, and needed: " + each));
        tryIt();
        return 0;
    }

    /** How its messages come, as it was said. */
    private WayDraft way() {
        if (api.isTwoWays()) {
            throw misuse(
                    "--pull, --hint and --queue are ways in of their own → begin with one, and add another to the route file");
        }
        if (api.answersNobody()) {
            throw misuse(
                    "--answers is for a channel whose orders come on a queue → say --queue, too, or see docs/channels.md for other ways back");
        }
        var asked = api.way();
        if (WaysIn.isAnsweredInFiles(like) && asked != WaysIn.FILE) {
            throw misuse("orders of " + like + " come on an SFTP server, as its route file says → leave out --"
                    + api.option());
        }
        if (asked.isOfApi() && !like.equals("json")) {
            throw misuse("the orders of an API come as JSON → say --like json, or leave out --" + api.option());
        }
        var way = asked.of(api.given());
        if (!way.wrong().isEmpty()) {
            throw misuse("--" + ApiOptions.option(way.wrong()) + " cannot be so → see serai channel new --help");
        }
        return way;
    }

    private String routes(WayDraft way) {
        return RouteText.of(api.comment(name), api.asProperties(name, way.routes(name, like)));
    }

    /** Of an API what is kept is one of its orders. */
    private byte[] sample(Path file, WayDraft way) throws IOException {
        try {
            return way.message(Files.readAllBytes(file));
        } catch (IllegalArgumentException e) {
            throw misuse(file + ": there is nothing to be read as " + e.getMessage()
                    + " → give an answer of the API, and the pointers that lead to it");
        }
    }

    private Draft draft(WayDraft way) throws IOException {
        var messages = new ArrayList<byte[]>();
        for (var file : samples) {
            messages.add(sample(file, way));
        }
        try {
            return way.draft(name, like, messages);
        } catch (IllegalArgumentException e) {
            throw misuse(samples.stream().map(Path::toString).collect(Collectors.joining(", ")) + ": " + e.getMessage()
                    + " → give a sample that can be read as " + like);
        }
    }

    private Integer copied(Partners partners) throws IOException {
        if (api.way() != WaysIn.FILE || api.answersNobody()) {
            throw misuse("a channel like another has its ways in and back from that one → leave out --"
                    + (api.answersNobody() ? "answers" : api.option()) + ", or begin with a sample: --like json");
        }
        var other = partners.find(like)
                .filter(partner -> partner.kind() == Partner.Kind.CHANNEL)
                .orElseThrow(() -> misuse("there is no channel '" + like
                        + "' → use csv, json, xml, x12, edifact, or one of: " + String.join(", ", channels(partners))));
        var files = new LinkedHashMap<Path, byte[]>();
        likeness().files(partners, other).forEach((file, text) -> files.put(folder().resolve(file), utf8(text)));
        files.put(route(), utf8(likeness().route()));
        likeness().answers().ifPresent(text -> files.put(route("-answers"), utf8(text)));
        write(files, new FileDraft());
        tryIt();
        return 0;
    }

    private Likeness likeness() {
        return new Likeness(like, name, routes);
    }

    private static List<String> channels(Partners partners) {
        return partners.all().stream()
                .filter(partner -> partner.kind() == Partner.Kind.CHANNEL)
                .map(Partner::name)
                .toList();
    }

    private void write(Map<Path, byte[]> files, WayDraft way) throws IOException {
        int no = 1;
        for (var sample : samples) {
            var file = sample.getFileName().toString();
            var ending = file.contains(".") ? file.substring(file.lastIndexOf('.') + 1) : like;
            files.put(folder().resolve("samples/sample-" + no++ + ".in." + ending), sample(sample, way));
        }
        for (var file : files.keySet()) {
            if (Files.exists(file)) {
                throw misuse(file + " is there already → move it away, or choose another name");
            }
        }
        for (var each : files.entrySet()) {
            Files.createDirectories(each.getKey().toAbsolutePath().getParent());
            Files.write(each.getKey(), each.getValue());
            say("written: " + each.getKey());
        }
    }

    private void tryIt() {
        say("try it: serai map --channel " + name + " --mappings " + mappings + " "
                + (samples.isEmpty() ? "FILE" : folder().resolve("samples") + "/*.in.*"));
    }

    private Path folder() {
        return mappings.resolve("channels").resolve(name);
    }

    private Path route() {
        return route("");
    }

    private Path route(String kind) {
        return routes.resolve("channels").resolve(name + kind + ".camel.yaml");
    }

    private void say(@Nullable String line) {
        spec.commandLine().getOut().println(line);
    }

    private static String text(byte[] utf8) {
        return new String(utf8, StandardCharsets.UTF_8);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private ParameterException misuse(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
