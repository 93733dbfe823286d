package io.epochscope.benchmarks.chaos;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.protobuf.InvalidProtocolBufferException;
import io.epochscope.events.Topic;
import io.epochscope.events.v1.Event;
import io.epochscope.standalone.process.Polling;
import io.epochscope.standalone.process.StartFailedException;
import io.epochscope.standalone.train.RunProgress;
import io.epochscope.standalone.train.SubmittedRun;
import io.epochscope.standalone.train.TrainerClient;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;

/**
 * A network is trained, and trainer-service killed meanwhile and started again; it closes the run then, or goes on with
 * it. What it had published has to be in the topics without a gap, and stored.
 */
final class TrainingRound {

    private static final int AT_MOST_EPOCHS = 6;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final ChaosSystem system;
    private final Reconciliation reconciliation;
    private final RandomGenerator random;

    TrainingRound(ChaosSystem system, Reconciliation reconciliation, RandomGenerator random) {
        this.system = system;
        this.reconciliation = reconciliation;
        this.random = random;
    }

    private static Map<String, Object> request(AfterDeath after) {
        return Map.of(
                "model",
                Map.of("type", "mlp", "hidden", List.of(32)),
                "dataset",
                Map.of("type", "generated"),
                "epochs",
                after.epochs(),
                "batchSize",
                32,
                "seed",
                1,
                "checkpoints",
                Map.of("resumeAfterCrash", after == AfterDeath.RESUMED));
    }

    /**
     * Kills trainer-service, which runs, in one of the first epochs.
     *
     * @throws IllegalStateException if the run does not end as it should, or does not become stored
     */
    KilledTraining run(AfterDeath after) throws Exception {
        TrainerClient client = new TrainerClient(system.trainerUrl());
        try (TopicLedger topics = new TopicLedger(system.bootstrapServers())) {
            SubmittedRun run = client.submit(new ObjectMapper().writeValueAsString(request(after)));
            int deadly = after.firstDeadly() + random.nextInt(AT_MOST_EPOCHS);
            AtomicLong restarted = new AtomicLong();
            RunProgress last = client.follow(run.id(), progress -> {
                if (restarted.get() == 0 && progress.epoch() >= deadly) {
                    restart();
                    restarted.set(System.nanoTime());
                }
            });
            if (restarted.get() == 0) {
                throw new IllegalStateException("the run ended before the kill: " + last.reason());
            }
            if (!last.status().equals(after.end())) {
                throw new IllegalStateException("run %s should be %s after the death of its trainer, but is %s: %s"
                        .formatted(run.id(), after.end(), last.status(), last.reason()));
            }
            List<Event> closings = closings(topics, run.id(), after);
            double recovery = secondsUntilStored(closings.get(closings.size() - 1), restarted.get());
            List<Event> published = topics.of(run.id());
            Map<EventId, Event> events = new LinkedHashMap<>();
            published.forEach(event -> events.putIfAbsent(EventId.of(event), event));
            Discrepancies found =
                    reconciliation.reconcile(new ArrayList<>(events.values())).plus(inTopics(published, events));
            return new KilledTraining(
                    last, closings.stream().map(Event::getRunFinished).toList(), new Outcome(found, List.of(recovery)));
        }
    }

    private void restart() {
        try {
            system.trainer().kill();
            system.trainer().start();
        } catch (StartFailedException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while trainer-service was killed", e);
        }
    }

    /** Of each attempt: the first of those that were sent for it. */
    private static List<Event> closings(TopicLedger topics, String runId, AfterDeath after)
            throws InvalidProtocolBufferException, InterruptedException {
        SortedMap<Integer, Event> closings = new TreeMap<>();
        boolean closed = Polling.until(PATIENCE, () -> {
            topics.of(runId).stream()
                    .filter(Event::hasRunFinished)
                    .forEach(event -> closings.putIfAbsent(event.getAttempt(), event));
            return closings.size() == after.attempts();
        });
        if (!closed) {
            throw new IllegalStateException(
                    "of run %s, %d of %d attempts were closed by the trainer that was started again"
                            .formatted(runId, closings.size(), after.attempts()));
        }
        return List.copyOf(closings.values());
    }

    /** What the closing event counts and nobody sees, and what comes twice and is not the same. */
    private static Discrepancies inTopics(List<Event> published, Map<EventId, Event> events) {
        long lost = 0;
        for (Event closing :
                events.values().stream().filter(Event::hasRunFinished).toList()) {
            for (Map.Entry<String, Long> topic :
                    closing.getRunFinished().getEventsPerTopicMap().entrySet()) {
                Topic of = Topic.named(topic.getKey()).orElseThrow();
                lost += LongStream.rangeClosed(1, topic.getValue())
                        .mapToObj(sequence -> new EventId(closing.getRunId(), closing.getAttempt(), of, sequence))
                        .filter(id -> !events.containsKey(id))
                        .count();
            }
        }
        long differing = published.stream()
                .filter(event -> !event.equals(events.get(EventId.of(event))))
                .count();
        return new Discrepancies(0, lost, 0, differing, 0);
    }

    private double secondsUntilStored(Event event, long since) throws SQLException, InterruptedException {
        try (Connection connection = system.dataSource().getConnection()) {
            StoredEvents stored = new StoredEvents(connection);
            if (!Polling.until(PATIENCE, () -> stored.has(event))) {
                throw new IllegalStateException("the end of run " + event.getRunId() + " is not stored");
            }
        }
        return (System.nanoTime() - since) / 1e9;
    }
}
