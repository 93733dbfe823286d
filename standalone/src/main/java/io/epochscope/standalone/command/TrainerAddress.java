package io.epochscope.standalone.command;

import io.epochscope.standalone.process.StartFailedException;
import io.epochscope.standalone.state.RunningSystem;
import io.epochscope.standalone.state.SystemRecord;
import java.io.IOException;
import java.net.URI;

/** Finds the trainer that was started here. */
final class TrainerAddress {

    private TrainerAddress() {}

    static URI running(Surroundings surroundings) throws IOException, StartFailedException {
        return new SystemRecord(surroundings.state())
                .read()
                .map(RunningSystem::trainer)
                .map(URI::create)
                .orElseThrow(() -> new StartFailedException(
                        "Nothing runs on " + surroundings.state().path()
                                + ": start it with ./epochscope up, or name a trainer with --url"));
    }
}
