package io.epochscope.engine.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Model;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.training.ParameterStore;
import io.epochscope.engine.checkpoint.CheckpointParameters;
import io.epochscope.engine.correction.Correction;
import io.epochscope.engine.correction.Corrections;
import io.epochscope.engine.correction.UnusableCorrectionsException;
import io.epochscope.engine.data.DataSet;
import io.epochscope.engine.data.csv.CsvParameters;
import io.epochscope.engine.data.csv.CsvType;
import io.epochscope.engine.data.friedman.FriedmanParameters;
import io.epochscope.engine.data.friedman.GeneratedRegressionType;
import io.epochscope.engine.data.table.Imputation;
import io.epochscope.engine.model.ModelChoice;
import io.epochscope.engine.model.mlp.MlpParameters;
import io.epochscope.engine.model.mlp.MlpType;
import io.epochscope.engine.objective.LossSettings;
import io.epochscope.engine.optimizer.AdamParameters;
import io.epochscope.engine.schedule.EpochMetric;
import io.epochscope.events.Topic;
import io.epochscope.events.codec.MalformedEventException;
import io.epochscope.events.contract.EventContract;
import io.epochscope.events.v1.EpochCompleted;
import io.epochscope.events.v1.Event;
import io.epochscope.events.v1.FeatureProjection;
import io.epochscope.events.v1.Pass;
import io.epochscope.events.v1.PatchScores;
import io.epochscope.events.v1.RunStarted;
import io.epochscope.events.v1.RunStatus;
import io.epochscope.events.v1.SampleOutput;
import io.epochscope.events.v1.SceneDescribed;
import io.epochscope.events.v1.Split;
import io.epochscope.events.v1.SplitMetrics;
import io.epochscope.events.v1.Task;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegressionTrainingTest {

    private static final ModelChoice<MlpParameters> MLP =
            new ModelChoice<>(new MlpType(), new MlpParameters(List.of(32, 16), "relu", 0.0, false));

    /**
     * The lowest and the greatest of the ordinary runs of a linear model, by the script of the golden figures: 0.705.
     */
    private static final double BEYOND_ANY_LINE = 0.85;

    private final CollectedEvents events = new CollectedEvents();
    private final List<Progress> progress = new ArrayList<>();

    @TempDir
    private Path folder;

    @Test
    void anEpochTellsWhatItsPatchesTell() throws IOException, MalformedEventException {
        DataSet data = friedman(300);

        Outcome outcome = train(data, LossSettings.standard(Task.TASK_REGRESSION), 2, EvaluationSettings.never());

        assertThat(outcome.status()).isEqualTo(RunStatus.RUN_STATUS_COMPLETED);
        for (Event event : events.all()) {
            new EventContract().check(event, Topic.of(event.getBodyCase()).orElseThrow());
        }
        RunStarted started = events.all().get(0).getRunStarted();
        assertThat(started.getTask()).isEqualTo(Task.TASK_REGRESSION);
        assertThat(started.getLoss()).isEqualTo("mse");
        assertThat(started.getClassesList()).isEmpty();
        assertThat(started.getTarget().getName()).isEqualTo("y");
        assertThat(started.getTarget().getMean()).isBetween(13.0, 16.0);
        assertThat(started.getFeaturesList()).hasSize(10).allSatisfy(feature -> {
            assertThat(feature.getMean()).isBetween(0.4, 0.6);
            assertThat(feature.getDeviation()).isBetween(0.2, 0.4);
        });
        SceneDescribed scene = events.all().stream()
                .filter(Event::hasSceneDescribed)
                .findFirst()
                .orElseThrow()
                .getSceneDescribed();
        assertThat(scene.getLabelsList()).hasSize(300).containsOnly(-1);
        assertThat(scene.getTargetsList()).hasSize(300);
        SplitMetrics validated = CollectedEvents.metrics(events.epochs().get(1), Split.SPLIT_VALIDATION);
        PatchScores scores = events.patchScores().stream()
                .filter(each -> each.getEpoch() == 2 && each.getPass() == Pass.PASS_VALIDATION)
                .findFirst()
                .orElseThrow();
        assertThat(EpochMetric.namesOf(Task.TASK_REGRESSION))
                .hasSize(2 * (1 + validated.getMetricsCount()))
                .allSatisfy(name -> assertThat(
                                EpochMetric.named(name).of(events.epochs().get(1)))
                        .isFinite());
        assertThat(scores.getPTrueList()).isEmpty();
        assertThat(scores.getPredictedList()).isEmpty();
        int[] samples = IntStream.range(0, 300)
                .filter(sample -> data.split(sample) == Split.SPLIT_VALIDATION)
                .toArray();
        assertThat(scores.getOutputList()).hasSameSizeAs(scores.getLossList()).hasSize(samples.length);
        double absolute = 0;
        double losses = 0;
        for (int i = 0; i < samples.length; i++) {
            absolute += Math.abs((double) scores.getOutput(i) - data.value(samples[i]));
            losses += scores.getLoss(i);
        }
        assertThat(validated.getMetricsOrThrow("mae")).isCloseTo(absolute / samples.length, within(1e-9));
        assertThat(validated.getLoss()).isCloseTo(losses / samples.length, within(1e-6));
        // The loss is of the scaled target, the error is not.
        double deviation = started.getTarget().getDeviation();
        assertThat(validated.getLoss())
                .isCloseTo(Math.pow(validated.getMetricsOrThrow("rmse") / deviation, 2), within(1e-5));
        assertThat(validated.getMetricsMap()).containsOnlyKeys("mae", "rmse", "r2", "median_absolute_error");
        assertThat(validated.hasConfusion()).isFalse();
        assertThat(validated.getResiduals().getTenthsList()).hasSize(10);
        assertThat(events.finished().getBestMetric()).isEqualTo("validation_loss");
        assertThat(progress).allSatisfy(each -> {
            assertThat(each.trainAccuracy()).isNaN();
            assertThat(each.trainLoss()).isPositive();
        });
    }

    @Test
    void picturesShowSamplesFromTheLowestToTheHighest() throws IOException {
        DataSet data = friedman(200);

        train(data, LossSettings.standard(Task.TASK_REGRESSION), 1, EvaluationSettings.never());

        List<SampleOutput> outputs = events.all().stream()
                .filter(Event::hasSampleOutput)
                .map(Event::getSampleOutput)
                .filter(output -> output.getEpoch() == 1 && output.getSplit() == Split.SPLIT_TRAIN)
                .toList();
        assertThat(outputs).hasSize(11).allSatisfy(output -> {
            assertThat(output.getLabel()).isEqualTo(-1);
            assertThat(output.getProbabilitiesList()).isEmpty();
        });
        assertThat(outputs)
                .extracting(output -> data.value((int) output.getSample()))
                .isSorted();
        FeatureProjection projection = events.all().stream()
                .filter(Event::hasFeatureProjection)
                .findFirst()
                .orElseThrow()
                .getFeatureProjection();
        assertThat(projection.getLabelsList()).containsOnly(-1);
        assertThat(projection.getPredictedList()).isEmpty();
        assertThat(projection.getLossList()).hasSameSizeAs(projection.getSamplesList());
    }

    @Test
    void aNetworkLearnsWhatNoLineFits() throws IOException {
        train(friedman(2_000), LossSettings.standard(Task.TASK_REGRESSION), 40, EvaluationSettings.never());

        SplitMetrics tested = CollectedEvents.metrics(events.epochs().get(39), Split.SPLIT_TEST);
        assertThat(tested.getMetricsOrThrow("r2")).isGreaterThan(BEYOND_ANY_LINE);
    }

    @Test
    void everyLossLearns() throws IOException {
        for (LossSettings.Function function : LossSettings.Function.of(Task.TASK_REGRESSION)) {
            events.all().clear();
            train(friedman(400), new LossSettings(function, 0.5), 10, new EvaluationSettings(0, true));

            EpochCompleted last = events.epochs().get(9);
            assertThat(events.all().get(0).getRunStarted().getLoss()).isEqualTo(function.requestName());
            assertThat(last.getMetricsOrThrow("evaluation_train_r2")).isGreaterThan(0.5);
            assertThat(last.getMetricsMap())
                    .containsKeys(
                            "evaluation_train_loss",
                            "evaluation_train_mae",
                            "evaluation_train_rmse",
                            "evaluation_train_median_absolute_error")
                    .doesNotContainKey("evaluation_train_accuracy");
        }
    }

    @Test
    void aLossOfClassesIsRefused() throws IOException {
        Outcome outcome =
                train(friedman(200), LossSettings.standard(Task.TASK_CLASSIFICATION), 1, EvaluationSettings.never());

        assertThat(outcome.status()).isEqualTo(RunStatus.RUN_STATUS_FAILED);
        assertThat(outcome.reason()).contains("loss.type is cross_entropy", "mse, mae, huber");
    }

    @Test
    void samplesAreExcludedAndWeightedButHaveNoClass() throws Exception {
        DataSet data = friedman(200);
        Corrections some = new Corrections(List.of(
                new Correction("samples", 0, 0, new Correction.Exclude()),
                new Correction("samples", 0, 1, new Correction.Weigh(0))));
        DataSet corrected = some.applyTo(data);

        assertThat(corrected.task()).isEqualTo(Task.TASK_REGRESSION);
        assertThat(corrected.split(0)).isEqualTo(Split.SPLIT_UNSPECIFIED);
        assertThat(corrected.weights())
                .get()
                .satisfies(weights -> assertThat(weights[1]).isZero());
        assertThat(train(corrected, LossSettings.standard(Task.TASK_REGRESSION), 1, EvaluationSettings.never())
                        .status())
                .isEqualTo(RunStatus.RUN_STATUS_COMPLETED);

        Corrections other = new Corrections(List.of(new Correction("samples", 0, 0, new Correction.Relabel("7"))));
        Assertions.assertThatThrownBy(() -> other.applyTo(data))
                .isInstanceOf(UnusableCorrectionsException.class)
                .hasMessage("corrections[0].action is relabel, accepted: exclude or weight, since Friedman's first"
                        + " function has no classes");
    }

    @Test
    void theModelPredictsRawRowsInPlainDjl() throws Exception {
        Path file = folder.resolve("houses.csv");
        List<double[]> rows = houses(file);
        DataSet data = new CsvType()
                .open(
                        new CsvParameters(
                                file.toString(),
                                "price",
                                "€",
                                null,
                                Imputation.MEDIAN,
                                null,
                                null,
                                null,
                                0.2,
                                0.1,
                                null,
                                null),
                        4);
        Path saved = folder.resolve("model");
        new Training(
                        plan(data, LossSettings.standard(Task.TASK_REGRESSION), 5, EvaluationSettings.never()),
                        events,
                        progress::add,
                        model -> model.save(saved))
                .run();
        float[] published = validated(data);

        Block block = MLP.create(new Shape(2), 1);
        try (Model model = Model.newInstance("model");
                NDManager manager = NDManager.newBaseManager()) {
            model.setBlock(block);
            model.load(saved, "model");
            ParameterStore store = new ParameterStore(manager, false);
            for (int sample = 0; sample < rows.size(); sample++) {
                if (data.split(sample) != Split.SPLIT_VALIDATION) {
                    continue;
                }
                float[] scaled = new float[2];
                for (int column = 0; column < 2; column++) {
                    double raw = rows.get(sample)[column];
                    String path = "feature." + column;
                    double value = Double.isNaN(raw) ? number(model, path + ".imputed") : raw;
                    scaled[column] =
                            (float) ((value - number(model, path + ".mean")) / number(model, path + ".deviation"));
                }
                float output = block.forward(store, new NDList(manager.create(scaled, new Shape(1, 2))), false)
                        .singletonOrThrow()
                        .getFloat();
                double predicted = number(model, "target.mean") + number(model, "target.deviation") * output;
                assertThat((float) predicted).isCloseTo(published[sample], within(Math.ulp(published[sample]) * 4));
            }
            assertThat(model.getProperty("task")).isEqualTo("regression");
            assertThat(model.getProperty("target.unit")).isEqualTo("€");
            assertThat(model.getProperty("feature.1.name")).isEqualTo("age");
        }
    }

    private static double number(Model model, String property) {
        return Double.parseDouble(model.getProperty(property));
    }

    /** What the last epoch published of each sample that is validated on. */
    private float[] validated(DataSet data) {
        PatchScores scores = events.patchScores().stream()
                .filter(each -> each.getPass() == Pass.PASS_VALIDATION)
                .reduce((earlier, later) -> later)
                .orElseThrow();
        float[] published = new float[data.size()];
        int next = 0;
        for (int sample = 0; sample < data.size(); sample++) {
            if (data.split(sample) == Split.SPLIT_VALIDATION) {
                published[sample] = scores.getOutput(next++);
            }
        }
        return published;
    }

    private static List<double[]> houses(Path file) throws IOException {
        List<double[]> rows = new ArrayList<>();
        StringBuilder text = new StringBuilder("area,age,price\n");
        for (int row = 0; row < 80; row++) {
            double area = 40 + row * 1.7;
            Optional<Integer> age = row % 9 == 0 ? Optional.empty() : Optional.of(row * 7 % 31);
            rows.add(new double[] {area, age.map(Integer::doubleValue).orElse(Double.NaN)});
            text.append(area)
                    .append(',')
                    .append(age.map(String::valueOf).orElse("NA"))
                    .append(',')
                    .append(area * 2100.5 - age.orElse(10) * 800)
                    .append('\n');
        }
        Files.writeString(file, text);
        return rows;
    }

    private static DataSet friedman(int rows) throws IOException {
        return new GeneratedRegressionType().open(new FriedmanParameters(rows, null, null), 3);
    }

    private Outcome train(DataSet data, LossSettings loss, int epochs, EvaluationSettings evaluation) {
        return new Training(plan(data, loss, epochs, evaluation), events, progress::add).run();
    }

    private static TrainingPlan plan(DataSet data, LossSettings loss, int epochs, EvaluationSettings evaluation) {
        return new TrainingPlan(
                RunIdentity.of("regression", "Regression"),
                MLP,
                data,
                epochs,
                32,
                loss,
                LearningSettings.of(AdamParameters.ofRate(0.005)),
                1,
                WatchSettings.standard(),
                evaluation,
                CheckpointParameters.none(),
                Optional.empty());
    }
}
