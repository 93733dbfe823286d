package io.epochscope.metrics.classification;

/** Splits that are judged. */
enum JudgedSplit {
    TRAIN,
    VALIDATION,
    TEST
}
