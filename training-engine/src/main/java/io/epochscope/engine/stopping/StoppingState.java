package io.epochscope.engine.stopping;

/**
 * What is known of the epochs so far where their best is looked for.
 *
 * @param metric that it is looked for by
 * @param bestEpoch from 1; 0 if there is none
 * @param bestValue of the metric in the best epoch; NaN if there is none
 * @param without epochs in a row that were no better; 0 where no early stopping counts them
 * @param withoutNumber those of them whose metric was NaN
 */
public record StoppingState(String metric, int bestEpoch, double bestValue, int without, int withoutNumber) {}
