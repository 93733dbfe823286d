package io.epochscope.engine.objective;

import io.epochscope.events.v1.FeatureProjection;
import io.epochscope.events.v1.PatchScores;

/** The last scores of every sample of a data set. */
public interface ScoreSheet {

    /**
     * Takes the scores of a sample of the batch that was judged last.
     *
     * @param i its place in the batch
     * @param sample its place in the sheet
     */
    void take(int i, int sample);

    /** Adds the scores of a sample, as those of the next patch. */
    void copy(int sample, PatchScores.Builder target);

    /** Adds what the network made of a sample, as the next point: predicted class, if there are classes, and loss. */
    void copy(int sample, FeatureProjection.Builder target);
}
