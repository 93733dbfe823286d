package io.epochscope.metrics.aggregate;

import io.epochscope.metrics.patch.StoredScores;
import java.util.Comparator;

/** An epoch of a scene in one kind of pass. Ordered as its row is locked. */
public record SceneEpoch(long sceneKey, String pass, int epoch) implements Comparable<SceneEpoch> {

    private static final Comparator<SceneEpoch> ORDER = Comparator.comparingLong(SceneEpoch::sceneKey)
            .thenComparing(SceneEpoch::pass)
            .thenComparingInt(SceneEpoch::epoch);

    static SceneEpoch of(StoredScores stored) {
        return new SceneEpoch(stored.of().chunk().sceneKey(), stored.of().pass(), stored.epoch());
    }

    @Override
    public int compareTo(SceneEpoch other) {
        return ORDER.compare(this, other);
    }
}
