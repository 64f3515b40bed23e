package io.serai.cli;

import picocli.CommandLine.Command;

/** {@code serai channel}: makes a channel and holds it against its samples. */
@Command(
        name = "channel",
        description = "Makes a channel, and holds it against its samples.",
        subcommands = {NewChannel.class, CheckChannel.class},
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "(new | check)")
final class ChannelCommand {}
