package io.epochscope.standalone.runs;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Tells each finding of a run when it comes and when it holds no more, and not again. Not thread-safe. */
public final class FindingNews {
    private final Map<String, RunFinding> told = new HashMap<>();

    /** What there is to tell since the last time, a line each. */
    List<String> of(List<RunFinding> findings) {
        List<String> news = new ArrayList<>();
        for (RunFinding finding : findings) {
            RunFinding before = told.put(finding.key(), finding);
            boolean wasOpen = before != null && before.open();
            if (finding.open() && !wasOpen) {
                news.add("%-7s since epoch %d  %s: %s%s"
                        .formatted(
                                finding.severity(),
                                finding.firstEpoch(),
                                finding.title(),
                                finding.message(),
                                finding.explainedBy() == null ? "" : " (follows from " + finding.explainedBy() + ")"));
            } else if (!finding.open() && wasOpen) {
                news.add("%-7s no more         %s".formatted(finding.severity(), finding.title()));
            }
        }
        return news;
    }
}
