package io.epochscope.engine.schedule;

import io.epochscope.engine.catalogue.Fault;
import io.epochscope.engine.catalogue.ParameterKind;
import io.epochscope.engine.data.DataOutline;
import java.util.List;

/**
 * How the learning rate changes while a run goes on: a schedule of {@code torch.optim.lr_scheduler} with its formulas
 * and defaults. Ranges are checked where a request is validated.
 */
public sealed interface ScheduleParameters permits CurveParameters, PlateauParameters {

    /** What it counts. */
    RateUnit per();

    /** What comes before it; {@code null} for nothing. */
    WarmUp warmUp();

    /** What its fields are to each other where they should be something else. */
    default List<Fault> check() {
        return List.of();
    }

    /** What keeps it from going by what the epochs of a run with such data will have. */
    default List<Fault> check(DataOutline data) {
        return List.of();
    }

    /**
     * The rates of a run.
     *
     * @param learningRate of the optimizer
     * @param epochs of the run
     * @param stepsOfEpoch how many steps each has
     */
    RateCourse course(double learningRate, int epochs, int stepsOfEpoch);

    /** The name that a request gives. */
    default String type() {
        return ParameterKind.nameOf(this, kinds());
    }

    /** The schedules that can be asked for. */
    static List<ParameterKind<ScheduleParameters>> kinds() {
        return List.of(
                new ParameterKind<>("constant", "The optimizer's rate throughout", ConstantParameters.class),
                new ParameterKind<>("step", "Falls by a factor every so often (StepLR)", StepParameters.class),
                new ParameterKind<>(
                        "multi-step", "Falls by a factor at given times (MultiStepLR)", MultiStepParameters.class),
                new ParameterKind<>(
                        "exponential", "Falls by a factor every time (ExponentialLR)", ExponentialParameters.class),
                new ParameterKind<>("cosine", "Half a cosine wave down (CosineAnnealingLR)", CosineParameters.class),
                new ParameterKind<>(
                        "cosine-warm-restarts",
                        "Half cosine waves, each from the top (CosineAnnealingWarmRestarts)",
                        CosineWarmRestartsParameters.class),
                new ParameterKind<>("polynomial", "Falls to 0 by a power (PolynomialLR)", PolynomialParameters.class),
                new ParameterKind<>(
                        "one-cycle",
                        "Up to the optimizer's rate and down to nearly nothing (OneCycleLR)",
                        OneCycleParameters.class),
                new ParameterKind<>(
                        "plateau", "Falls when a metric gets no better (ReduceLROnPlateau)", PlateauParameters.class));
    }
}
