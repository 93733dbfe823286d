package io.epochscope.engine.training;

/**
 * Where an epoch's time went.
 *
 * @param training the training pass, its waiting for data included, its watching not
 * @param validating the passes that judge: validation, exact evaluations, test
 * @param watching reading gradients and weights, building and publishing events
 * @param waiting for batches to be assembled, within training
 */
record EpochTimes(Stopwatch training, Stopwatch validating, Stopwatch watching, Stopwatch waiting) {

    EpochTimes() {
        this(new Stopwatch(), new Stopwatch(), new Stopwatch(), new Stopwatch());
    }

    /** Stops the watch that runs for as long as something is watched. */
    void watch(Stopwatch running, Runnable watching) {
        running.stop();
        watching().start();
        watching.run();
        watching().stop();
        running.start();
    }
}
