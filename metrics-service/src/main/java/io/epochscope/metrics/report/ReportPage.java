package io.epochscope.metrics.report;

import io.epochscope.metrics.run.RunView;
import java.util.List;

/**
 * A run as a page.
 *
 * @param asOf time of the last event that is in it
 * @param state another text whenever there is something else to show
 * @param refresh after how many seconds a page of a run in progress asks whether there is more; 0: never
 */
public record ReportPage(
        RunView run, String asOf, String state, int refresh, ReportAssets assets, List<Section> sections) {}
