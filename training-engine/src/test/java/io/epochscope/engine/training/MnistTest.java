package io.epochscope.engine.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.epochscope.engine.data.DataSet;
import io.epochscope.engine.data.idx.IdxDataSetType;
import io.epochscope.engine.data.idx.IdxParameters;
import io.epochscope.engine.model.ModelChoice;
import io.epochscope.engine.model.cnn.CnnParameters;
import io.epochscope.engine.model.cnn.CnnType;
import io.epochscope.engine.model.mlp.MlpParameters;
import io.epochscope.engine.model.mlp.MlpType;
import io.epochscope.engine.optimizer.AdamParameters;
import io.epochscope.events.v1.EpochCompleted;
import io.epochscope.events.v1.Split;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Learns real digits where they are. Few epochs, so that it is quick; each mark is below what PyTorch reaches on the
 * same split.
 */
class MnistTest {

    @Test
    void anMlpLearnsDigits() throws IOException {
        ModelChoice<?> mlp = new ModelChoice<>(new MlpType(), new MlpParameters(List.of(128, 64), "relu", 0.2, false));

        assertThat(validationAccuracy(mlp, 4)).isGreaterThan(0.93);
    }

    @Test
    void aCnnLearnsDigitsBetter() throws IOException {
        ModelChoice<?> cnn = new ModelChoice<>(new CnnType(), CnnParameters.defaults());

        assertThat(validationAccuracy(cnn, 2)).isGreaterThan(0.95);
    }

    private static double validationAccuracy(ModelChoice<?> model, int epochs) throws IOException {
        IdxParameters files = new IdxParameters(RealData.folder("mnist"), 8000, 2000, 0, false);
        CollectedEvents events = new CollectedEvents();
        try (DataSet data = new IdxDataSetType().open(files, 1)) {
            TrainingPlan plan = new TrainingPlan(
                    RunIdentity.of("mnist", "MNIST"),
                    model,
                    data,
                    epochs,
                    64,
                    LearningSettings.of(AdamParameters.ofRate(1e-3)),
                    1,
                    WatchSettings.standard());
            new Training(plan, events, progress -> {}).run();
        }
        EpochCompleted last = events.epochs().get(epochs - 1);
        return CollectedEvents.metrics(last, Split.SPLIT_VALIDATION).getMetricsOrThrow("accuracy");
    }
}
