package io.epochscope.metrics.replay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
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
 * @param origin as it came from its topic, but that of several headers with one name the last is kept
 * @param headers the same headers, their values in Base64, or null
 */
record StoredRecord(DeadLetterView letter, ConsumerRecord<byte[], byte[]> origin, Map<String, String> headers) {

    private static final TypeReference<Map<String, String>> HEADERS = new TypeReference<>() {};

    static StoredRecord of(ResultSet row, ObjectMapper json) throws SQLException {
        DeadLetterView letter = DeadLetterView.of(row);
        Map<String, String> headers = headers(row.getString("headers"), json);
        var original = new RecordHeaders();
        headers.forEach((name, content) ->
                original.add(name, content == null ? null : Base64.getDecoder().decode(content)));
        return new StoredRecord(
                letter,
                new ConsumerRecord<>(
                        letter.topic(),
                        letter.partition(),
                        letter.offset(),
                        row.getObject("record_timestamp", OffsetDateTime.class)
                                .toInstant()
                                .toEpochMilli(),
                        TimestampType.CREATE_TIME,
                        ConsumerRecord.NULL_SIZE,
                        ConsumerRecord.NULL_SIZE,
                        row.getBytes("record_key"),
                        row.getBytes("record_value"),
                        original,
                        Optional.empty()),
                headers);
    }

    private static Map<String, String> headers(String text, ObjectMapper json) {
        try {
            return json.readValue(text, HEADERS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("headers of a dead letter are an object of texts", e);
        }
    }
}
