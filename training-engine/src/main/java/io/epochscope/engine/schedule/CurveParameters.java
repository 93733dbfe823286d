package io.epochscope.engine.schedule;

/** A schedule that is known before the run begins. */
public sealed interface CurveParameters extends ScheduleParameters
        permits ConstantParameters,
                StepParameters,
                MultiStepParameters,
                ExponentialParameters,
                CosineParameters,
                CosineWarmRestartsParameters,
                PolynomialParameters,
                OneCycleParameters {

    /**
     * The rate after the warm-up.
     *
     * @param length how many epochs or steps are left for it, at least 1
     */
    RateCurve curve(double learningRate, long length);

    @Override
    default RateCourse course(double learningRate, int epochs, int stepsOfEpoch) {
        long whole = per() == RateUnit.EPOCH ? epochs : (long) epochs * stepsOfEpoch;
        if (warmUp() == null) {
            return new CurveCourse(curve(learningRate, whole), per());
        }
        RateCurve main = curve(learningRate, Math.max(1, whole - warmUp().length()));
        return new CurveCourse(warmUp().before(main, learningRate), per());
    }
}
