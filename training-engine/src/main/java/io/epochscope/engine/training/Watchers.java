package io.epochscope.engine.training;

import io.epochscope.engine.batch.SplitSamples;
import io.epochscope.engine.events.EventNumbering;
import io.epochscope.engine.network.Network;
import io.epochscope.engine.objective.Judge;
import io.epochscope.engine.objective.Objective;
import io.epochscope.engine.picture.PictureWatcher;
import io.epochscope.engine.watch.HistogramWatcher;
import io.epochscope.engine.watch.PatchWatcher;
import io.epochscope.engine.watch.SampleProbes;
import io.epochscope.engine.watch.StepWatcher;
import io.epochscope.events.v1.Split;
import java.io.IOException;
import java.util.List;

/** What looks on while a run trains. */
record Watchers(PatchWatcher patches, HistogramWatcher histograms, StepWatcher steps, PictureWatcher pictures) {

    /** The distribution of the input is that of at most so many samples of a split. */
    private static final int MOST_INPUTS = 5_000;

    static Watchers of(
            TrainingPlan plan, Objective objective, Judge judge, SplitSamples samples, EventNumbering events) {
        WatchSettings watch = plan.watch();
        return new Watchers(
                new PatchWatcher(watch.patches(), plan.data(), objective, judge::sheet, events),
                new HistogramWatcher(
                        new HistogramWatcher.Schedule(watch.histogramEpochs(), watch.histogramSteps()),
                        watch.tensors(),
                        probes(plan, samples),
                        events),
                new StepWatcher(watch.steps(), events),
                new PictureWatcher(
                        new PictureWatcher.Schedule(watch.pictureEpochs()),
                        new PictureWatcher.Subjects(
                                plan.data(), objective, samples, watch.samples(), new RunSeeds(plan.seed()).gallery()),
                        events));
    }

    private static SampleProbes probes(TrainingPlan plan, SplitSamples samples) {
        boolean validated = samples.validation().length > 0;
        return new SampleProbes(
                plan.data(),
                validated ? Split.SPLIT_VALIDATION : Split.SPLIT_TRAIN,
                new RunSeeds(plan.seed())
                        .probes(
                                validated ? samples.validation() : samples.train(),
                                plan.watch().probes()));
    }

    /** Publishes what there is before training. */
    void begin(TrainingPlan plan, SplitSamples samples, Network network) throws IOException {
        patches.describeScenes();
        RunSeeds seeds = new RunSeeds(plan.seed());
        histograms.begin(
                network,
                List.of(
                        new SampleProbes(plan.data(), Split.SPLIT_TRAIN, seeds.inputs(samples.train(), MOST_INPUTS)),
                        new SampleProbes(
                                plan.data(), Split.SPLIT_VALIDATION, seeds.inputs(samples.validation(), MOST_INPUTS))));
        pictures.begin(network);
    }
}
