package io.epochscope.metrics.report;

import io.epochscope.metrics.diagnosis.FindingView;
import io.epochscope.metrics.run.RunView;
import java.util.List;

/**
 * What a report is of, read once for all of its parts.
 *
 * @param findings of the run, what to change first on top
 */
record ReportSubject(RunView run, List<FindingView> findings, SceneSelection scenes) {}
