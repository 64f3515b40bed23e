package io.serai.cli;

import io.serai.mapping.Draft;
import io.serai.mapping.Partner;
import io.serai.mapping.Partners;
import io.serai.mapping.PullDraft;
import io.serai.mapping.SetupException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
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
    private static final List<String> EDI = List.of("x12", "edifact");
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

    @Option(
            names = "--pull",
            paramLabel = "PATH",
            description = {
                "It has an API that lists its orders at this path, such as '/orders?since={since}&page={page}'; the sample is an answer of",
                "the list, or one order. Its address is the property serai.channels.NAME.url."
            })
    private @Nullable String pull;

    @Option(
            names = "--login",
            paramLabel = "HEADER",
            description = "How the API knows us: 'Authorization: Bearer {secret}', or basic.")
    private String login = "";

    @Option(
            names = "--entries",
            paramLabel = "POINTER",
            description = "Where the orders are in an answer; nothing: it is the list.")
    private String entries = "";

    @Option(names = "--id", paramLabel = "POINTER", description = "Where an order has its number (/id).")
    private String id = "";

    @Option(names = "--changed", paramLabel = "POINTER", description = "Where it has the time of its last change.")
    private String changed = "";

    @Option(
            names = "--next",
            paramLabel = "POINTER",
            description = "What asks for the page after; link: the header Link has it.")
    private String next = "";

    @Option(
            names = "--more",
            paramLabel = "PATH",
            description = "The path of the page after, with {next}, where it is another.")
    private String more = "";

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
            boolean fromSample = FORMATS.contains(like) || (EDI.contains(like) && !samples.isEmpty());
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
        var pulled = pulled();
        var draft = draft(sample(samples.get(0), pulled));
        var files = new LinkedHashMap<Path, byte[]>();
        draft.files().forEach((file, text) -> files.put(folder().resolve(file), utf8(text)));
        files.put(
                route(),
                utf8(
                        EDI.contains(like)
                                ? routeOf(like)
                                : pulled.map(this::pullRoute).orElseGet(this::folderRoute)));
        write(files);
        draft.found().forEach(this::say);
        draft.unplaced().forEach(each -> say("not placed: " + each));
        draft.missing().forEach(each -> say("not found, and needed: " + each));
        tryIt();
        return 0;
    }

    /** What was said of its API. */
    private Optional<PullDraft> pulled() {
        var list = pull;
        if (list == null) {
            return Optional.empty();
        }
        if (!like.equals("json")) {
            throw misuse("orders are pulled as JSON → say --like json, or leave out --pull");
        }
        var said = PullDraft.of(Map.of(
                "url", "http://to.be.set",
                "login", login,
                "list", list,
                "entries", entries,
                "id", id,
                "changed", changed,
                "next", next,
                "more", more));
        if (!said.wrong().isEmpty()) {
            var option = said.wrong().equals("list") ? "pull" : said.wrong();
            throw misuse("--" + option + " cannot be so → see serai channel new --help");
        }
        return Optional.of(said);
    }

    /** Of an API what is kept is one entry of its list. */
    private byte[] sample(Path file, Optional<PullDraft> pulled) throws IOException {
        var bytes = Files.readAllBytes(file);
        try {
            return pulled.isPresent() ? pulled.get().entry(bytes) : bytes;
        } catch (IllegalArgumentException e) {
            throw misuse(file + ": there is nothing to be read as " + e.getMessage()
                    + " → give an answer of the API, and the pointers that lead to it");
        }
    }

    private String pullRoute(PullDraft said) {
        return """
                # What changed is pulled by its API. serai.channels.%1$s.url is its address, serai.channels.%1$s.poll the milliseconds between two rounds.
                - templatedRoute:
                    routeId: %1$s.get
                    routeTemplateRef: far-get
                    parameters:
                      - { name: partner, value: %1$s }
                      - { name: url, value: "{{serai.channels.%1$s.url}}" }
                      - { name: headers, value: "%2$s" }
                - templatedRoute:
                    routeId: %1$s.pull
                    routeTemplateRef: orders-pull
                    parameters:
                      - { name: poll, value: "{{serai.channels.%1$s.poll}}" }
                """.formatted(name, said.get(name).get("headers"))
                + said.pull(name).entrySet().stream()
                        .map(each -> "      - { name: " + each.getKey() + ", value: \"" + each.getValue() + "\" }\n")
                        .collect(Collectors.joining());
    }

    private Draft draft(byte[] sample) {
        try {
            if (EDI.contains(like)) {
                return Draft.edi(name, like, sample);
            }
            return like.equals("csv") ? Draft.csv(name, sample) : Draft.tree(name, like, sample);
        } catch (IllegalArgumentException e) {
            throw misuse(samples.get(0) + ": " + e.getMessage() + " → give a sample that can be read as " + like);
        }
    }

    private Integer copied(Partners partners) throws IOException {
        var other = partners.find(like)
                .filter(partner -> partner.kind() == Partner.Kind.CHANNEL)
                .orElseThrow(() -> misuse("there is no channel '" + like
                        + "' → use csv, json, xml, x12, edifact, or one of: " + String.join(", ", channels(partners))));
        var files = new LinkedHashMap<Path, byte[]>();
        for (var file : List.of("channel.yaml", other.mapping())) {
            partners.text(other, file).ifPresent(text -> files.put(folder().resolve(file), utf8(renamed(text, file))));
        }
        files.put(route(), utf8(routeOf(like)));
        write(files);
        tryIt();
        return 0;
    }

    private static List<String> channels(Partners partners) {
        return partners.all().stream()
                .filter(partner -> partner.kind() == Partner.Kind.CHANNEL)
                .map(Partner::name)
                .toList();
    }

    /** Its secrets and properties have its own name; what a mapping says of the payment stays. */
    private String renamed(String text, String file) {
        return file.endsWith(".yaml")
                ? text.replaceAll("(?m)^(  secret: )" + Pattern.quote(like) + "$", "$1" + name)
                : text;
    }

    private String routeOf(String channel) throws IOException {
        var file = "routes/channels/" + channel + ".camel.yaml";
        var own = routes.resolve("channels").resolve(channel + ".camel.yaml");
        if (Files.isRegularFile(own)) {
            return Files.readString(own).replaceAll("\\b" + Pattern.quote(channel) + "\\b", name);
        }
        try (var in = NewChannel.class.getClassLoader().getResourceAsStream(file)) {
            return in == null
                    ? folderRoute()
                    : new String(in.readAllBytes(), StandardCharsets.UTF_8)
                            .replaceAll("\\b" + Pattern.quote(channel) + "\\b", name);
        }
    }

    private String folderRoute() {
        return """
                # Files that appear in the folder are kept and moved to .done. For another way in, fill in another template of routes/templates.
                - templatedRoute:
                    routeId: %1$s
                    routeTemplateRef: message-in-file
                    parameters:
                      - { name: partner, value: %1$s }
                      - { name: folder, value: "{{serai.data}}/%1$s" }
                      - { name: include, value: ".*[.]%2$s" }
                """.formatted(name, like.equals("csv") ? "(csv|txt|tsv)" : like);
    }

    private void write(Map<Path, byte[]> files) throws IOException {
        int no = 1;
        for (var sample : samples) {
            var file = sample.getFileName().toString();
            var ending = file.contains(".") ? file.substring(file.lastIndexOf('.') + 1) : like;
            files.put(folder().resolve("samples/sample-" + no++ + ".in." + ending), sample(sample, pulled()));
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
        return routes.resolve("channels").resolve(name + ".camel.yaml");
    }

    private void say(@Nullable String line) {
        spec.commandLine().getOut().println(line);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private ParameterException misuse(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
