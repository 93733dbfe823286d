package io.epochscope.events.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.epochscope.events.Topic;
import io.epochscope.events.codec.EventCodec;
import io.epochscope.events.v1.Event;
import io.epochscope.events.v1.Event.BodyCase;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import net.jqwik.api.Example;

/** What docs/events.md tells clients to send is taken. Maven runs tests in the module's folder. */
class DocumentedEventsTest {

    private static final Path PAGE = Path.of("..", "docs", "events.md");
    private static final Pattern JSON_BLOCK = Pattern.compile("(?s)```json\n(.*?)```");

    @Example
    void every_sample_keeps_the_contract() throws Exception {
        List<String> samples = JSON_BLOCK
                .matcher(Files.readString(PAGE))
                .results()
                .map((MatchResult block) -> block.group(1))
                .toList();

        assertThat(samples).hasSizeGreaterThanOrEqualTo(5);
        for (String sample : samples) {
            Event event = new EventCodec().decode(sample.getBytes(StandardCharsets.UTF_8), EventCodec.JSON);
            new EventContract().check(event, Topic.of(event.getBodyCase()).orElseThrow());
            // Findings are read, not sent, and are told at least once instead of being counted.
            if (!event.hasFinding()) {
                assertThat(event.getSequence()).isPositive();
            }
        }
    }

    @Example
    void every_topic_and_body_is_named() throws Exception {
        String page = Files.readString(PAGE);

        for (Topic topic : Topic.values()) {
            assertThat(page).contains("`" + topic.topicName() + "`");
        }
        Event.getDescriptor().getOneofs().get(0).getFields().forEach(field -> {
            Topic topic = Topic.of(BodyCase.forNumber(field.getNumber())).orElseThrow();
            assertThat(page)
                    .containsPattern("`" + topic.topicName() + "` \\|[^|]*\\b"
                            + field.getMessageType().getName() + "\\b");
        });
    }
}
