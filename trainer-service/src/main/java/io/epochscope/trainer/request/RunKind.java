package io.epochscope.trainer.request;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a run is for. */
public enum RunKind {
    /** Epochs of training, and a model at their end. */
    @JsonProperty("training")
    TRAINING,
    /** A few steps at ever higher learning rates, to find one to train with. */
    @JsonProperty("rate-range-test")
    RATE_RANGE_TEST;

    /** What a request calls it. */
    public String requestName() {
        return ChoiceName.of(this);
    }

    /** The name that a resolved request gives; one of a former version gives none and is for training. */
    public static String nameIn(String requestJson) {
        return RequestJson.parse(requestJson).path("kind").asText(TRAINING.requestName());
    }
}
