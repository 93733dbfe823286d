package io.epochscope.standalone.command;

import io.epochscope.standalone.state.StateFolder;
import io.epochscope.standalone.system.Installation;
import java.nio.file.Path;

/**
 * What a command works on.
 *
 * @param columns of the terminal; 0 if the output is none
 */
record Surroundings(Installation installation, StateFolder state, int columns) {

    /** @param state the folder that the user named; null for the usual one */
    static Surroundings of(Path state) {
        Path root = Path.of(System.getProperty(EpochscopeCommand.ROOT, ""));
        return new Surroundings(
                new Installation(root),
                new StateFolder(state == null ? root.resolve(".epochscope") : state),
                Integer.getInteger(EpochscopeCommand.COLUMNS, 0));
    }

    /** Whether the output is a terminal. */
    boolean terminal() {
        return columns > 0;
    }
}
