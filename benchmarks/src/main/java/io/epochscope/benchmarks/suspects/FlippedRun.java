package io.epochscope.benchmarks.suspects;

import io.epochscope.benchmarks.EngineCatalogue;
import io.epochscope.engine.data.DataSet;
import io.epochscope.engine.optimizer.AdamParameters;
import io.epochscope.engine.training.LearningSettings;
import io.epochscope.engine.training.Outcome;
import io.epochscope.engine.training.RunIdentity;
import io.epochscope.engine.training.Training;
import io.epochscope.engine.training.TrainingPlan;
import io.epochscope.engine.training.WatchSettings;
import io.epochscope.events.v1.RunStatus;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Trainings on data of which some labels are wrong, in this process. */
final class FlippedRun {

    private static final int BATCH_SIZE = 64;
    private static final double LEARNING_RATE = 1e-3;
    private static final WatchSettings PATCHES_ALONE = WatchSettings.nothing().withPatches(true);

    private final EngineCatalogue catalogue = new EngineCatalogue();
    private final Subject subject;
    private final Path folder;

    FlippedRun(Subject subject, Path folder) {
        this.subject = subject;
        this.folder = folder;
    }

    /**
     * Trains.
     *
     * @param share of the labels that are changed beforehand, 0 to 1
     * @param seed of the split, the changes and the training
     * @return every patch that was scored
     * @throws IOException if the data cannot be read
     * @throws IllegalStateException if the training did not complete
     */
    List<JudgedPatch> train(double share, long seed) throws IOException {
        Map<String, Object> parameters = new HashMap<>(subject.dataSetParameters());
        parameters.put("folder", folder.toString());
        try (DataSet data = catalogue.open(subject.dataSet(), parameters, seed)) {
            FlippedLabels flipped = FlippedLabels.of(data, share, seed);
            ScoredScenes scenes = new ScoredScenes();
            Outcome outcome = new Training(plan(flipped, seed), scenes, progress -> {}).run();
            if (outcome.status() != RunStatus.RUN_STATUS_COMPLETED) {
                throw new IllegalStateException("training of " + subject.name() + " ended " + outcome);
            }
            return scenes.judge(flipped::isFlipped);
        }
    }

    private TrainingPlan plan(DataSet data, long seed) {
        return new TrainingPlan(
                RunIdentity.of("bench-suspects", "bench " + subject.name()),
                catalogue.model(subject.model(), subject.modelParameters()),
                data,
                subject.epochs(),
                BATCH_SIZE,
                LearningSettings.of(AdamParameters.ofRate(LEARNING_RATE)),
                seed,
                PATCHES_ALONE);
    }
}
