package io.epochscope.events;

import static org.assertj.core.api.Assertions.assertThat;

import io.epochscope.events.v1.Event;
import io.epochscope.events.v1.Event.BodyCase;
import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.Example;

class TopicTest {

    @Example
    void every_body_has_a_topic_and_every_topic_a_body() {
        assertThat(Event.getDescriptor().getOneofs().get(0).getFields())
                .allSatisfy(field -> assertThat(Topic.of(BodyCase.forNumber(field.getNumber())))
                        .isPresent());
        assertThat(Arrays.stream(BodyCase.values()).flatMap(body -> Topic.of(body).stream()))
                .containsOnly(Topic.values());
        assertThat(Topic.of(BodyCase.BODY_NOT_SET)).isEmpty();
    }

    @Example
    void topics_are_found_by_name() {
        for (Topic topic : Topic.values()) {
            assertThat(Topic.named(topic.topicName())).contains(topic);
        }
        assertThat(Topic.named("orders")).isEmpty();
    }

    @Example
    void patches_are_keyed_by_chunk_and_all_else_by_run() {
        RandomEvents events = new RandomEvents(new Random(1));
        Event scores = events.event(BodyCase.PATCH_SCORES);
        Event epoch = events.event(BodyCase.EPOCH_COMPLETED);

        assertThat(Topic.keyOf(scores))
                .isEqualTo(scores.getRunId() + "/scene.1_a/"
                        + scores.getPatchScores().getChunk());
        assertThat(Topic.keyOf(epoch)).isEqualTo(epoch.getRunId());
    }
}
