package io.epochscope.benchmarks.suspects;

import io.epochscope.events.v1.Split;
import io.epochscope.metrics.dynamics.PatchVerdict;

/**
 * A patch after the last epoch, in the pass that it was met in.
 *
 * @param flipped whether its label had been changed
 * @param split it belongs to
 * @param verdict the product's
 * @param suspicion the product's
 * @param confidence mean of p(true class) over the epochs
 * @param finalLoss loss in the last epoch
 * @param meanLoss mean loss over the epochs
 * @param meanMargin mean over the epochs of p(true class) - p(strongest other class)
 */
record JudgedPatch(
        boolean flipped,
        Split split,
        PatchVerdict verdict,
        double suspicion,
        double confidence,
        double finalLoss,
        double meanLoss,
        double meanMargin) {}
