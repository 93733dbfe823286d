package io.epochscope.metrics.archive;

import io.epochscope.events.v1.ActionTaken;
import io.epochscope.events.v1.AttemptStarted;
import io.epochscope.events.v1.Calibration;
import io.epochscope.events.v1.EpochCompleted;
import io.epochscope.events.v1.Event;
import io.epochscope.events.v1.Pass;
import io.epochscope.events.v1.RunStarted;
import io.epochscope.events.v1.Split;
import io.epochscope.events.v1.SplitMetrics;
import io.epochscope.events.v1.SplitOverlap;
import io.epochscope.events.v1.StepScalars;
import io.epochscope.events.v1.SweepMembership;
import io.epochscope.metrics.fixture.FixtureRun;
import io.epochscope.metrics.fixture.TestDatabase;
import java.sql.SQLException;
import java.util.List;

/** A run in progress of a sweep, with texts, numbers and rows that other fixtures do not have. */
final class OddRun {

    /** As long as one curve has no short form, and a few more. */
    private static final int STEPS = 3_000;

    private OddRun() {}

    static List<Event> events(String runId) {
        var run = new FixtureRun(runId);
        run.add(Event.newBuilder()
                .setRunStarted(RunStarted.newBuilder()
                        .setName("плотность, \"層\"\n🙂")
                        .setRequestJson("{\"optimizer\": {\"learningRate\": 1e-300}}")
                        .setLearningRate(Double.MIN_VALUE)
                        .addTags("")
                        .addTags("NULL")
                        .addTags("a,b\\")
                        .putEnvironment("", "")
                        .setSweep(SweepMembership.newBuilder()
                                .setSweepId(runId + "-sweep")
                                .setName("Rates")
                                .setPosition(1)
                                .setRuns(2)
                                .setMetric("validation_loss")
                                .putParameters("optimizer.learningRate", "1e-300"))
                        .addOverlaps(SplitOverlap.newBuilder()
                                .setFirst(Split.SPLIT_TRAIN)
                                .setSecond(Split.SPLIT_TEST)
                                .setSamples(3))));
        run.add(Event.newBuilder()
                .setAttemptStarted(AttemptStarted.newBuilder().setFromEpoch(1).setReason("")));
        run.add(Event.newBuilder()
                .setActionTaken(ActionTaken.newBuilder()
                        .setAction("learning-rate-reduced")
                        .setActor("plateau")
                        .setReason("1,5 \\N")
                        .setEpoch(1)));
        var steps = StepScalars.newBuilder().setName("loss").setEpoch(1);
        for (int step = 1; step <= STEPS; step++) {
            steps.addSteps(step)
                    .addValues(step % 700 == 0 ? Double.NaN : step % 900 == 0 ? Double.POSITIVE_INFINITY : 1.0 / step);
        }
        run.add(Event.newBuilder().setStepScalars(steps));
        run.add(Event.newBuilder()
                .setEpochCompleted(EpochCompleted.newBuilder()
                        .setEpoch(1)
                        .setLearningRate(1.0 / 3)
                        .putMetrics("NULL", Double.NEGATIVE_INFINITY)
                        .addSplits(SplitMetrics.newBuilder()
                                .setSplit(Split.SPLIT_VALIDATION)
                                .setPass(Pass.PASS_VALIDATION)
                                .setSamples(4)
                                .setLoss(Double.NaN)
                                .setCalibration(Calibration.newBuilder()
                                        .setClasses(2)
                                        .setBins(2)
                                        .addCells(1)
                                        .addSamples(4)
                                        .addCorrect(3)
                                        .addConfidence(3.3)))));
        return run.events();
    }

    /** What people say of it, and what it was judged to be. */
    static void addWhatIsNoEvent(TestDatabase database, String runId) throws SQLException {
        database.query("""
                insert into store.run_note (run_key, name, tags, notes, baseline)
                select run_key, 'Named', array['keep', 'ü, "x"'], E'# Notes\\n\\nof,"it"\\t\\\\', true
                from store.run where run_id = ?
                returning run_key
                """, runId);
        database.query("""
                insert into store.finding (
                  run_key, rule, subject_kind, subject, first_epoch, last_epoch, open, severity, title, message, advice,
                  fields, dashboard, panel, figures, opened_at, updated_at, main_cause
                )
                select
                  run_key, 'plateau', 'run', '', 1, 1, true, 2, 'Plateau', 'It is flat', 'Wait', '{}', 'epochscope-curves',
                  'loss', '{"gap": "NaN"}', now(), now(), true
                from store.run where run_id = ?
                returning run_key
                """, runId);
        database.query("""
                insert into store.run_judgement (run_key, judged_event_at)
                select run_key, last_event_at from store.run where run_id = ?
                returning run_key
                """, runId);
    }
}
