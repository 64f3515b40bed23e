package io.serai.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.serai.cli.HubOptions.RefusedException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code serai reconcile}: asks a hub to compare all that a channel lists with what is there, and waits for what it finds. */
@Command(
        name = "reconcile",
        description = {
            "Has a hub compare all that a channel lists with the orders it has; what is missing or behind is taken in again.",
            "Exit code: 0 nothing is left for a person, 1 something is, or the run broke off, 2 the hub cannot be asked."
        },
        mixinStandardHelpOptions = true)
final class ReconcileCommand implements Callable<Integer> {
    private static final int MISUSE = 2;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    @SuppressWarnings("NullAway.Init") // made by the factory
    private HubOptions hub;

    @Parameters(paramLabel = "NAME", description = "The channel.")
    private String channel = "";

    @Option(names = "--no-wait", description = "Only asks for it.")
    private boolean noWait;

    @Override
    public Integer call() throws InterruptedException {
        try {
            var path = "/api/partners/" + HubOptions.part(channel) + "/reconcile";
            var asked = hub.post(path, "{}").path("id").asText();
            return noWait ? 0 : told(ended(path, asked));
        } catch (RefusedException e) {
            spec.commandLine().getErr().println(e.getMessage());
            return MISUSE;
        }
    }

    private JsonNode ended(String path, String id) throws RefusedException, InterruptedException {
        var runs = hub.watch(path, all -> run(all, id).hasNonNull("endedAt"), all -> {
            var run = run(all, id);
            if (run.hasNonNull("startedAt") && !run.hasNonNull("endedAt")) {
                spec.commandLine().getErr().println(run.path("listed") + " listed so far");
            }
        });
        return run(runs, id);
    }

    private static JsonNode run(JsonNode runs, String id) {
        for (var run : runs) {
            if (run.path("id").asText().equals(id)) {
                return run;
            }
        }
        return MissingNode.getInstance();
    }

    private int told(JsonNode run) {
        var out = spec.commandLine().getOut();
        if (run.hasNonNull("why")) {
            out.println("broke off: " + run.path("why").asText());
            return 1;
        }
        out.println("listed " + run.path("listed") + ", same " + run.path("same") + ", taken in again "
                + run.path("handedIn"));
        int left = 0;
        for (var finding : run.path("findings")) {
            boolean repaired = finding.path("repaired").asBoolean();
            left += repaired ? 0 : 1;
            out.println(finding.path("kind").asText() + " "
                    + finding.path("reference").asText() + ": there "
                    + finding.path("there").asText("-") + "; here "
                    + finding.path("here").asText("-")
                    + (repaired ? "; taken in again" : ""));
        }
        return left == 0 ? 0 : 1;
    }
}
