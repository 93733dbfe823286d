package io.epochscope.trainer.store;

import io.epochscope.trainer.outbox.OutboxConfig;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Opens the state file with the application and closes it after everything that writes to it. */
final class StateFileProducer {

    @Produces
    @Singleton
    StateFile open(OutboxConfig config) {
        return StateFile.open(config.folder());
    }

    void close(@Disposes StateFile file) {
        file.close();
    }
}
