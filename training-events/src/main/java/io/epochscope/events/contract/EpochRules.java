package io.epochscope.events.contract;

import io.epochscope.events.codec.MalformedEventException;
import io.epochscope.events.v1.ClassScores;
import io.epochscope.events.v1.ConfusionMatrix;
import io.epochscope.events.v1.EpochCompleted;
import io.epochscope.events.v1.SplitMetrics;
import io.epochscope.events.v1.StepScalars;

/** Rules of what an epoch and its steps came to. */
final class EpochRules {

    private EpochRules() {}

    static void check(EpochCompleted body) throws MalformedEventException {
        Rules.names("epoch_completed.metrics", body.getMetricsMap().keySet());
        for (int i = 0; i < body.getSplitsCount(); i++) {
            check(body.getSplits(i), "epoch_completed.splits[" + i + "]");
        }
        Rules.distinct(
                "epoch_completed.splits.split",
                body.getSplitsList().stream().map(SplitMetrics::getSplit).toList());
    }

    private static void check(SplitMetrics split, String path) throws MalformedEventException {
        Rules.known(path + ".split", split.getSplit());
        Rules.known(path + ".pass", split.getPass());
        Rules.names(path + ".metrics", split.getMetricsMap().keySet());
        if (split.hasConfusion()) {
            check(split.getConfusion(), path + ".confusion");
        }
        for (int i = 0; i < split.getClassScoresCount(); i++) {
            ClassScores scores = split.getClassScores(i);
            Rules.length(
                    path + ".class_scores[" + i + "].negatives",
                    scores.getNegativesCount(),
                    scores.getPositivesCount(),
                    "as many as positives");
        }
        Rules.distinct(
                path + ".class_scores.class_index",
                split.getClassScoresList().stream()
                        .map(ClassScores::getClassIndex)
                        .toList());
    }

    private static void check(ConfusionMatrix confusion, String path) throws MalformedEventException {
        long classes = confusion.getClasses();
        Rules.atLeast(path + ".classes", classes, 1);
        long all = classes * classes;
        if (confusion.getCellsCount() == 0) {
            if (confusion.getCountsCount() != all) {
                throw new MalformedEventException(
                        path + ".counts",
                        "has " + confusion.getCountsCount() + " elements, but must have classes² = " + all
                                + " where cells is empty");
            }
            return;
        }
        Rules.length(
                path + ".cells", confusion.getCellsCount(), confusion.getCountsCount(), "as many as counts, or none");
        Rules.ascending(path + ".cells", confusion.getCellsList());
        int last = confusion.getCellsCount() - 1;
        Rules.within(path + ".cells[" + last + "]", confusion.getCells(last), 0, all - 1);
    }

    static void check(StepScalars body) throws MalformedEventException {
        Rules.name("step_scalars.name", body.getName());
        Rules.length("step_scalars.values", body.getValuesCount(), body.getStepsCount(), "as many as steps");
        Rules.ascending("step_scalars.steps", body.getStepsList());
        if (body.getStepsCount() > 0) {
            Rules.atLeast("step_scalars.steps[0]", body.getSteps(0), 1);
        }
    }
}
