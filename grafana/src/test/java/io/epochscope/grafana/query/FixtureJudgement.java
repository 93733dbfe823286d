package io.epochscope.grafana.query;

import com.google.protobuf.Timestamp;
import io.epochscope.events.Topic;
import io.epochscope.events.v1.ActionTaken;
import io.epochscope.events.v1.Calibration;
import io.epochscope.events.v1.ClassDescription;
import io.epochscope.events.v1.ClassScores;
import io.epochscope.events.v1.ConfusionMatrix;
import io.epochscope.events.v1.EpochCompleted;
import io.epochscope.events.v1.Event;
import io.epochscope.events.v1.FeatureDescription;
import io.epochscope.events.v1.Pass;
import io.epochscope.events.v1.ResidualTenth;
import io.epochscope.events.v1.Residuals;
import io.epochscope.events.v1.RunFinished;
import io.epochscope.events.v1.RunStarted;
import io.epochscope.events.v1.RunStatus;
import io.epochscope.events.v1.Split;
import io.epochscope.events.v1.SplitMetrics;
import io.epochscope.events.v1.TargetDescription;
import io.epochscope.events.v1.Task;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/** Runs that are judged: what they say of themselves, and the figures of their epochs. */
final class FixtureJudgement {
    /**
     * A classifier of three classes, of which the last is never predicted; its names would break what does not quote.
     */
    static final String CLASSIFIER = "judge's";

    /** Predicts one number, in m³/s. */
    static final String REGRESSION = "flow";

    private static final Instant OCCURRED = Instant.parse("2026-11-20T10:00:00Z");

    private final String run;
    private final List<Event> events = new ArrayList<>();
    private final Map<Topic, Long> sequences = new EnumMap<>(Topic.class);

    FixtureJudgement(String run) {
        this.run = run;
    }

    static List<Event> classifier() {
        return new FixtureJudgement(CLASSIFIER)
                .started(Task.TASK_CLASSIFICATION, List.of("it's \"A\"", "<b>B</b>", "never"))
                .epoch(1, split(Split.SPLIT_VALIDATION, Pass.PASS_VALIDATION, 3, 4, 2, 0, 3, 1, 0, 1, 1, 0))
                .epoch(
                        2,
                        judged(Split.SPLIT_VALIDATION, Pass.PASS_VALIDATION),
                        split(Split.SPLIT_TEST, Pass.PASS_EVALUATION, 3, 2, 0, 0, 0, 2, 0, 0, 1, 0))
                .finished(RunStatus.RUN_STATUS_COMPLETED)
                .events();
    }

    static List<Event> regression() {
        var run = new FixtureJudgement(REGRESSION);
        run.add(Event.newBuilder()
                .setRunStarted(RunStarted.newBuilder()
                        .setName("Flow")
                        .setTask(Task.TASK_REGRESSION)
                        .setLoss("huber")
                        .setTarget(TargetDescription.newBuilder()
                                .setName("flow")
                                .setUnit("m³/s")
                                .setDeviation(2))
                        .addFeatures(FeatureDescription.newBuilder()
                                .setName("it's \"rain\"")
                                .setMean(1.5)
                                .setDeviation(0.5)
                                .setMissing(2)
                                .setImputed(1.25))));
        return run.epoch(1, missed(Split.SPLIT_VALIDATION, Pass.PASS_VALIDATION, 2))
                .epoch(2, missed(Split.SPLIT_VALIDATION, Pass.PASS_VALIDATION, 1))
                .finished(RunStatus.RUN_STATUS_STOPPED)
                .events();
    }

    FixtureJudgement started(Task task, List<String> classes) {
        var body = RunStarted.newBuilder().setName(run).setTask(task);
        for (int i = 0; i < classes.size(); i++) {
            body.addClasses(ClassDescription.newBuilder().setIndex(i).setName(classes.get(i)));
        }
        return add(Event.newBuilder().setRunStarted(body));
    }

    FixtureJudgement epoch(int epoch, SplitMetrics... splits) {
        return add(Event.newBuilder()
                .setEpochCompleted(EpochCompleted.newBuilder()
                        .setEpoch(epoch)
                        .setStep(epoch)
                        .addAllSplits(List.of(splits))));
    }

    FixtureJudgement acted(String action, String actor, int epoch) {
        return add(Event.newBuilder()
                .setActionTaken(ActionTaken.newBuilder()
                        .setAction(action)
                        .setActor(actor)
                        .setEpoch(epoch)));
    }

    FixtureJudgement finished(RunStatus status) {
        return finished(RunFinished.newBuilder().setStatus(status));
    }

    FixtureJudgement finished(RunFinished.Builder closing) {
        return add(Event.newBuilder().setRunFinished(closing));
    }

    List<Event> events() {
        return List.copyOf(events);
    }

    /** Figures of a split. counts: of the whole matrix, row by row. */
    static SplitMetrics split(Split split, Pass pass, int classes, long... counts) {
        var matrix = ConfusionMatrix.newBuilder().setClasses(classes);
        LongStream.of(counts).forEach(matrix::addCounts);
        return SplitMetrics.newBuilder()
                .setSplit(split)
                .setPass(pass)
                .setSamples(LongStream.of(counts).sum())
                .setLoss(0.5)
                .setConfusion(matrix)
                .build();
    }

    /** With class scores and calibration; one of the probabilities of class 1 is NaN. */
    private static SplitMetrics judged(Split split, Pass pass) {
        return split(split, pass, 3, 6, 0, 0, 1, 3, 0, 2, 0, 0).toBuilder()
                .addClassScores(ClassScores.newBuilder()
                        .setBucketsPerUnit(1)
                        .addAllBuckets(List.of(-2, 0, 2))
                        .addAllPositives(List.of(0L, 2L, 4L))
                        .addAllNegatives(List.of(3L, 2L, 1L)))
                .addClassScores(ClassScores.newBuilder()
                        .setClassIndex(1)
                        .setBucketsPerUnit(1)
                        .addAllBuckets(List.of(-1, 1))
                        .addAllPositives(List.of(1L, 2L))
                        .addAllNegatives(List.of(8L, 0L))
                        .setNanPositives(1))
                .setCalibration(Calibration.newBuilder()
                        .setClasses(3)
                        .setBins(15)
                        .addAllCells(List.of(10, 14, 29))
                        .addAllSamples(List.of(4L, 5L, 3L))
                        .addAllCorrect(List.of(2L, 4L, 3L))
                        .addAllConfidence(List.of(2.8, 4.75, 2.9)))
                .build();
    }

    private static SplitMetrics missed(Split split, Pass pass, double by) {
        var residuals = Residuals.newBuilder().setSamples(4);
        for (int decile = 0; decile <= 10; decile++) {
            residuals.addDeciles((decile - 5) * by / 5);
        }
        for (int tenth = 0; tenth < 4; tenth++) {
            residuals.addTenths(ResidualTenth.newBuilder()
                    .setTenth(tenth)
                    .setSamples(1)
                    .setLowestTarget(tenth)
                    .setHighestTarget(tenth)
                    .setMean(by)
                    .setMedian(by)
                    .setMeanAbsolute(by)
                    .setRootMeanSquare(by));
        }
        return SplitMetrics.newBuilder()
                .setSplit(split)
                .setPass(pass)
                .setSamples(4)
                .setLoss(by / 2)
                .putMetrics("mae", by)
                .putMetrics("rmse", 1.5 * by)
                .putMetrics("r2", 1 - by / 4)
                .putMetrics("median_absolute_error", by)
                .setResiduals(residuals)
                .build();
    }

    private FixtureJudgement add(Event.Builder event) {
        events.add(event.setRunId(run)
                .setAttempt(1)
                .setSequence(sequences.merge(Topic.of(event.getBodyCase()).orElseThrow(), 1L, Long::sum))
                .setOccurredAt(Timestamp.newBuilder().setSeconds(OCCURRED.getEpochSecond()))
                .build());
        return this;
    }
}
