package io.epochscope.events.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.WireFormat;
import io.epochscope.events.DamagedBytes;
import io.epochscope.events.RandomEvents;
import io.epochscope.events.Topic;
import io.epochscope.events.contract.EventContract;
import io.epochscope.events.v1.Event;
import io.epochscope.events.v1.Event.BodyCase;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Records that are nearly events: each is one, or is refused with a reason, and nothing else. */
class EventFuzzTest {

    private static final int TRIES = 1_000;

    /** A value of JSON that holds no other one. */
    private static final Pattern VALUE = Pattern.compile("(?<=[:\\[,])(\"[^\"\\\\]*\"|-?[0-9][0-9.eE+-]*|true|false)");

    private static final List<String> OTHER_VALUES = List.of(
            "null",
            "true",
            "{}",
            "[]",
            "[[]]",
            "[null]",
            "{\"\":{}}",
            "\"\"",
            "\"\\u0000\"",
            "\"\\ud800\"",
            "-0",
            "1.5",
            "1e400",
            "-1e400",
            "1e999999999",
            "1e-999999999",
            "\"1e999999999\"",
            "NaN",
            "\"NaN\"",
            "-Infinity",
            "2147483648",
            "4294967296",
            "9223372036854775808",
            "18446744073709551616",
            "9".repeat(100_000),
            "\"" + "9".repeat(100_000) + "\"",
            "0." + "1".repeat(100_000),
            "\"0001-01-01T00:00:00.0000000000Z\"",
            "\"99999-01-01T00:00:00Z\"",
            "\"====\"",
            "[".repeat(50_000) + "]".repeat(50_000),
            "{\"a\":".repeat(50_000) + "1" + "}".repeat(50_000),
            "'", // ends nowhere
            "/*");

    private final EventCodec codec = new EventCodec();
    private final EventContract contract = new EventContract();

    @Provide
    Arbitrary<BodyCase> bodies() {
        return Arbitraries.of(BodyCase.class).filter(body -> body != BodyCase.BODY_NOT_SET);
    }

    @Property(tries = TRIES)
    void damaged_binary(@ForAll("bodies") BodyCase body, @ForAll long seed) {
        Random random = new Random(seed);
        takenOrRefused(DamagedBytes.of(codec.encode(new RandomEvents(random).event(body)), random), null);
    }

    @Property(tries = TRIES)
    void damaged_json(@ForAll("bodies") BodyCase body, @ForAll long seed) {
        Random random = new Random(seed);
        takenOrRefused(
                DamagedBytes.of(codec.encodeJson(new RandomEvents(random).event(body)), random), EventCodec.JSON);
    }

    @Property(tries = TRIES)
    void json_with_other_values(@ForAll("bodies") BodyCase body, @ForAll long seed) {
        Random random = new Random(seed);
        String json = new String(codec.encodeJson(new RandomEvents(random).event(body)), StandardCharsets.UTF_8);
        for (int changes = 1 + random.nextInt(2); changes > 0; changes--) {
            json = exchanged(json, random);
        }
        takenOrRefused(json.getBytes(StandardCharsets.UTF_8), EventCodec.JSON);
    }

    private static String exchanged(String json, Random random) {
        int chosen =
                random.nextInt(Math.max(1, (int) VALUE.matcher(json).results().count()));
        Matcher values = VALUE.matcher(json);
        for (int value = 0; values.find(); value++) {
            if (value == chosen) {
                String other = OTHER_VALUES.get(random.nextInt(OTHER_VALUES.size()));
                return json.substring(0, values.start()) + other + json.substring(values.end());
            }
        }
        return json;
    }

    private void takenOrRefused(byte[] value, String contentType) {
        try {
            Event event = codec.decode(value, contentType);
            contract.check(event, Topic.of(event.getBodyCase()).orElse(Topic.RUNS));
        } catch (MalformedEventException e) {
            assertThat(e.getMessage()).isNotBlank().doesNotContain("com.google", "java.lang");
        }
    }

    /** Room for what it promises would be two GB. */
    @Example
    void a_field_that_promises_too_much_takes_no_memory() throws IOException {
        for (int field : new int[] {Event.RUN_ID_FIELD_NUMBER, Event.STEP_SCALARS_FIELD_NUMBER}) {
            var bytes = new ByteArrayOutputStream();
            CodedOutputStream lie = CodedOutputStream.newInstance(bytes);
            lie.writeTag(field, WireFormat.WIRETYPE_LENGTH_DELIMITED);
            lie.writeUInt32NoTag(Integer.MAX_VALUE);
            lie.flush();

            assertThatThrownBy(() -> codec.decode(bytes.toByteArray(), null))
                    .isInstanceOf(MalformedEventException.class)
                    .hasMessageStartingWith("not a Protobuf event: ");
        }
    }
}
