package io.epochscope.engine.steering;

/** What can be done to a training at the end of an epoch. */
public sealed interface Measure {

    /**
     * Multiplies the rate of all later steps, whatever the schedule says.
     *
     * @param factor above 0 and below 1
     * @param cooldown whole epochs that are trained at the new rate before it is reduced again; 0 or more
     */
    record ReduceRate(double factor, int cooldown) implements Measure {}

    /** Ends the run with the weights of its best epoch. */
    record RestoreBest() implements Measure {}
}
