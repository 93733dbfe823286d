package io.epochscope.standalone.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ServerSentEventsTest {

    @Test
    void takesTheDataAndLeavesOutTheRest() {
        var events = events(": welcome", "id: 7", "event: epoch", "data: {\"epoch\":1}", "", "data:{\"epoch\":2}", "");
        assertThat(events.next()).contains("{\"epoch\":1}");
        assertThat(events.next()).contains("{\"epoch\":2}");
        assertThat(events.next()).isEmpty();
    }

    @Test
    void joinsLinesOfOneEvent() {
        assertThat(events("data: {", "data:  \"epoch\":1", "data", "data: }", "")
                        .next())
                .contains("{\n \"epoch\":1\n\n}");
    }

    @Test
    void skipsEventsWithoutDataAndFieldsThatOnlyBeginAlike() {
        assertThat(events("", "event: ping", "", "database: x", "", "data: 1", "")
                        .next())
                .contains("1");
    }

    @Test
    void doesNotTakeAnEventThatWasCutOff() {
        assertThat(events("data: {\"epo").next()).isEmpty();
    }

    private static ServerSentEvents events(String... lines) {
        return new ServerSentEvents(Stream.of(lines));
    }
}
