package io.epochscope.metrics.report;

/**
 * A place along the horizontal axis of a chart.
 *
 * @param at in units of that axis
 * @param text what is there, in a few words
 * @param alarm whether something went wrong there
 */
public record Mark(int at, String text, boolean alarm) {}
