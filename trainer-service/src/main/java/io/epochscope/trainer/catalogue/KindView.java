package io.epochscope.trainer.catalogue;

import io.epochscope.trainer.request.ParameterView;
import java.util.List;

/**
 * A kind of model, data set, optimizer or schedule that a request can name.
 *
 * @param name what a request says in {@code type}
 * @param description one sentence
 * @param parameters what can be set beside {@code type}
 */
public record KindView(String name, String description, List<ParameterView> parameters) {}
