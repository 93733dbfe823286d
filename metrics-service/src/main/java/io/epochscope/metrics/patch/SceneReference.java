package io.epochscope.metrics.patch;

import io.epochscope.events.v1.SceneGrid;
import java.util.Comparator;

/** A scene as an event names it; what the order goes by is its identity, without the grid. */
record SceneReference(long runKey, String scene, SceneGrid grid) implements Comparable<SceneReference> {

    private static final Comparator<SceneReference> ORDER =
            Comparator.comparingLong(SceneReference::runKey).thenComparing(SceneReference::scene);

    @Override
    public int compareTo(SceneReference other) {
        return ORDER.compare(this, other);
    }
}
