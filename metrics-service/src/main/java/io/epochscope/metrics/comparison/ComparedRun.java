package io.epochscope.metrics.comparison;

import io.epochscope.metrics.diagnosis.FindingView;
import io.epochscope.metrics.page.PageAddress;
import io.epochscope.metrics.page.RunText;
import io.epochscope.metrics.report.FindingList;
import io.epochscope.metrics.run.RunView;
import java.util.List;

/**
 * A run of a comparison.
 *
 * @param place its number, in the order in which the runs began
 * @param label number and name, another one for each run
 */
public record ComparedRun(int place, String label, RunView run, List<FindingView> found) {

    /** Its report has the rest. */
    private static final int SHOWN = 5;

    /** Address of its report. */
    public String report() {
        return PageAddress.report(run.runId());
    }

    /** For people. */
    public String status() {
        return RunText.status(run);
    }

    /** The first of its findings, as HTML. */
    public String findings() {
        return new FindingList(found.stream().limit(SHOWN).toList()).html();
    }

    /** How many more there are. */
    public int more() {
        return Math.max(0, found.size() - SHOWN);
    }
}
