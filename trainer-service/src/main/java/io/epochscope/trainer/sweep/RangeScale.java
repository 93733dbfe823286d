package io.epochscope.trainer.sweep;

/** On which scale the values of a range lie evenly. */
public enum RangeScale {
    LINEAR,
    LOG
}
