package io.epochscope.standalone.train;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

/** A run that trainer-service has taken into its queue. */
@JsonIgnoreProperties(ignoreUnknown = true)
public record SubmittedRun(String id, String name) {}
