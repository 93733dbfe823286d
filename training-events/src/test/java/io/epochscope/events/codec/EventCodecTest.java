package io.epochscope.events.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.epochscope.events.RandomEvents;
import io.epochscope.events.v1.Event;
import io.epochscope.events.v1.Event.BodyCase;
import io.epochscope.events.v1.StepScalars;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class EventCodecTest {

    private final EventCodec codec = new EventCodec();

    @Provide
    Arbitrary<BodyCase> bodies() {
        return Arbitraries.of(BodyCase.class).filter(body -> body != BodyCase.BODY_NOT_SET);
    }

    @Property
    void binary_reads_back_as_it_was(@ForAll("bodies") BodyCase body, @ForAll long seed) throws Exception {
        Event event = new RandomEvents(new Random(seed)).event(body);

        assertThat(codec.decode(codec.encode(event), null)).isEqualTo(event);
    }

    @Property
    void json_reads_back_as_it_was(@ForAll("bodies") BodyCase body, @ForAll long seed) throws Exception {
        Event event = new RandomEvents(new Random(seed)).event(body);

        assertThat(codec.decode(codec.encodeJson(event), EventCodec.JSON)).isEqualTo(event);
    }

    @Property
    void any_bytes_are_an_event_or_are_refused_with_a_reason(@ForAll byte[] value, @ForAll boolean json) {
        try {
            assertThat(codec.decode(value, json ? EventCodec.JSON : null)).isNotNull();
        } catch (MalformedEventException e) {
            assertThat(e).hasMessageMatching("(?s)not a (JSON|Protobuf) event: .+");
            assertThat(e.getMessage()).doesNotContain("Exception", "com.google");
        }
    }

    @Example
    void binary_keeps_the_sign_of_zero_which_json_does_not() throws Exception {
        Event event = values(-0.0);

        assertThat(codec.decode(codec.encode(event), null)).isEqualTo(event);
        assertThat(codec.decode(codec.encodeJson(event), EventCodec.JSON)).isEqualTo(values(0.0));
    }

    @Example
    void json_takes_the_bare_nan_that_python_writes() throws Exception {
        assertThat(json("{\"stepScalars\": {\"values\": [NaN, Infinity, -Infinity, \"NaN\"]}}"))
                .isEqualTo(values(Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.NaN));
    }

    @Example
    void json_passes_over_fields_of_a_newer_publisher() throws Exception {
        assertThat(json("{\"run_id\": \"a\", \"mood\": {\"of\": [\"the\", \"gpu\"]}}"))
                .isEqualTo(Event.newBuilder().setRunId("a").build());
    }

    @Example
    void content_types_are_read_without_case_and_parameters() throws Exception {
        byte[] json = codec.encodeJson(values(1));
        byte[] binary = codec.encode(values(1));

        assertThat(codec.decode(json, " Application/JSON ; charset=UTF-8")).isEqualTo(values(1));
        for (String type : new String[] {
            null, "", "application/x-protobuf", "application/protobuf", "application/octet-stream; v=1"
        }) {
            assertThat(codec.decode(binary, type)).isEqualTo(values(1));
        }
        assertThatThrownBy(() -> codec.decode(binary, "text/plain"))
                .isInstanceOf(MalformedEventException.class)
                .hasMessageStartingWith("content type \"text/plain\" is none of application/json");
    }

    @Example
    void what_is_no_event_is_refused_in_words() {
        assertReason("{}{}", "not a JSON event: there is more after the event");
        assertReason("[]", "not a JSON event: Expect message object but got: []");
        assertReason("{\"attempt\": -1}", "not a JSON event: Out of range uint32 value: -1");
        assertReason("{\"occurredAt\": \"today\"}", "not a JSON event: Failed to parse timestamp: \"today\"");
        assertThatThrownBy(() -> codec.decode(new byte[] {'"', (byte) 0xE9, '"'}, EventCodec.JSON))
                .hasMessage("not a JSON event: the value is not UTF-8");
        assertThatThrownBy(() -> codec.decode(null, null)).hasMessage("the record has no value");
        assertThatThrownBy(() -> codec.decode("{\"runId\": \"a\"}".getBytes(StandardCharsets.UTF_8), null))
                .hasMessageEndingWith("it looks like JSON, which needs the header content-type: application/json");
    }

    private void assertReason(String json, String reason) {
        assertThatThrownBy(() -> json(json))
                .isInstanceOf(MalformedEventException.class)
                .hasMessage(reason);
    }

    private Event json(String json) throws MalformedEventException {
        return codec.decode(json.getBytes(StandardCharsets.UTF_8), EventCodec.JSON);
    }

    private static Event values(double... values) {
        StepScalars.Builder scalars = StepScalars.newBuilder();
        for (double value : values) {
            scalars.addValues(value);
        }
        return Event.newBuilder().setStepScalars(scalars).build();
    }
}
