package io.epochscope.standalone.command;

import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine.Command;

/** Prints a script with which a shell completes commands, options and their values. */
@Command(
        name = "generate-completion",
        header = {},
        description = "Print a script for bash and zsh that completes commands, options and their values.",
        footer = {
            "",
            "Examples:",
            "  source <(./epochscope generate-completion)       # in this shell",
            "  ./epochscope generate-completion > ~/.local/share/bash-completion/completions/epochscope"
        },
        mixinStandardHelpOptions = true)
final class CompletionCommand extends GenerateCompletion {}
