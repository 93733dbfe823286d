package io.epochscope.standalone.command;

import io.epochscope.standalone.process.StartFailedException;
import io.epochscope.standalone.state.RunningSystem;
import io.epochscope.standalone.state.SystemRecord;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;

/** Finds the services that were started here. */
final class ServiceAddresses {
    private final Surroundings surroundings;

    ServiceAddresses(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /** @throws StartFailedException if none runs here */
    URI trainer() throws IOException, StartFailedException {
        return running().map(RunningSystem::trainer).map(URI::create).orElseThrow(() -> nothing("a trainer"));
    }

    /** @throws StartFailedException if none runs here */
    URI metrics() throws IOException, StartFailedException {
        return running().map(RunningSystem::metrics).map(URI::create).orElseThrow(() -> nothing("a metrics-service"));
    }

    /** What runs here; empty if nothing does. */
    Optional<RunningSystem> running() throws IOException {
        return new SystemRecord(surroundings.state()).read();
    }

    private StartFailedException nothing(String service) {
        return new StartFailedException("Nothing runs on "
                + surroundings.state().path() + ": start it with ./epochscope up, or name " + service + " with --url");
    }
}
