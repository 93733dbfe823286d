package io.epochscope.metrics.patch;

import java.util.List;

/**
 * What has changed of a chunk in one kind of pass.
 *
 * @param labels that it has now
 * @param relabelled whether it had scores under other labels: whatever follows from both has to be worked out anew
 * @param written scores that are new, in the order of their epochs
 * @param replacing those of them that took the place of others of the same epoch
 */
public record ChangedChunk(
        ChunkShape shape,
        ChunkLabels labels,
        boolean relabelled,
        List<StoredScores> written,
        List<StoredScores> replacing) {}
