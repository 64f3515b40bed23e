package io.serai.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IFactory;

/** The commands beside the hub: what needs no hub, and what asks one that runs. Exit codes: 0 done, 1 something was refused, 2 misuse. */
@Command(
        name = "serai",
        description = "An omnichannel order hub. Without a command it starts the hub.",
        subcommands = {
            MapCommand.class,
            ChannelCommand.class,
            ReconcileCommand.class,
            ReplayCommand.class,
            FilesCommand.class
        },
        mixinStandardHelpOptions = true)
public final class Cli {
    private static final Set<String> COMMANDS =
            Set.of("map", "channel", "reconcile", "replay", "files", "help", "--help", "-h");

    private Cli() {}

    /** Whether the arguments are a command, rather than options for the hub. */
    public static boolean knows(String... args) {
        return args.length > 0 && COMMANDS.contains(args[0]);
    }

    /** Runs a command on the standard streams and returns its exit code. */
    public static int run(String... args) {
        var out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        var err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        return run(out, err, args);
    }

    static int run(PrintWriter out, PrintWriter err, String... args) {
        return run(out, err, System.getenv(), args);
    }

    /** @param environment where the key of a hub's API is */
    public static int run(PrintWriter out, PrintWriter err, Map<String, String> environment, String... args) {
        var arguments = args.length > 0 && args[0].equals("help") ? new String[] {"--help"} : args;
        return new CommandLine(new Cli(), new Parts(environment))
                .setOut(out)
                .setErr(err)
                .setParameterExceptionHandler(Cli::misuse)
                .execute(arguments);
    }

    private record Parts(Map<String, String> environment) implements IFactory {
        @Override
        public <K> K create(Class<K> type) throws Exception {
            return type == HubOptions.class
                    ? type.cast(new HubOptions(environment))
                    : CommandLine.defaultFactory().create(type);
        }
    }

    /** What is wrong and where to read on; the whole usage would push it off the screen. */
    private static int misuse(CommandLine.ParameterException e, String[] args) {
        var command = e.getCommandLine();
        command.getErr().println(e.getMessage());
        command.getErr().println("See " + command.getCommandSpec().qualifiedName() + " --help");
        return command.getCommandSpec().exitCodeOnInvalidInput();
    }
}
