package io.epochscope.metrics.patch;

/** The scores of a chunk in one epoch, as they are in the database. */
public record StoredScores(PassChunk of, int epoch, ChunkScores scores) {}
