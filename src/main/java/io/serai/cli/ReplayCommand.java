package io.serai.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serai.cli.HubOptions.RefusedException;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code serai replay}: has a hub take again what is parked: one, all of a cause or a partner, or of some time. */
@Command(
        name = "replay",
        description = {
            "Has a hub take again what is parked; what is still refused stays with people. Try it with --dry-run first.",
            "Exit code: 0 all are, or would be, taken, 1 some are not, 2 the hub cannot be asked."
        },
        mixinStandardHelpOptions = true)
final class ReplayCommand implements Callable<Integer> {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MISUSE = 2;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    @SuppressWarnings("NullAway.Init") // made by the factory
    private HubOptions hub;

    @Parameters(paramLabel = "ID", arity = "0..1", description = "One exception; otherwise all that the options say.")
    private @Nullable String id;

    @Option(names = "--partner", paramLabel = "NAME", description = "Those of one partner.")
    private @Nullable String partner;

    @Option(names = "--code", paramLabel = "SER-NNNN", description = "Those of one cause.")
    private @Nullable String code;

    @Option(names = "--from", paramLabel = "TIME", description = "Parked from this time on: 2026-03-02T00:00:00Z.")
    private @Nullable String from;

    @Option(names = "--until", paramLabel = "TIME", description = "Parked before this time.")
    private @Nullable String until;

    @Option(names = "--dry-run", description = "Only tells what would be taken.")
    private boolean dryRun;

    @Override
    public Integer call() {
        try {
            return id == null ? range() : one(id);
        } catch (RefusedException e) {
            spec.commandLine().getErr().println(e.getMessage());
            return MISUSE;
        }
    }

    private int one(String exception) throws RefusedException {
        if (dryRun || partner != null || code != null || from != null || until != null) {
            throw new ParameterException(
                    spec.commandLine(),
                    "an ID stands alone → leave out the options, or the ID; one exception is tried on its page");
        }
        hub.post("/api/exceptions/" + HubOptions.part(exception) + "/replay", "{}");
        spec.commandLine().getOut().println(exception + ": taken");
        return 0;
    }

    private int range() throws RefusedException {
        var refused = new TreeMap<String, Integer>();
        int looked = 0;
        int taken = 0;
        int failed = 0;
        var asked = asked();
        while (true) {
            var came = hub.post("/api/exceptions/replay", asked.toString());
            looked += came.path("looked").asInt();
            taken += came.path("taken").asInt();
            failed += came.path("failed").asInt();
            came.path("refused")
                    .properties()
                    .forEach(
                            each -> refused.merge(each.getKey(), each.getValue().asInt(), Integer::sum));
            if (!came.hasNonNull("last")) {
                break;
            }
            asked.set("after", came.path("last"));
            spec.commandLine().getErr().println(looked + " looked at, " + taken + taken());
        }
        spec.commandLine().getOut().println(looked + " looked at, " + taken + taken() + ", " + failed + " met a fault");
        refused.forEach((why, count) -> spec.commandLine().getOut().println(why + ": " + count + " still refused"));
        return taken == looked ? 0 : 1;
    }

    private String taken() {
        return dryRun ? " would be taken" : " taken";
    }

    private ObjectNode asked() {
        return JSON.createObjectNode()
                .put("partner", partner)
                .put("code", code)
                .put("from", from)
                .put("until", until)
                .put("dryRun", dryRun);
    }
}
