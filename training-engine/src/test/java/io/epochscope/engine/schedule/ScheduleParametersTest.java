package io.epochscope.engine.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.epochscope.engine.GoldenTable;
import io.epochscope.engine.schedule.OneCycleParameters.Anneal;
import io.epochscope.engine.schedule.PlateauParameters.ThresholdMode;
import io.epochscope.events.v1.EpochCompleted;
import io.epochscope.events.v1.Split;
import io.epochscope.events.v1.SplitMetrics;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ScheduleParametersTest {

    private static final GoldenTable GOLDEN = GoldenTable.beside(ScheduleParametersTest.class);
    private static final double RATE = 0.1;
    private static final int EPOCHS = 100;
    private static final RateUnit EPOCH = RateUnit.EPOCH;
    private static final WarmUp WARM = new WarmUp(5, null);
    private static final List<Integer> MILESTONES = List.of(10, 30, 31, 80);

    static Stream<Arguments> cases() {
        return Stream.of(
                Arguments.of("constant", ConstantParameters.plain()),
                Arguments.of("step", new StepParameters(7, 0.5, null, null)),
                Arguments.of("multi-step", new MultiStepParameters(MILESTONES, 0.3, null, null)),
                Arguments.of("exponential", new ExponentialParameters(0.95, null, null)),
                Arguments.of("cosine", new CosineParameters(null, null, null, null)),
                Arguments.of("cosine-short", new CosineParameters(30, 0.01, null, null)),
                Arguments.of("restarts", new CosineWarmRestartsParameters(10, null, null, null, null)),
                Arguments.of("restarts-longer", new CosineWarmRestartsParameters(7, 2, 0.001, null, null)),
                Arguments.of("polynomial", new PolynomialParameters(null, null, null, null)),
                Arguments.of("polynomial-short", new PolynomialParameters(60, 2.5, null, null)),
                Arguments.of("one-cycle", new OneCycleParameters(null, null, null, null, null, EPOCH, null)),
                Arguments.of(
                        "one-cycle-three", new OneCycleParameters(0.4, 10.0, 100.0, Anneal.LINEAR, true, EPOCH, null)),
                Arguments.of("plateau", plateau(null)),
                Arguments.of(
                        "plateau-max",
                        new PlateauParameters(
                                "validation_figure",
                                MetricMode.MAX,
                                0.5,
                                1,
                                0.01,
                                ThresholdMode.ABS,
                                4,
                                0.003,
                                null,
                                null)),
                Arguments.of("warm-up-constant", new ConstantParameters(null, WARM)),
                Arguments.of("warm-up-step", new StepParameters(7, 0.5, null, WARM)),
                Arguments.of("warm-up-multi-step", new MultiStepParameters(MILESTONES, 0.3, null, WARM)),
                Arguments.of("warm-up-exponential", new ExponentialParameters(0.95, null, WARM)),
                Arguments.of("warm-up-cosine", new CosineParameters(null, null, null, new WarmUp(5, 0.01))),
                Arguments.of("warm-up-restarts", new CosineWarmRestartsParameters(10, null, null, null, WARM)),
                Arguments.of("warm-up-polynomial", new PolynomialParameters(null, null, null, WARM)),
                Arguments.of("warm-up-plateau", plateau(WARM)));
    }

    private static PlateauParameters plateau(WarmUp warmUp) {
        return new PlateauParameters("validation_figure", null, null, 3, null, null, null, null, null, warmUp);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void isAsThatOfPyTorchEpochByEpoch(String name, ScheduleParameters schedule) {
        double[] golden = GOLDEN.column(name);
        double[] metric = GOLDEN.column("metric");
        RateCourse course = schedule.course(RATE, EPOCHS, 3);

        assertThat(golden).hasSize(EPOCHS);
        for (int epoch = 1; epoch <= EPOCHS; epoch++) {
            assertThat(course.rate(epoch, 3L * epoch))
                    .as("rate of epoch %d", epoch)
                    .isCloseTo(golden[epoch - 1], within(1e-7));
            course.epochCompleted(epoch(epoch, metric[epoch - 1]));
        }
    }

    @Test
    void countsStepsWhereItIsToldTo() {
        double[] golden = GOLDEN.column("one-cycle");
        RateCourse course = new OneCycleParameters(null, null, null, null, null, null, null).course(RATE, 20, 5);

        for (int step = 1; step <= EPOCHS; step++) {
            assertThat(course.rate((step - 1) / 5 + 1, step)).isCloseTo(golden[step - 1], within(1e-7));
        }
    }

    @Test
    void oneCycleOfASingleStepHasARate() {
        assertThat(new OneCycleParameters(0.5, null, null, null, null, null, null)
                        .course(RATE, 1, 2)
                        .rate(1, 1))
                .isCloseTo(RATE, within(1e-12));
        assertThat(new OneCycleParameters(null, null, null, null, null, null, null)
                        .course(RATE, 1, 1)
                        .rate(1, 1))
                .isPositive();
    }

    @Test
    void aWarmUpLongerThanTheRunIsAllThereIs() {
        RateCourse course = new CosineParameters(null, null, null, new WarmUp(10, 0.1)).course(RATE, 5, 1);

        assertThat(course.rate(1, 1)).isCloseTo(0.01, within(1e-12));
        assertThat(course.rate(5, 5)).isCloseTo(RATE * (0.1 + 0.9 * 4 / 10), within(1e-12));
    }

    @Test
    void aPlateauGoesOnFromItsState() {
        double[] metric = GOLDEN.column("metric");
        double[] golden = GOLDEN.column("plateau");
        RateCourse first = plateau(null).course(RATE, EPOCHS, 1);
        for (int epoch = 1; epoch <= 40; epoch++) {
            first.epochCompleted(epoch(epoch, metric[epoch - 1]));
        }
        RateCourse second = plateau(null).course(RATE, EPOCHS, 1);
        second.restore(first.state().orElseThrow());

        for (int epoch = 41; epoch <= EPOCHS; epoch++) {
            assertThat(second.rate(epoch, epoch)).isCloseTo(golden[epoch - 1], within(1e-12));
            second.epochCompleted(epoch(epoch, metric[epoch - 1]));
        }
    }

    @Test
    void aPlateauSaysWhichFiguresThereAreIfItsOwnIsNot() {
        RateCourse course = PlateauParameters.defaults().course(RATE, EPOCHS, 1);
        EpochCompleted withoutValidation = EpochCompleted.newBuilder()
                .setEpoch(3)
                .addSplits(SplitMetrics.newBuilder().setSplit(Split.SPLIT_TRAIN).putMetrics("accuracy", 0.5))
                .build();

        assertThatThrownBy(() -> course.epochCompleted(withoutValidation))
                .hasMessage("epoch 3 has no validation_loss to go by, only [train_loss, train_accuracy]");
    }

    @Test
    void anEpochThatIsNotANumberIsABadOne() {
        RateCourse course = new PlateauParameters(
                        "validation_figure", null, null, 0, null, null, null, null, null, null)
                .course(RATE, EPOCHS, 1);
        course.epochCompleted(epoch(1, 1));
        course.epochCompleted(epoch(2, Double.NaN));

        assertThat(course.rate(3, 3)).isCloseTo(RATE / 10, within(1e-12));
    }

    private static EpochCompleted epoch(int epoch, double metric) {
        return EpochCompleted.newBuilder()
                .setEpoch(epoch)
                .addSplits(SplitMetrics.newBuilder()
                        .setSplit(Split.SPLIT_VALIDATION)
                        .putMetrics("figure", metric))
                .build();
    }
}
