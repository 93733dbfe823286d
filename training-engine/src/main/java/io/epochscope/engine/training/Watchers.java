package io.epochscope.engine.training;

import io.epochscope.engine.events.EventNumbering;
import io.epochscope.engine.watch.HistogramWatcher;
import io.epochscope.engine.watch.PatchWatcher;
import io.epochscope.engine.watch.StepWatcher;

/** What looks on while a run trains. */
record Watchers(PatchWatcher patches, HistogramWatcher histograms, StepWatcher steps) {

    static Watchers of(TrainingPlan plan, EventNumbering events) {
        WatchSettings watch = plan.watch();
        return new Watchers(
                new PatchWatcher(watch.patches(), plan.data(), events),
                new HistogramWatcher(watch.histogramEpochs(), events),
                new StepWatcher(watch.steps(), events));
    }
}
