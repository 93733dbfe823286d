package io.epochscope.metrics.problem;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Something wrong with one field of a request.
 *
 * @param field name of the field, or of the query parameter
 * @param value as it was given, {@code null} if it was null
 * @param accepted what would be accepted, as a phrase
 */
@Schema(description = "What is wrong with one field", name = "Fault")
public record Fault(String field, String value, String accepted) {}
