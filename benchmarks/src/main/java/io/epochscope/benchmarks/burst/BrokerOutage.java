package io.epochscope.benchmarks.burst;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.epochscope.benchmarks.CompleteRun;
import io.epochscope.benchmarks.Measured;
import io.epochscope.benchmarks.burst.StoredRuns.Counts;
import io.epochscope.benchmarks.chaos.ChaosSystem;
import io.epochscope.standalone.train.RunProgress;
import io.epochscope.standalone.train.TrainerClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The same training by turns with the broker there and with none from its beginning to its end. */
final class BrokerOutage {

    private static final int ROUNDS = 5;
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private static final Map<String, Object> REQUEST = Map.of(
            "model",
            Map.of("type", "cnn", "channels", List.of(8, 16)),
            "dataset",
            Map.of("type", "generated"),
            "epochs",
            8,
            "batchSize",
            32,
            "seed",
            1);

    private final ChaosSystem system;

    BrokerOutage(ChaosSystem system) {
        this.system = system;
    }

    /**
     * What came of it.
     *
     * @param away seconds of trainings without the broker
     * @param there seconds of those with it
     * @param published events of those without it
     */
    record Result(Measured away, Measured there, long published, long stored) {}

    Result measure() throws Exception {
        List<Double> away = new ArrayList<>();
        List<Double> there = new ArrayList<>();
        List<String> runs = new ArrayList<>();
        StoredRuns stored = new StoredRuns(system.dataSource());
        system.trainer().start();
        system.trainer().awaitReady();
        // The first one has everything compiled that the others run.
        delivered(train());
        for (int round = 0; round < ROUNDS; round++) {
            String with = train();
            delivered(with);
            there.add(stored.seconds(with));
            system.broker().kill();
            String without = train();
            system.broker().start();
            system.broker().awaitReady();
            delivered(without);
            away.add(stored.seconds(without));
            runs.add(without);
        }
        Counts counts = stored.counts(runs);
        return new Result(new Measured(away), new Measured(there), counts.published(), counts.stored());
    }

    private String train() throws Exception {
        TrainerClient client = new TrainerClient(system.trainerUrl());
        String run =
                client.submit(new ObjectMapper().writeValueAsString(REQUEST)).id();
        RunProgress last = client.follow(run, progress -> {});
        if (!last.isCompleted()) {
            throw new IllegalStateException("training %s: %s".formatted(last.status(), last.reason()));
        }
        return run;
    }

    private void delivered(String run) throws Exception {
        new CompleteRun(system.reader(), run).await(PATIENCE);
    }
}
