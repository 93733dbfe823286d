package io.epochscope.engine.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.epochscope.engine.data.DataSet;
import io.epochscope.engine.data.scenes.ScenesParameters;
import io.epochscope.engine.data.scenes.ScenesType;
import io.epochscope.engine.model.ModelChoice;
import io.epochscope.engine.model.cnn.CnnParameters;
import io.epochscope.engine.model.cnn.CnnType;
import io.epochscope.events.v1.EpochCompleted;
import io.epochscope.events.v1.Split;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/**
 * Learns the land cover of real satellite tiles where they are. Few epochs, so that it is quick: PyTorch reaches 67 to
 * 72 % on validation blocks after 20, and overfits.
 */
class RealScenesTest {

    @Test
    void aCnnLearnsLandCover() throws IOException {
        CollectedEvents events = new CollectedEvents();
        try (DataSet data = new ScenesType().open(ScenesParameters.of(RealData.folder("scenes")), 1)) {
            new Training(
                            TinyPlan.standard()
                                    .withData(data)
                                    .withModel(new ModelChoice<>(new CnnType(), CnnParameters.defaults()))
                                    .withEpochs(4)
                                    .plan(),
                            events,
                            progress -> {})
                    .run();
        }
        EpochCompleted last = events.epochs().get(3);
        assertThat(CollectedEvents.metrics(last, Split.SPLIT_VALIDATION).getMetricsOrThrow("accuracy"))
                .isGreaterThan(0.65);
    }
}
