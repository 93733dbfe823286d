package io.epochscope.benchmarks.tasks;

/**
 * A task in both pages.
 *
 * @param there null if it cannot be done there
 */
record TaskEfforts(String task, Effort here, Effort there) {}
