package io.epochscope.metrics.report;

import io.epochscope.metrics.diagnosis.FindingView;
import java.util.List;

/** What was found, what to change first on top. */
public record FindingList(List<FindingView> findings) implements Block {

    @Override
    public String html() {
        return Templates.findings(this).render();
    }
}
