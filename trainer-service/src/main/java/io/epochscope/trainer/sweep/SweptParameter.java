package io.epochscope.trainer.sweep;

/**
 * One field that a sweep varies.
 *
 * @param path where it lies in the runs' requests
 * @param values what it may be
 */
record SweptParameter(ParameterPath path, ParameterValues values) {}
