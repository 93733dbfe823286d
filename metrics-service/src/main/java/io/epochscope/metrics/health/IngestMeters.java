package io.epochscope.metrics.health;

import io.epochscope.metrics.store.Stage;
import io.epochscope.metrics.store.StageClock;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/**
 * What is counted of ingest. Lag is counted by the Kafka client: {@code kafka_consumer_fetch_manager_records_lag_max}.
 */
@Singleton
public class IngestMeters implements StageClock {

    private final MeterRegistry registry;
    private final Timer batches;
    private final Counter retries;
    private final Map<Stage, Timer> stages = new EnumMap<>(Stage.class);

    /** Counts there. */
    public IngestMeters(MeterRegistry registry) {
        this.registry = registry;
        this.batches = Timer.builder("epochscope.ingest.batch")
                .description("Batches of records, and how long each took to store")
                .publishPercentileHistogram()
                .register(registry);
        for (Stage stage : Stage.values()) {
            stages.put(
                    stage,
                    Timer.builder("epochscope.ingest.stage")
                            .description("What storing batches of records consists of")
                            .tag("stage", stage.name().toLowerCase(Locale.ROOT))
                            .register(registry));
        }
        this.retries = Counter.builder("epochscope.ingest.retries")
                .description("How often a batch could not be stored and was tried again")
                .register(registry);
    }

    /** Runs and times the storing of a batch. */
    public void timeBatch(Runnable storing) {
        batches.record(storing);
    }

    /** Events of these topics were stored in that many rows by table. */
    public void stored(Collection<String> topics, Map<String, Long> rows) {
        topics.forEach(topic -> Counter.builder("epochscope.ingest.events")
                .description("Events stored")
                .tag("topic", topic)
                .register(registry)
                .increment());
        rows.forEach((table, count) -> Counter.builder("epochscope.ingest.rows")
                .description("Rows written")
                .tag("table", table)
                .register(registry)
                .increment(count));
    }

    @Override
    public void took(Stage stage, Duration duration) {
        stages.get(stage).record(duration);
    }

    /** A batch is to be tried again. */
    public void retried() {
        retries.increment();
    }

    /** A record went to the dead letters. */
    public void deadLettered(String topic) {
        Counter.builder("epochscope.ingest.dead.letters")
                .description("Records that could not be stored")
                .tag("topic", topic)
                .register(registry)
                .increment();
    }
}
