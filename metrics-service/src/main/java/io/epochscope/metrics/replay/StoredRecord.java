package io.epochscope.metrics.replay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;

/**
 * The record of a dead letter, as it is kept.
 *
 * @param key null if it has none
 * @param value null if it has none
 * @param headers their values in Base64, or null; of several with one name the last
 */
record StoredRecord(
        DeadLetterView letter, Instant writtenAt, byte[] key, byte[] value, Map<String, String> headers) {

    private static final TypeReference<Map<String, String>> HEADERS = new TypeReference<>() {};

    static StoredRecord of(ResultSet row, ObjectMapper json) throws SQLException {
        return new StoredRecord(
                DeadLetterView.of(row),
                row.getObject("record_timestamp", OffsetDateTime.class).toInstant(),
                row.getBytes("record_key"),
                row.getBytes("record_value"),
                headers(row.getString("headers"), json));
    }

    private static Map<String, String> headers(String text, ObjectMapper json) {
        try {
            return json.readValue(text, HEADERS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("headers of a dead letter are an object of texts", e);
        }
    }

    /** As it came from its topic. */
    ConsumerRecord<byte[], byte[]> asConsumed() {
        var original = new RecordHeaders();
        headers.forEach((name, content) ->
                original.add(name, content == null ? null : Base64.getDecoder().decode(content)));
        return new ConsumerRecord<>(
                letter.topic(),
                letter.partition(),
                letter.offset(),
                writtenAt.toEpochMilli(),
                TimestampType.CREATE_TIME,
                key == null ? 0 : key.length,
                value == null ? 0 : value.length,
                key,
                value,
                original,
                Optional.empty());
    }

    /** What the publisher says the value is; null if it does not. */
    String header(String name) {
        String content = headers.get(name);
        return content == null ? null : new String(Base64.getDecoder().decode(content), StandardCharsets.UTF_8);
    }
}
