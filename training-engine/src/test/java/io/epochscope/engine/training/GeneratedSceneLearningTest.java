package io.epochscope.engine.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.epochscope.engine.data.DataSet;
import io.epochscope.engine.data.landcover.GeneratedScene;
import io.epochscope.engine.data.landcover.GeneratedSceneParameters;
import io.epochscope.engine.data.landcover.GeneratedSceneType;
import io.epochscope.engine.model.ModelChoice;
import io.epochscope.engine.model.cnn.CnnParameters;
import io.epochscope.engine.model.cnn.CnnType;
import io.epochscope.events.patch.Chunk;
import io.epochscope.events.patch.ChunkGrid;
import io.epochscope.events.patch.Presence;
import io.epochscope.events.v1.Pass;
import io.epochscope.events.v1.PatchScores;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.Test;

/** What the generated scene promises: land that is learned, and places where it is not. */
class GeneratedSceneLearningTest {

    private static final int EPOCHS = 8;

    private final GeneratedSceneParameters parameters = GeneratedSceneParameters.defaults();
    private final GeneratedScene scene = GeneratedScene.paint(parameters, 1);

    @Test
    void landIsLearnedButNotInTheHardRegionNorWhereLabelsAreWrong() throws IOException {
        Map<Pass, Map<Integer, Integer>> predicted = train();
        Map<Integer, Integer> validation = predicted.get(Pass.PASS_VALIDATION);
        Map<Integer, Integer> training = predicted.get(Pass.PASS_TRAINING);

        assertThat(accuracy(validation, place -> !hard(place) && !wrong(place))).isGreaterThan(0.9);
        // Field or forest by the toss of a coin.
        assertThat(accuracy(validation, this::hard)).isBetween(0.25, 0.75);
        assertThat(accuracy(training, this::wrong)).isLessThan(0.2);
        assertThat(training.keySet().stream()
                        .filter(this::wrong)
                        .filter(place -> training.get(place) == scene.classes()[place]))
                .hasSizeGreaterThan(scene.mislabelled().cardinality() / 2);
    }

    private boolean hard(int place) {
        return scene.hard().contains(place / parameters.columns(), place % parameters.columns());
    }

    private boolean wrong(int place) {
        return scene.mislabelled().get(place);
    }

    private double accuracy(Map<Integer, Integer> predicted, IntPredicate counted) {
        return predicted.entrySet().stream()
                .filter(patch -> counted.test(patch.getKey()))
                .mapToInt(patch -> patch.getValue() == scene.labels()[patch.getKey()] ? 1 : 0)
                .average()
                .orElseThrow();
    }

    /** Predicted classes of the last epoch, by pass and place in the grid. */
    private Map<Pass, Map<Integer, Integer>> train() throws IOException {
        CollectedEvents events = new CollectedEvents();
        CnnParameters small = new CnnParameters(List.of(8, 16), null, true, null, null);
        try (DataSet data = new GeneratedSceneType().open(parameters, 1)) {
            new Training(
                            TinyPlan.standard()
                                    .withData(data)
                                    .withModel(new ModelChoice<>(new CnnType(), small))
                                    .withEpochs(EPOCHS)
                                    .plan(),
                            events,
                            progress -> {})
                    .run();
        }
        Map<Pass, Map<Integer, Integer>> predicted = new HashMap<>();
        for (PatchScores scores : events.patchScores()) {
            if (scores.getEpoch() == EPOCHS) {
                enter(scores, predicted.computeIfAbsent(scores.getPass(), pass -> new HashMap<>()));
            }
        }
        return predicted;
    }

    private void enter(PatchScores scores, Map<Integer, Integer> predicted) {
        Chunk chunk = ChunkGrid.of(scores.getGrid()).chunk(scores.getChunk());
        int[] positions =
                Presence.unpack(scores.getPresence(), chunk.patches()).stream().toArray();
        for (int i = 0; i < positions.length; i++) {
            predicted.put(
                    chunk.rowOf(positions[i]) * parameters.columns() + chunk.columnOf(positions[i]),
                    scores.getPredicted(i));
        }
    }
}
