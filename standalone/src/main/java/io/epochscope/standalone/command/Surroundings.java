package io.epochscope.standalone.command;

import io.epochscope.standalone.state.StateFolder;
import io.epochscope.standalone.system.Installation;
import java.nio.file.Path;

/**
 * What a command works on.
 *
 * @param terminal whether the output is a terminal
 */
record Surroundings(Installation installation, StateFolder state, boolean terminal) {

    /** @param state the folder that the user named; null for the usual one */
    static Surroundings of(Path state) {
        Path root = Path.of(System.getProperty(EpochscopeCommand.ROOT, ""));
        return new Surroundings(
                new Installation(root),
                new StateFolder(state == null ? root.resolve(".epochscope") : state),
                Boolean.getBoolean(EpochscopeCommand.TERMINAL));
    }
}
