package io.epochscope.standalone.runs;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.epochscope.standalone.output.Colours;
import io.epochscope.standalone.train.Remark;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Tells each finding of a run when it comes and when it holds no more, and not again. Not thread-safe. */
public final class FindingNews {
    private final Map<String, RunFinding> told = new HashMap<>();

    /** A finding that has come, or holds no more. */
    record News(
            @JsonProperty("runId") String runId,
            @JsonUnwrapped @JsonProperty RunFinding finding) implements Remark {

        @Override
        public String event() {
            return "finding";
        }

        @Override
        public String text(Colours colours) {
            String severity = colours.of(finding.severity())
                    + " "
                            .repeat(Math.max(
                                    0, "warning".length() - finding.severity().length()));
            if (!finding.open()) {
                return severity + " no more         " + finding.title();
            }
            return "%s since epoch %d  %s: %s%s"
                    .formatted(
                            severity,
                            finding.firstEpoch(),
                            finding.title(),
                            finding.message(),
                            finding.explainedBy() == null ? "" : " (follows from " + finding.explainedBy() + ")");
        }
    }

    /** What there is to tell since the last time. */
    List<News> of(String runId, List<RunFinding> findings) {
        List<News> news = new ArrayList<>();
        for (RunFinding finding : findings) {
            RunFinding before = told.put(finding.key(), finding);
            boolean wasOpen = before != null && before.open();
            if (finding.open() != wasOpen) {
                news.add(new News(runId, finding));
            }
        }
        return news;
    }
}
