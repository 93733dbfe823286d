package io.epochscope.metrics.scene;

import java.util.List;

/**
 * Which epochs of a scene have scores.
 *
 * @param pass {@code training}, {@code validation} or {@code evaluation}
 */
public record PassEpochs(String pass, List<Integer> epochs) {}
