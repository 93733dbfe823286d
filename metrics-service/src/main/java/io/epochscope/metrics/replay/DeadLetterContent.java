package io.epochscope.metrics.replay;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Map;

/**
 * A dead letter with all of its record.
 *
 * @param writtenAt when the record was published, by its publisher or the broker
 * @param key in Base64; null if it has none
 * @param value in Base64; null if it has none
 * @param headers their values in Base64, or null
 * @param event what the value says, in the JSON of events; null if it is no event
 */
public record DeadLetterContent(
        DeadLetterView letter,
        Instant writtenAt,
        String key,
        String value,
        Map<String, String> headers,
        JsonNode event) {}
