package io.epochscope.trainer.request;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * A parameter of a kind of model or data set.
 *
 * @param name of the field in a request
 * @param type what is written there, in words
 * @param required whether there is no default
 * @param defaultValue what is taken if the field is not there; {@code null} if it then means nothing
 * @param constraints what else is asked of the value, in words
 */
public record ParameterView(
        String name, String type, boolean required, JsonNode defaultValue, List<String> constraints) {}
