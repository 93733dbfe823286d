package io.epochscope.engine.training;

import io.epochscope.events.v1.RunStatus;

/**
 * How a training ended, as its closing event says too.
 *
 * @param status completed, stopped or failed
 * @param reason a sentence; empty if it completed with its last epoch
 * @param epochsCompleted whole epochs
 */
public record Outcome(RunStatus status, String reason, int epochsCompleted) {}
