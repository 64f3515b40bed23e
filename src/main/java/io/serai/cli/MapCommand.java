package io.serai.cli;

import io.serai.mapping.Normaliser;
import io.serai.mapping.Partner;
import io.serai.mapping.Partners;
import io.serai.mapping.SetupException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code serai map}: what the hub would make of a partner's files, one line of JSON an item, also of files that are longer than the memory. */
@Command(
        name = "map",
        description = {
            "Shows what the hub makes of files: one line of JSON an item. Long files are cut as the hub cuts them, and how far",
            "one is that takes longer than two seconds is told on the error output."
        },
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:every item is taken, or has no effect", "1:an item is refused", "2:the command is misused"})
final class MapCommand implements Callable<Integer> {
    private static final int TAKEN = 0;
    private static final int REFUSED = 1;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Option(
            names = {"-c", "--channel"},
            required = true,
            paramLabel = "NAME",
            description = "Whose files they are: a channel, carrier, warehouse or provider.")
    private String channel = "";

    @Option(
            names = {"-m", "--mappings"},
            paramLabel = "DIR",
            description = "A folder that lies over the mappings in the jar.")
    private Path mappings = Path.of("mappings");

    @Option(
            names = {"-l", "--lang"},
            paramLabel = "LANG",
            description = "The language of problems: en, es. Default: that of the system.")
    private @Nullable String lang;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Files as the partner sends them.")
    private List<Path> files = List.of();

    @Override
    public Integer call() throws IOException {
        try {
            var partners = new Partners(mappings);
            var partner = partners.find(channel).orElseThrow(() -> unknown(partners));
            requireReadable();
            return map(partner, new Normaliser(partners));
        } catch (SetupException e) {
            throw misuse(String.valueOf(e.getMessage()));
        }
    }

    private int map(Partner partner, Normaliser normaliser) throws IOException {
        var line = new ItemLine(lang == null ? Locale.getDefault() : Locale.forLanguageTag(lang));
        var out = spec.commandLine().getOut();
        var progress = new Progress(spec.commandLine().getErr(), System::nanoTime);
        int exit = TAKEN;
        for (var file : files) {
            exit = new FileMap(partner, normaliser, file, line, out, progress).run() ? REFUSED : exit;
        }
        return exit;
    }

    private void requireReadable() {
        for (var file : files) {
            if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
                throw misuse("there is no file " + file + " to read → correct its path");
            }
        }
    }

    private ParameterException unknown(Partners partners) {
        var known = partners.all().stream().map(Partner::name).collect(Collectors.joining(", "));
        return misuse("there is no channel '" + channel + "' → use one of: " + known
                + "; or name the folder that has it with --mappings");
    }

    private ParameterException misuse(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
