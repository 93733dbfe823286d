package io.epochscope.benchmarks.suspects;

import io.epochscope.benchmarks.Benchmark;
import io.epochscope.benchmarks.Figure;
import io.epochscope.benchmarks.Figure.Mark;
import io.epochscope.benchmarks.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;

/** How well wrong labels are found: some are made, and looked for among the patches that are most suspect. */
public final class SuspectLabelsBenchmark implements Benchmark {

    private static final String NAME = "suspect-labels";
    private static final int SEEDS = 5;
    private static final double FLIPPED_SHARE = 0.05;

    private record Trial(Subject subject, OptionalDouble precisionMark) {}

    private static final Map<String, Object> MNIST_SPLIT = Map.of("train", 8000, "validation", 2000);
    private static final Map<String, Object> SCENES_CUT = Map.of("patch", 16, "blockSize", 6);
    private static final Map<String, Object> MLP = Map.of("hidden", List.of(128, 64), "dropout", 0.2);
    private static final Map<String, Object> CNN = Map.of("channels", List.of(16, 32), "batchNorm", true);

    private static final List<Trial> TRIALS = List.of(
            new Trial(new Subject("mnist mlp", "mnist", "idx", MNIST_SPLIT, "mlp", MLP, 10), OptionalDouble.of(0.7)),
            new Trial(new Subject("mnist cnn", "mnist", "idx", MNIST_SPLIT, "cnn", CNN, 10), OptionalDouble.of(0.7)),
            new Trial(
                    new Subject("scenes cnn", "scenes", "scenes", SCENES_CUT, "cnn", CNN, 20), OptionalDouble.empty()));

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String description() {
        return "How many of the most suspect patches have a wrong label, of which 5 % were made, beside other rankings.";
    }

    @Override
    public void measure(Settings settings, Consumer<Figure> figures) throws Exception {
        for (Trial trial : TRIALS) {
            FlippedRun run = new FlippedRun(
                    trial.subject, settings.dataFolder(trial.subject.folder()).toAbsolutePath());
            List<List<JudgedPatch>> runs = new ArrayList<>();
            for (long seed = 1; seed <= SEEDS; seed++) {
                runs.add(run.train(FLIPPED_SHARE, seed));
            }
            Report report = new Report(NAME, trial.subject.name(), figures);
            report.ranking(Part.ALL, runs, trial.precisionMark, Mark.exactly(SEEDS));
            report.ranking(Part.TRAIN, runs, trial.precisionMark, Mark.exactly(SEEDS));
            report.ranking(Part.VALIDATION, runs, trial.precisionMark, Optional.empty());
            report.verdicts(runs);
            report.withoutFlips(run.train(0, 1));
        }
    }
}
