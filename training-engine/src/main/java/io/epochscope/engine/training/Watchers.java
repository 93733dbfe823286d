package io.epochscope.engine.training;

import io.epochscope.engine.events.EventNumbering;
import io.epochscope.engine.picture.PictureWatcher;
import io.epochscope.engine.watch.HistogramWatcher;
import io.epochscope.engine.watch.PatchWatcher;
import io.epochscope.engine.watch.StepWatcher;

/** What looks on while a run trains. */
record Watchers(PatchWatcher patches, HistogramWatcher histograms, StepWatcher steps, PictureWatcher pictures) {

    static Watchers of(TrainingPlan plan, EventNumbering events) {
        WatchSettings watch = plan.watch();
        return new Watchers(
                new PatchWatcher(watch.patches(), plan.data(), events),
                new HistogramWatcher(watch.histogramEpochs(), events),
                new StepWatcher(watch.steps(), events),
                new PictureWatcher(
                        watch.pictureEpochs(),
                        plan.epochs(),
                        watch.samples(),
                        plan.data(),
                        new RunSeeds(plan.seed()).gallery(),
                        events));
    }
}
