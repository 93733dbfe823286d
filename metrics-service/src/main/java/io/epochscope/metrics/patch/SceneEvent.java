package io.epochscope.metrics.patch;

import io.epochscope.metrics.store.RunEvent;

/** An event about a chunk of a scene that has its key in the database. */
record SceneEvent(RunEvent event, ChunkKey chunk) {}
