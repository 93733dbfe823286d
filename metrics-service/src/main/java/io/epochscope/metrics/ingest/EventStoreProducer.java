package io.epochscope.metrics.ingest;

import io.epochscope.metrics.diagnosis.judging.Judging;
import io.epochscope.metrics.dynamics.VerdictThresholds;
import io.epochscope.metrics.health.IngestMeters;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import javax.sql.DataSource;

/** Makes the one store of the service, whose runs are judged whichever way their events came. */
final class EventStoreProducer {

    @Produces
    @Singleton
    EventStore store(
            DataSource dataSource,
            IngestConfig config,
            VerdictThresholds thresholds,
            IngestMeters meters,
            Judging judging) {
        return new EventStore(dataSource, thresholds, config.cachedPatches(), meters, judging::stored);
    }
}
