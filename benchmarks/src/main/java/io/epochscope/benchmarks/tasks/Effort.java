package io.epochscope.benchmarks.tasks;

/**
 * What a task cost somebody.
 *
 * @param answer what was found out
 * @param clicks presses of the mouse
 * @param keys presses of keys
 * @param seconds those of the keystroke-level model, with the page's measured ones
 */
record Effort(String answer, int clicks, int keys, double seconds) {}
