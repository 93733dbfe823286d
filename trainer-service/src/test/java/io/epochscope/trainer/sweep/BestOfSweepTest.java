package io.epochscope.trainer.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.epochscope.engine.catalogue.Catalogue;
import io.epochscope.events.v1.EpochCompleted;
import io.epochscope.events.v1.Split;
import io.epochscope.events.v1.SplitMetrics;
import io.epochscope.trainer.registry.RunRegistry;
import io.epochscope.trainer.registry.RunStatus;
import io.epochscope.trainer.request.RequestReader;
import io.epochscope.trainer.store.StateFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The trainer names the run that the views show: both are tested against the same cases. */
class BestOfSweepTest {

    private static final Path CASES = Path.of("src", "test", "resources", "golden", "best-of-sweep.txt");

    @TempDir
    Path folder;

    static Stream<String> cases() throws IOException {
        return Files.readAllLines(CASES).stream().filter(line -> !line.startsWith("#"));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void namesTheBestRun(String text) throws InterruptedException {
        List<String> parts = List.of(text.split(" \\| ", -1));
        List<String> runs = parts.subList(1, parts.size() - 1);
        try (StateFile file = StateFile.open(folder)) {
            ObjectMapper json = new ObjectMapper().registerModule(new JavaTimeModule());
            RunRegistry registry = new RunRegistry(file, json, Clock.systemUTC());
            SweepRegistry sweeps = new SweepRegistry(file, json, registry, Clock.systemUTC());
            Sweep sweep = sweeps.submit(planned(parts.get(0).split(" ", -1), runs.size()));
            for (String run : runs) {
                train(run.split(" ", -1), sweep.metric(), registry, sweeps);
            }

            String best = sweeps.standing(sweep)
                    .best()
                    .map(run -> "%d %d %s"
                            .formatted(
                                    run.place().position(),
                                    run.best().epoch(),
                                    run.best().value()))
                    .orElse("none");

            assertThat(best).isEqualTo(parts.get(parts.size() - 1));
        }
    }

    private static PlannedSweep planned(String[] metricAndMode, int runs) {
        RequestReader requests =
                new RequestReader(Catalogue.load(Thread.currentThread().getContextClassLoader()));
        String seeds =
                IntStream.rangeClosed(1, runs).mapToObj(String::valueOf).collect(Collectors.joining(", ", "[", "]"));
        return new SweepReader(requests, () -> 100)
                .read("{\"parameters\": {\"seed\": %s}, \"metric\": \"%s\", \"mode\": \"%s\"}"
                        .formatted(seeds, metricAndMode[0], metricAndMode[1]));
    }

    private static void train(String[] run, String metric, RunRegistry registry, SweepRegistry sweeps)
            throws InterruptedException {
        String id = registry.takeNext(taken -> {}).orElseThrow().id();
        for (int epoch = 1; epoch < run.length; epoch++) {
            sweeps.epochCompleted(id, epoch(epoch, metric, Double.parseDouble(run[epoch])));
        }
        if (!run[0].equals("RUNNING")) {
            registry.finish(id, RunStatus.valueOf(run[0]), "", run.length - 1);
        }
    }

    private static EpochCompleted epoch(int epoch, String metric, double value) {
        SplitMetrics.Builder split = SplitMetrics.newBuilder()
                .setSplit(metric.startsWith("train") ? Split.SPLIT_TRAIN : Split.SPLIT_VALIDATION);
        return EpochCompleted.newBuilder()
                .setEpoch(epoch)
                .addSplits(metric.endsWith("loss") ? split.setLoss(value) : split.putMetrics("accuracy", value))
                .build();
    }
}
