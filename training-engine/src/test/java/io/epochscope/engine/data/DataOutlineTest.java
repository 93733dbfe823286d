package io.epochscope.engine.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.epochscope.engine.data.csv.CsvParameters;
import io.epochscope.engine.data.csv.CsvType;
import io.epochscope.engine.data.friedman.FriedmanParameters;
import io.epochscope.engine.data.friedman.GeneratedRegressionType;
import io.epochscope.engine.data.generated.GeneratedDigitsType;
import io.epochscope.engine.data.generated.GeneratedParameters;
import io.epochscope.engine.data.landcover.GeneratedSceneParameters;
import io.epochscope.engine.data.landcover.GeneratedSceneType;
import io.epochscope.events.v1.Split;
import io.epochscope.events.v1.Task;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class DataOutlineTest {

    private final GeneratedSceneType scenes = new GeneratedSceneType();

    @Test
    void generatedDataAreKnownBeforeTheyAreThere() throws IOException {
        GeneratedParameters few = new GeneratedParameters(100, 12, 0.1, 0.0);
        GeneratedDigitsType digits = new GeneratedDigitsType();

        assertThat(DataOutline.of(digits, few)).isEqualTo(DataOutline.of(digits.open(few, 3)));
        assertThat(DataOutline.of(scenes, scene(0.2, 0.1))).isEqualTo(DataOutline.of(scenes.open(scene(0.2, 0.1), 3)));
        assertThat(DataOutline.of(scenes, scene(0, 0))).isEqualTo(DataOutline.of(scenes.open(scene(0, 0), 3)));
    }

    @Test
    void whereANumberIsPredictedThereAreNoClasses() throws IOException {
        DataOutline opened = DataOutline.of(new GeneratedRegressionType().open(FriedmanParameters.defaults(), 3));

        assertThat(opened.task()).isEqualTo(Task.TASK_REGRESSION);
        assertThat(opened.classes().orElseThrow()).isEmpty();
    }

    @Test
    void aSplitWithoutAShareHasNoSamples() throws IOException {
        assertThat(DataOutline.of(scenes, scene(0, 0.2)).lacks(Split.SPLIT_VALIDATION))
                .isTrue();
        assertThat(DataOutline.of(scenes, scene(0.2, 0)).lacks(Split.SPLIT_VALIDATION))
                .isFalse();
        assertThat(DataOutline.of(Task.TASK_CLASSIFICATION).lacks(Split.SPLIT_VALIDATION))
                .isFalse();
        assertThat(new CsvType().splits(table(0.0, null))).containsOnly(Split.SPLIT_TRAIN, Split.SPLIT_TEST);
        assertThat(new CsvType().splits(table(null, "part"))).contains(Split.SPLIT_VALIDATION);
    }

    private static GeneratedSceneParameters scene(double validation, double test) {
        return new GeneratedSceneParameters(8, 8, 4, 0.05, 0.0, 0.0, 2, validation, test);
    }

    private static CsvParameters table(Double validation, String splitColumn) {
        return new CsvParameters(
                "table.csv", "y", null, null, null, null, null, null, validation, null, splitColumn, null);
    }
}
