package io.serai.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.cli.HubOptions.RefusedException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code serai files}: how far long files are that a hub keeps in pieces. */
@Command(
        name = "files",
        description = {
            "How far long files are that a hub keeps in pieces; with an id and --follow, until every row has an outcome.",
            "Exit code: 0 none of the rows was refused, 1 some were, 2 the hub cannot be asked."
        },
        mixinStandardHelpOptions = true)
final class FilesCommand implements Callable<Integer> {
    private static final int MISUSE = 2;
    private static final int HUNDRED = 100;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    @SuppressWarnings("NullAway.Init") // made by the factory
    private HubOptions hub;

    @Parameters(paramLabel = "ID", arity = "0..1", description = "One file; otherwise the newest ones.")
    private @Nullable String id;

    @Option(names = "--follow", description = "Tells how far it is until it is done.")
    private boolean follow;

    @Override
    public Integer call() throws InterruptedException {
        try {
            if (id != null) {
                return one(id);
            }
            hub.get("/api/files").forEach(this::say);
            return 0;
        } catch (RefusedException e) {
            spec.commandLine().getErr().println(e.getMessage());
            return MISUSE;
        }
    }

    private int one(String file) throws RefusedException, InterruptedException {
        var now = hub.watch("/api/files/" + HubOptions.part(file), seen -> !follow || isDone(seen), this::say);
        return now.path("failed").asLong() == 0 ? 0 : 1;
    }

    private static boolean isDone(JsonNode file) {
        return file.hasNonNull("readAt") && file.path("waiting").asInt() == 0;
    }

    private void say(JsonNode file) {
        long size = file.path("size").asLong();
        var part = size == 0 ? "" : " (" + HUNDRED * file.path("bytes").asLong() / size + " %)";
        spec.commandLine()
                .getOut()
                .println(file.path("id").asText() + " " + file.path("partner").asText() + " "
                        + file.path("name").asText() + ": "
                        + (isDone(file) ? "done" : file.path("bytes").asLong() + " bytes kept" + part) + ", "
                        + file.path("pieces").asInt() + " pieces, "
                        + file.path("waiting").asInt() + " not read yet" + rows(file));
    }

    private static String rows(JsonNode file) {
        return file.hasNonNull("rows")
                ? ", " + file.path("rows").asLong() + " rows, "
                        + file.path("failed").asLong() + " refused"
                : "";
    }
}
