package io.epochscope.engine.schedule;

/** Follows a curve whatever happens. */
record CurveCourse(RateCurve curve, RateUnit per) implements RateCourse {

    @Override
    public double rate(int epoch, long step) {
        return curve.at(per == RateUnit.EPOCH ? epoch - 1 : step - 1);
    }
}
