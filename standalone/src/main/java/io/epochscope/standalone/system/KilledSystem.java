package io.epochscope.standalone.system;

import io.epochscope.backing.postgres.PostgresServer;
import io.epochscope.backing.postgres.PostgresServer.Durability;
import io.epochscope.standalone.process.Leftovers;
import io.epochscope.standalone.state.Part;
import io.epochscope.standalone.state.RunningSystem;
import io.epochscope.standalone.state.StateFolder;
import io.epochscope.standalone.state.SystemRecord;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** A system whose supervisor was killed and could not stop the other processes. */
public final class KilledSystem {
    private final StateFolder state;
    private final Consumer<String> output;

    /** @param output takes a line for each thing that the user should know */
    public KilledSystem(StateFolder state, Consumer<String> output) {
        this.state = state;
        this.output = output;
    }

    /** Stops the processes that still run, if there was such a system. PostgreSQL is stopped by its own means. */
    public void stopWhatItLeft() throws IOException, InterruptedException {
        var record = new SystemRecord(state);
        Optional<RunningSystem> killed = record.read();
        if (killed.isEmpty()) {
            return;
        }
        List<Part> services = killed.get().parts().stream()
                .filter(part -> !part.name().equals(LocalSystem.POSTGRES))
                .toList();
        new Leftovers(output).stop(services);
        new PostgresServer(state.postgres(), 0, Durability.DURABLE).close();
        record.delete();
    }
}
