package io.serai.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serai.mapping.Item;
import io.serai.mapping.Normaliser;
import io.serai.mapping.OutboundSample;
import io.serai.mapping.Partners;
import io.serai.mapping.Result;
import io.serai.mapping.SetupException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code serai channel check}: whether every sample of a channel becomes what is written beside it. */
@Command(
        name = "check",
        description = {
            "Whether every sample of a channel becomes what is written beside it: <case>.in.* and <case>.out.json,",
            "and whether what it is told goes as it is written: <case>.talk.json.",
            "Exit code: 0 all do, 1 one does not or nothing is written beside it, 2 the command was misused."
        },
        mixinStandardHelpOptions = true)
final class CheckChannel implements Callable<Integer> {
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Parameters(paramLabel = "NAME", description = "The channel.")
    private String name = "";

    @Option(
            names = {"-m", "--mappings"},
            paramLabel = "DIR",
            description = "The folder of mappings.")
    private Path mappings = Path.of("mappings");

    @Option(
            names = "--write",
            description = "Writes beside each sample what becomes of it, to be read before it is relied on.")
    private boolean write;

    @Override
    public Integer call() throws IOException {
        try {
            var partners = new Partners(mappings);
            var partner = partners.find(name)
                    .orElseThrow(() -> misuse("there is no channel '" + name + "' in " + mappings
                            + " → name the folder that has it with --mappings"));
            var normaliser = new Normaliser(partners);
            int exit = 0;
            for (var sample : samples()) {
                var found = outcomes(normaliser.normalise(partner, Files.readAllBytes(sample)));
                exit = Math.max(exit, compared(sample, found));
            }
            for (var talk : OutboundSample.of(mappings, name)) {
                exit = Math.max(exit, compared(talk));
            }
            return exit;
        } catch (SetupException e) {
            throw misuse(String.valueOf(e.getMessage()));
        }
    }

    private int compared(Path sample, ArrayNode found) throws IOException {
        var file = sample.getFileName().toString();
        var beside = sample.resolveSibling(file.substring(0, file.indexOf(".in.")) + ".out.json");
        if (write) {
            Files.writeString(beside, JSON.writeValueAsString(found) + "\n");
        }
        boolean same = Files.isRegularFile(beside)
                && JSON.writeValueAsString(JSON.readTree(beside.toFile())).equals(JSON.writeValueAsString(found));
        spec.commandLine()
                .getOut()
                .println(file + ": "
                        + (same ? "as written" : Files.exists(beside) ? "differs" : "nothing is written beside it"));
        return same ? 0 : 1;
    }

    private int compared(OutboundSample talk) throws IOException {
        if (write) {
            talk.write();
        }
        boolean same = talk.played().equals(talk.written());
        spec.commandLine().getOut().println(talk.file().getFileName() + ": " + (same ? "as written" : "differs"));
        return same ? 0 : 1;
    }

    private List<Path> samples() throws IOException {
        var folder = mappings.resolve("channels").resolve(name).resolve("samples");
        if (!Files.isDirectory(folder)) {
            throw misuse("there are no samples in " + folder + " → put a message there as first.in.json or its like");
        }
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().contains(".in."))
                    .sorted()
                    .toList();
        }
    }

    private static ArrayNode outcomes(List<Item> items) {
        var all = JSON.createArrayNode();
        for (var item : items) {
            if (item.result() instanceof Result.Taken taken) {
                all.add(taken.json());
            } else if (item.result() instanceof Result.Ignored ignored) {
                all.addObject().put("ignored", ignored.reason());
            } else if (item.result() instanceof Result.Refused refused) {
                refused(all.addObject(), refused);
            }
        }
        return all;
    }

    private static void refused(ObjectNode outcome, Result.Refused refused) {
        var problems = outcome.putArray("refused");
        refused.problems()
                .forEach(problem -> problems.addObject()
                        .put("code", problem.code())
                        .put("pointer", problem.pointer())
                        .put("line", problem.line())
                        .put("column", problem.column()));
    }

    private ParameterException misuse(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
