package io.epochscope.engine.picture;

import ai.djl.ndarray.NDManager;
import io.epochscope.engine.batch.BatchAssembler;
import io.epochscope.engine.data.DataSet;
import io.epochscope.engine.events.EventNumbering;
import io.epochscope.engine.network.Network;
import io.epochscope.engine.objective.Objective;
import java.io.IOException;
import java.util.Optional;

/** All that is shown of a network at one time. */
final class NetworkPictures {

    /** Samples passed at a time, no more than the watched ones. */
    private static final int BATCH = WatchedSamples.MOST;

    private final DataSet data;
    private final Objective objective;
    private final int[] watched;
    private final Gallery gallery;
    private final BatchAssembler assembler;
    private final SamplePictures samples;
    private final FilterSheets filters;
    private final SamplePass samplePass;
    private final TopSamples top;
    private final FeatureProjections projections;

    NetworkPictures(PictureWatcher.Subjects subjects, EventNumbering events) {
        data = subjects.data();
        objective = subjects.objective();
        PictureStream pictures = new PictureStream(events);
        watched = WatchedSamples.of(data, subjects.wanted());
        gallery = Gallery.of(data, subjects.samples(), watched, subjects.seed());
        assembler = new BatchAssembler(data, BATCH);
        SampleImages images = new SampleImages(data, gallery.samples());
        samples = new SamplePictures(data, objective, images, pictures);
        filters = new FilterSheets(data.sampleShape(), pictures);
        samplePass = new SamplePass(data, objective, watched, events, pictures);
        top = new TopSamples(data, gallery, images, pictures);
        projections = new FeatureProjections(data, gallery.samples(), events);
    }

    /** From which side features were seen last. */
    Optional<Orientation> orientation() {
        return projections.orientation();
    }

    /** Sees features from the side that an earlier attempt saw them from. */
    void resume(Optional<Orientation> earlier) {
        projections.resume(earlier);
    }

    /** @throws IOException if the image of a scene cannot be read */
    void publishSamples() throws IOException {
        samples.publish(watched);
    }

    /** @throws IOException if the image of a scene cannot be read */
    void publish(Network network, int epoch, long step) throws IOException {
        filters.publish(network, epoch);
        samplePass.publish(network, epoch, step);
        GalleryPass pass = new GalleryPass(gallery.samples(), objective.judge(BATCH), NetworkLayers.of(network));
        try (NDManager kept = network.newScope()) {
            pass.run(network, assembler, BATCH, kept);
            projections.publish(pass, epoch);
        }
        for (UnitScores scores : pass.units()) {
            top.publish(network, scores, epoch);
        }
    }
}
