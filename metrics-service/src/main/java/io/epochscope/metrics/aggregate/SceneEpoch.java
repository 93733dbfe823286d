package io.epochscope.metrics.aggregate;

import io.epochscope.metrics.patch.StoredScores;
import io.epochscope.metrics.store.SqlArray;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** An epoch of a scene in one kind of pass. Ordered as its row is locked. */
public record SceneEpoch(long sceneKey, String pass, int epoch) implements Comparable<SceneEpoch> {

    private static final Comparator<SceneEpoch> ORDER = Comparator.comparingLong(SceneEpoch::sceneKey)
            .thenComparing(SceneEpoch::pass)
            .thenComparingInt(SceneEpoch::epoch);

    static SceneEpoch of(StoredScores stored) {
        return new SceneEpoch(stored.of().chunk().sceneKey(), stored.of().pass(), stored.epoch());
    }

    /** As parameters of a statement that unnests them: {@code bigint[]}, {@code text[]} and {@code integer[]}. */
    static List<SqlArray> parameters(Collection<SceneEpoch> epochs) {
        return List.of(
                SqlArray.ofLongs(epochs.stream().map(SceneEpoch::sceneKey).toList()),
                SqlArray.ofTexts(epochs.stream().map(SceneEpoch::pass).toList()),
                SqlArray.ofIntegers(epochs.stream().map(SceneEpoch::epoch).toList()));
    }

    @Override
    public int compareTo(SceneEpoch other) {
        return ORDER.compare(this, other);
    }
}
