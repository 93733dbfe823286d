package io.epochscope.trainer.sweep;

import java.util.List;

/**
 * Some of the sweeps, the newest first.
 *
 * @param total how many sweeps there are
 * @param limit how many were asked for at most
 * @param offset how many newer ones were skipped
 * @param sweeps the page, each without its runs
 */
public record SweepPage(int total, int limit, int offset, List<SweepView> sweeps) {}
