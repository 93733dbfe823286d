package io.epochscope.engine.stopping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.epochscope.engine.data.DataOutline;
import io.epochscope.engine.schedule.MetricMode;
import io.epochscope.events.v1.EpochCompleted;
import io.epochscope.events.v1.RunFinished;
import io.epochscope.events.v1.Split;
import io.epochscope.events.v1.SplitMetrics;
import io.epochscope.events.v1.Task;
import org.junit.jupiter.api.Test;

class EarlyStoppingTest {

    private static final double NAN = Double.NaN;

    @Test
    void stopsAfterAsManyEpochsWithoutImprovementAsPatienceAllows() {
        EarlyStopping stopping = stopping(MetricMode.MIN, 3, 0.0);

        assertThat(epochOfStop(stopping, 1, 0.5, 0.6, 0.5, 0.12341, 0.3, 0.2, 0.12341, 0.1))
                .isEqualTo(8);
        assertThat(stopping.reason())
                .hasValue(
                        "stopped early: validation_loss has not improved on 0.1234 of epoch 5 by more than 0 for 3 epochs");
        assertThat(best(stopping))
                .isEqualTo(RunFinished.newBuilder()
                        .setBestEpoch(5)
                        .setBestMetric("validation_loss")
                        .setBestValue(0.12341)
                        .build());
    }

    @Test
    void goesOnWhileEpochsImproveInTime() {
        assertThat(epochOfStop(stopping(MetricMode.MIN, 2, 0.0), 5, 6, 4, 5, 3, 4, 2, 3, 1))
                .isZero();
    }

    @Test
    void patienceOfOneStopsAtTheFirstEpochThatIsNoBetter() {
        assertThat(epochOfStop(stopping(MetricMode.MIN, 1, 0.0), 3, 2, 2, 1)).isEqualTo(3);
    }

    @Test
    void higherIsBetterWhereItIsToBe() {
        EarlyStopping stopping = stopping(MetricMode.MAX, 2, 0.0);

        assertThat(epochOfStop(stopping, 0.5, 0.25, 0.75, 0.75, 0.5, 1)).isEqualTo(5);
        assertThat(best(stopping).getBestEpoch()).isEqualTo(3);
    }

    @Test
    void whatIsBetterByNoMoreThanTheMinimumDeltaIsNoBetter() {
        EarlyStopping stopping = stopping(MetricMode.MIN, 2, 0.25);

        assertThat(epochOfStop(stopping, 1, 0.75, 0.5, 0.375, 0.25)).isEqualTo(5);
        assertThat(stopping.reason()).get().asString().contains("on 0.5 of epoch 3 by more than 0.25 for 2 epochs");
        assertThat(epochOfStop(stopping(MetricMode.MAX, 2, 0.25), 0.25, 0.5, 0.375))
                .isEqualTo(3);
    }

    @Test
    void nanIsNeverBetterAndTheReasonSaysSo() {
        EarlyStopping stopping = stopping(MetricMode.MIN, 3, 0.0);

        assertThat(epochOfStop(stopping, NAN, 2, NAN, 3, NAN)).isEqualTo(5);
        assertThat(best(stopping).getBestEpoch()).isEqualTo(2);
        assertThat(stopping.reason()).get().asString().endsWith("for 3 epochs, in 2 of which it was NaN");
    }

    @Test
    void nothingButNanHasNoBest() {
        EarlyStopping stopping = stopping(MetricMode.MAX, 2, 0.0);

        assertThat(epochOfStop(stopping, NAN, NAN, 1)).isEqualTo(2);
        assertThat(stopping.reason()).hasValue("stopped early: validation_loss was NaN in each of the first 2 epochs");
        assertThat(best(stopping)).isEqualTo(RunFinished.getDefaultInstance());
    }

    @Test
    void anyNumberIsBetterThanAnInfiniteLoss() {
        EarlyStopping stopping = stopping(MetricMode.MIN, 2, 0.5);

        assertThat(epochOfStop(stopping, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, 9, 9, 9))
                .isEqualTo(5);
        assertThat(best(stopping).getBestValue()).isEqualTo(9);
    }

    @Test
    void anEpochWithoutTheMetricIsToldWhatItHas() {
        EarlyStopping stopping =
                new EarlyStopping("run", new EarlyStoppingParameters("validation_beauty", null, null, null, null));

        assertThatThrownBy(() -> stopping.isBest(epoch(1, 0.5)))
                .hasMessage("epoch 1 has no validation_beauty to go by, only [validation_loss]");
    }

    @Test
    void theModeGoesByTheMetric() {
        assertThat(new EarlyStoppingParameters(null, null, null, null, null))
                .isEqualTo(new EarlyStoppingParameters("validation_loss", MetricMode.MIN, 5, 0.0, true));
        assertThat(new EarlyStoppingParameters("train_r2", null, null, null, null).mode())
                .isEqualTo(MetricMode.MAX);
        assertThat(new EarlyStoppingParameters("train_rmse", null, null, null, null)
                        .check(DataOutline.of(Task.TASK_CLASSIFICATION)))
                .singleElement()
                .satisfies(fault -> assertThat(fault.accepted()).contains("train_accuracy"));
    }

    private static EarlyStopping stopping(MetricMode mode, int patience, double minDelta) {
        return new EarlyStopping("run", new EarlyStoppingParameters("validation_loss", mode, patience, minDelta, null));
    }

    /** From 1, 0 for none. */
    private static int epochOfStop(EarlyStopping stopping, double... values) {
        for (int i = 0; i < values.length; i++) {
            stopping.isBest(epoch(i + 1, values[i]));
            if (stopping.reason().isPresent()) {
                return i + 1;
            }
        }
        return 0;
    }

    private static RunFinished best(EarlyStopping stopping) {
        RunFinished.Builder finished = RunFinished.newBuilder();
        stopping.best().describe(finished);
        return finished.build();
    }

    private static EpochCompleted epoch(int epoch, double loss) {
        return EpochCompleted.newBuilder()
                .setEpoch(epoch)
                .addSplits(SplitMetrics.newBuilder()
                        .setSplit(Split.SPLIT_VALIDATION)
                        .setLoss(loss))
                .build();
    }
}
