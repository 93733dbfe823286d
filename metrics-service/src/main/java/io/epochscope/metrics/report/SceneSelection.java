package io.epochscope.metrics.report;

import java.util.List;

/**
 * The scenes of a run that a report shows.
 *
 * @param more how many others have scores
 */
record SceneSelection(List<ShownScene> shown, int more) {}
