package io.epochscope.trainer.run;

import java.util.List;

/**
 * Some of the runs, the newest first.
 *
 * @param total how many runs there are
 * @param limit how many were asked for at most
 * @param offset how many newer ones were skipped
 * @param runs the page
 */
public record RunPage(int total, int limit, int offset, List<RunView> runs) {}
