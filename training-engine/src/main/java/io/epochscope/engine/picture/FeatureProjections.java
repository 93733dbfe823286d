package io.epochscope.engine.picture;

import ai.djl.ndarray.NDArray;
import io.epochscope.engine.data.DataSet;
import io.epochscope.engine.events.EventNumbering;
import io.epochscope.events.v1.Event;
import io.epochscope.events.v1.FeatureProjection;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;

/** Publishes the features of a gallery in two dimensions, each time seen from the same side. */
final class FeatureProjections {

    private static final Logger LOG = System.getLogger(FeatureProjections.class.getName());

    private final DataSet data;
    private final int[] samples;
    private final EventNumbering events;
    private Optional<Orientation> before = Optional.empty();

    FeatureProjections(DataSet data, int[] samples, EventNumbering events) {
        this.data = data;
        this.samples = samples;
        this.events = events;
    }

    /** From where they were seen last. */
    Optional<Orientation> orientation() {
        return before;
    }

    /** Looks at them from there. */
    void resume(Optional<Orientation> earlier) {
        before = earlier;
    }

    /** Publishes nothing if the features were not seen, or are not finite. */
    void publish(GalleryPass pass, int epoch) {
        pass.features().ifPresent(features -> publish(pass, features, epoch));
    }

    private void publish(GalleryPass pass, NDArray features, int epoch) {
        Optional<PrincipalComponents> found = PrincipalComponents.of(features);
        if (found.isEmpty()) {
            LOG.log(
                    Level.WARNING,
                    "epoch {0} has no projection of features, since those of layer {1} are not all finite",
                    epoch,
                    pass.featuresOf());
            return;
        }
        PrincipalComponents components = before.map(found.get()::alignedWith).orElse(found.get());
        before = Optional.of(new Orientation(components.x(), components.y()));
        FeatureProjection.Builder projection = FeatureProjection.newBuilder()
                .setLayer(pass.featuresOf())
                .setEpoch(epoch)
                .setFeatures((int) features.getShape().get(1));
        for (double share : components.explained()) {
            projection.addExplained(share);
        }
        for (int point = 0; point < components.x().length; point++) {
            projection
                    .addSamples(samples[point])
                    .addSplits(data.split(samples[point]))
                    .addLabels(data.label(samples[point]))
                    .addX(components.x()[point])
                    .addY(components.y()[point]);
            pass.scores().copy(point, projection);
        }
        events.publish(Event.newBuilder().setFeatureProjection(projection));
    }
}
