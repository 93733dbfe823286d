package io.epochscope.engine.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.types.Shape;
import io.epochscope.engine.data.DataSet;
import io.epochscope.engine.data.PatchCut;
import io.epochscope.engine.data.PixelScale;
import io.epochscope.engine.data.Scene;
import io.epochscope.engine.data.SceneImage;
import io.epochscope.engine.data.friedman.FriedmanParameters;
import io.epochscope.engine.data.friedman.GeneratedRegressionType;
import io.epochscope.engine.data.landcover.GeneratedSceneParameters;
import io.epochscope.engine.data.landcover.GeneratedSceneType;
import io.epochscope.engine.data.scenes.ImageDecoder;
import io.epochscope.engine.model.ModelChoice;
import io.epochscope.engine.model.cnn.CnnParameters;
import io.epochscope.engine.model.cnn.CnnType;
import io.epochscope.engine.model.mlp.MlpParameters;
import io.epochscope.engine.model.mlp.MlpType;
import io.epochscope.engine.prediction.ClassProbability;
import io.epochscope.engine.prediction.ImageInput;
import io.epochscope.engine.prediction.ModelDescription;
import io.epochscope.engine.prediction.SavedModel;
import io.epochscope.events.patch.Chunk;
import io.epochscope.events.patch.ChunkGrid;
import io.epochscope.events.patch.Presence;
import io.epochscope.events.v1.Pass;
import io.epochscope.events.v1.PatchScores;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Models that were saved predict what the run itself made of its samples. */
class SavedModelTest {

    private static final int EPOCHS = 2;
    private static final double CLOSE = 1e-6;

    @TempDir
    Path folder;

    private final CollectedEvents events = new CollectedEvents();

    private record Scored(int sample, PatchScores scores, int at) {}

    @Test
    void digitsAsPicturesAreWhatTheirStoredScoresSay() throws IOException {
        try (DataSet digits = TinyPlan.digits()) {
            train(TinyPlan.standard().withData(digits));

            assertPicturesArePredictedAsStored(digits, TinyPlan.mlp(), 45);
        }
    }

    @Test
    void patchesOfASceneAsPicturesAreWhatTheirStoredScoresSay() throws IOException {
        ModelChoice<?> cnn = new ModelChoice<>(new CnnType(), new CnnParameters(List.of(4, 8), null, true, null, null));
        try (DataSet land = new GeneratedSceneType()
                .open(new GeneratedSceneParameters(12, 12, 8, null, null, null, null, null, null), 3)) {
            train(TinyPlan.standard().withData(land).withModel(cnn));

            assertPicturesArePredictedAsStored(land, cnn, 16);
            assertThat(land.pixelScales()).hasSize(3).doesNotContain(PixelScale.unit());
        }
    }

    @Test
    void rowsOfATableAreWhatTheirStoredOutputsSay() throws IOException {
        ModelChoice<?> mlp = new ModelChoice<>(new MlpType(), new MlpParameters(List.of(8), "relu", 0.2, true));
        try (DataSet table = new GeneratedRegressionType().open(new FriedmanParameters(200, 5, 0.5), 3);
                SavedModel model = trainAndLoad(TinyPlan.standard().withData(table), mlp)) {
            List<Scored> validated = validated(table);

            assertThat(validated).hasSize(30);
            for (Scored scored : validated) {
                assertThat(model.predict(features(table, scored.sample)))
                        .isCloseTo(scored.scores.getOutput(scored.at), within(1e-4));
            }
            ModelDescription description = model.description();
            assertThat(description.target()).isEqualTo(table.target());
            assertThat(description.features()).isEqualTo(table.features());
            assertThat(description.classes()).isEmpty();
            assertThat(description.image()).isEmpty();
        }
    }

    @Test
    void theModelAloneSaysWhatItTakes() throws IOException {
        try (DataSet digits = TinyPlan.digits();
                SavedModel model = trainAndLoad(TinyPlan.standard().withData(digits), TinyPlan.mlp())) {
            assertThat(model.description())
                    .isEqualTo(new ModelDescription(
                            TinyPlan.RUN,
                            "mlp",
                            EPOCHS,
                            new Shape(1, 12, 12),
                            10,
                            digits.classes(),
                            digits.target(),
                            List.of(PixelScale.unit()),
                            List.of()));
            assertThat(model.classify(features(digits, 0)))
                    .hasSize(10)
                    .isSortedAccordingTo((one, other) -> Double.compare(other.probability(), one.probability()));
        }
    }

    @Test
    void aModelOfAnotherKindIsRefused() throws IOException {
        train(TinyPlan.standard());
        ModelChoice<?> other = new ModelChoice<>(new MlpType(), new MlpParameters(List.of(16), "relu", 0.1, false));

        assertThatThrownBy(() -> SavedModel.load(folder.resolve("model"), other))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("cannot be loaded");
        assertThatThrownBy(() -> SavedModel.load(folder.resolve("nowhere"), other))
                .isInstanceOf(IOException.class);
    }

    @Test
    void predictionsBesideATrainingChangeNothingInIt() throws Exception {
        String alone = LossPrinter.losses(7);
        train(TinyPlan.standard());
        AtomicBoolean enough = new AtomicBoolean();
        AtomicInteger predicted = new AtomicInteger();
        AtomicReference<Throwable> failure = new AtomicReference<>();
        Thread predicting = new Thread(() -> {
            float[] sample = new float[144];
            while (!enough.get()) {
                try (SavedModel model = SavedModel.load(folder.resolve("model"), TinyPlan.mlp())) {
                    model.classify(sample);
                    predicted.incrementAndGet();
                } catch (IOException | RuntimeException | Error e) {
                    failure.set(e);
                    return;
                }
            }
        });
        predicting.start();

        List<String> beside = new ArrayList<>();
        while (predicted.get() < 20 && failure.get() == null) {
            beside.add(LossPrinter.losses(7));
        }
        enough.set(true);
        predicting.join();

        assertThat(failure.get()).isNull();
        assertThat(beside).isNotEmpty().containsOnly(alone);
    }

    private void assertPicturesArePredictedAsStored(DataSet data, ModelChoice<?> choice, int least) throws IOException {
        List<Scored> validated = validated(data);
        assertThat(validated).hasSizeGreaterThanOrEqualTo(least);
        try (SavedModel model = SavedModel.load(folder.resolve("model"), choice)) {
            ImageInput input = model.description().image().orElseThrow();
            for (Scored scored : validated) {
                float[] sample = input.sample(
                        new ImageDecoder(1 << 20).decode(picture(data.scenes().get(0), scored.sample)));
                assertThat(sample).isEqualTo(features(data, scored.sample));
                List<ClassProbability> classes = model.classify(sample);
                assertThat(classes.get(0).index()).isEqualTo(scored.scores.getPredicted(scored.at));
                assertThat(classes.get(0).probability())
                        .isCloseTo(scored.scores.getPPredicted(scored.at), within(CLOSE));
                assertThat(probability(classes, data.label(scored.sample)))
                        .isCloseTo(scored.scores.getPTrue(scored.at), within(CLOSE));
            }
        }
    }

    private static double probability(List<ClassProbability> classes, int index) {
        return classes.stream()
                .filter(each -> each.index() == index)
                .findFirst()
                .orElseThrow()
                .probability();
    }

    private SavedModel trainAndLoad(TinyPlan plan, ModelChoice<?> model) throws IOException {
        train(plan.withModel(model));
        return SavedModel.load(folder.resolve("model"), model);
    }

    private void train(TinyPlan plan) {
        Outcome outcome =
                new Training(plan.plan(), events, progress -> {}, model -> model.save(folder.resolve("model"))).run();
        assertThat(outcome.reason()).isEmpty();
    }

    private static float[] features(DataSet data, int sample) {
        float[] features = new float[(int) data.sampleShape().size()];
        data.copyFeatures(sample, FloatBuffer.wrap(features));
        return features;
    }

    private Path picture(Scene scene, int sample) throws IOException {
        int place = IntStream.range(0, scene.samples().length)
                .filter(i -> scene.samples()[i] == sample)
                .findFirst()
                .orElseThrow();
        SceneImage image = scene.image().orElseThrow();
        PatchCut cut = image.cut();
        Path file = folder.resolve("sample.png");
        ImageIO.write(
                image.read(
                        place % scene.columns() * cut.strideX(),
                        place / scene.columns() * cut.strideY(),
                        cut.width(),
                        cut.height(),
                        1),
                "png",
                file.toFile());
        return file;
    }

    /** The validation samples as they were scored in the last epoch. */
    private List<Scored> validated(DataSet data) {
        Scene scene = data.scenes().get(0);
        List<Scored> validated = new ArrayList<>();
        for (PatchScores scores : events.patchScores()) {
            if (scores.getEpoch() == EPOCHS && scores.getPass() == Pass.PASS_VALIDATION) {
                Chunk chunk = ChunkGrid.of(scores.getGrid()).chunk(scores.getChunk());
                int[] positions = Presence.unpack(scores.getPresence(), chunk.patches()).stream()
                        .toArray();
                for (int i = 0; i < positions.length; i++) {
                    int place = chunk.rowOf(positions[i]) * scene.columns() + chunk.columnOf(positions[i]);
                    validated.add(new Scored(scene.samples()[place], scores, i));
                }
            }
        }
        return validated;
    }
}
