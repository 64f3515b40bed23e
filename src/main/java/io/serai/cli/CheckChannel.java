package io.serai.cli;

import io.serai.mapping.Breach;
import io.serai.mapping.ChannelKit;
import io.serai.mapping.ChannelSample;
import io.serai.mapping.Normaliser;
import io.serai.mapping.OutboundSample;
import io.serai.mapping.Outcomes;
import io.serai.mapping.Partner;
import io.serai.mapping.Partners;
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

/** {@code serai channel check}: holds a channel's samples against the contract kit. */
@Command(
        name = "check",
        description = {
            "Whether a channel keeps the rules of all channels: every sample becomes what is written beside it (<case>.in.* and",
            "<case>.out.json), adds up, says the same the second time, tolerates unknown fields, has a lesser revision when it is older,",
            "and when it is broken is refused with a place and without what is personal.",
            "and whether what it is told goes as it is written: <case>.talk.json.",
            "And whether its route files fill in templates that there are, with the parameters that these have.",
            "Exit code: 0 it does, 1 it does not or nothing is written beside a sample, 2 the command was misused."
        },
        mixinStandardHelpOptions = true)
final class CheckChannel implements Callable<Integer> {
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
            names = {"-r", "--routes"},
            paramLabel = "DIR",
            description = "The folder of routes.")
    private Path routes = Path.of("routes");

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
            if (write) {
                write(partner, normaliser, partners.samples(partner));
            }
            var samples = partners.samples(partner);
            if (samples.isEmpty()) {
                throw misuse(
                        "there are no samples in " + folder() + " → put a message there as first.in.json or its like");
            }
            int exit = tell(samples, ChannelKit.check(partner, normaliser, samples));
            exit = Math.max(exit, RouteCheck.of(name, routes, spec.commandLine().getOut()));
            for (var talk : OutboundSample.of(mappings, name)) {
                exit = Math.max(exit, compared(talk));
            }
            return exit;
        } catch (SetupException e) {
            throw misuse(String.valueOf(e.getMessage()));
        }
    }

    private void write(Partner partner, Normaliser normaliser, List<ChannelSample> samples) throws IOException {
        for (var sample : samples) {
            // What only the jar has is written there already.
            if (Files.isRegularFile(folder().resolve(sample.file()))) {
                Files.writeString(
                        folder().resolve(sample.outFile()), Outcomes.text(normaliser.normalise(partner, sample.in())));
            }
        }
    }

    private int compared(OutboundSample talk) throws IOException {
        if (write) {
            talk.write();
        }
        boolean same = talk.played().equals(talk.written());
        spec.commandLine().getOut().println(talk.file().getFileName() + ": " + (same ? "as written" : "differs"));
        return same ? 0 : 1;
    }

    private int tell(List<ChannelSample> samples, List<Breach> breaches) {
        var out = spec.commandLine().getOut();
        for (var sample : samples) {
            if (breaches.stream().noneMatch(breach -> breach.sample().equals(sample.file()))) {
                out.println(sample.file() + ": as it should be");
            }
        }
        breaches.forEach(breach -> out.println(breach.sample() + ": " + breach.why() + " (" + breach.rule() + ")"));
        return breaches.isEmpty() ? 0 : 1;
    }

    private Path folder() {
        return mappings.resolve("channels").resolve(name).resolve("samples");
    }

    private ParameterException misuse(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
