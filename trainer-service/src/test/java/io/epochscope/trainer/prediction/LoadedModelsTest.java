package io.epochscope.trainer.prediction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.types.Shape;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.epochscope.engine.catalogue.Catalogue;
import io.epochscope.engine.data.ClassLabel;
import io.epochscope.engine.data.DataSet;
import io.epochscope.engine.data.Scene;
import io.epochscope.engine.data.scenes.ImageDecoder;
import io.epochscope.engine.model.ModelChoice;
import io.epochscope.engine.model.mlp.MlpParameters;
import io.epochscope.engine.model.mlp.MlpType;
import io.epochscope.engine.optimizer.AdamParameters;
import io.epochscope.engine.prediction.SavedModel;
import io.epochscope.engine.training.LearningSettings;
import io.epochscope.engine.training.RunIdentity;
import io.epochscope.engine.training.Training;
import io.epochscope.engine.training.TrainingPlan;
import io.epochscope.engine.training.WatchSettings;
import io.epochscope.events.v1.Split;
import io.epochscope.trainer.model.ModelStore;
import io.epochscope.trainer.problem.ProblemException;
import io.epochscope.trainer.request.RequestReader;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoadedModelsTest {

    private static final String REQUEST = """
            {"model": {"type": "mlp", "hidden": [4]}, "dataset": {"type": "csv", "file": "gone.csv", "target": "y"}}
            """;

    @TempDir
    Path folder;

    private final LoadedModels models =
            new LoadedModels(new RequestReader(Catalogue.load(getClass().getClassLoader())), new OneModel());

    @Test
    void aModelStaysLoadedUntilAnotherOneTakesItsPlaceOrItIsKeptAnew() throws IOException {
        Path one = train("one", REQUEST);
        Path other = train("other", REQUEST);

        SavedModel first = load(one);
        assertThat(load(one)).isSameAs(first);
        assertThat(load(other).description().run()).isEqualTo("other");
        SavedModel again = load(one);
        assertThat(again).isNotSameAs(first);
        Files.setLastModifiedTime(one, FileTime.fromMillis(1_000));
        assertThat(load(one)).isNotSameAs(again);
        models.close();
    }

    private SavedModel load(Path model) throws IOException {
        return models.use(model, loaded -> loaded);
    }

    @Test
    void aModelWhoseKindIsGoneIsTold() throws IOException {
        Path lost = train("lost", REQUEST.replace("mlp", "plugin"));

        assertThatThrownBy(() -> load(lost))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("model.type is plugin, accepted: one of");
    }

    @Test
    void aModelThatDoesNotSayHowPixelsAreScaledIsTold() throws IOException {
        Path old = train("old", REQUEST);
        Prediction prediction = new Prediction(new ImageDecoder(1), new ObjectMapper(), BodyForm.IMAGE, 1);

        assertThatThrownBy(() -> models.use(old, model -> prediction.of(model, old)))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("the model of run old does not say how pixels of (1, 2, 2) are scaled");
        models.close();
    }

    private Path train(String run, String request) throws IOException {
        ModelStore store = new ModelStore(() -> folder);
        TrainingPlan plan = new TrainingPlan(
                RunIdentity.of(run, run),
                new ModelChoice<>(new MlpType(), new MlpParameters(List.of(4), "relu", 0.0, false)),
                new Dots(),
                1,
                4,
                LearningSettings.of(AdamParameters.ofRate(1e-3)),
                1,
                WatchSettings.nothing());
        new Training(plan, event -> {}, progress -> {}, model -> store.keep(run, model, request)).run();
        return store.find(run).orElseThrow();
    }

    private record OneModel() implements PredictionsConfig {

        @Override
        public long maxBytes() {
            return 1;
        }

        @Override
        public long maxPixels() {
            return 1;
        }

        @Override
        public int loadedModels() {
            return 1;
        }
    }

    /** Images of a data set that does not say how their pixels are scaled. */
    private record Dots() implements DataSet {

        @Override
        public String name() {
            return "dots";
        }

        @Override
        public Shape sampleShape() {
            return new Shape(1, 2, 2);
        }

        @Override
        public List<ClassLabel> classes() {
            return List.of(ClassLabel.named("dark"), ClassLabel.named("light"));
        }

        @Override
        public int size() {
            return 8;
        }

        @Override
        public Split split(int sample) {
            return sample < 4 ? Split.SPLIT_TRAIN : Split.SPLIT_VALIDATION;
        }

        @Override
        public int label(int sample) {
            return sample % 2;
        }

        @Override
        public void copyFeatures(int sample, FloatBuffer target) {
            target.put(new float[] {sample % 2, sample, 0, 1});
        }

        @Override
        public List<Scene> scenes() {
            return List.of(Scene.contactSheet("samples", "dots", 8));
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }
}
