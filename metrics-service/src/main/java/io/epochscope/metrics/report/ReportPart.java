package io.epochscope.metrics.report;

import java.util.Optional;

/** Makes one section of a report. */
interface ReportPart {

    /** The section of a run; empty if the run has nothing to be shown there. */
    Optional<Section> of(ReportSubject subject);
}
