package io.epochscope.standalone.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ServerSentEventsTest {

    @Test
    void takesTheDataAndLeavesOutTheRest() throws Exception {
        var events = events(": welcome", "id: 7", "event: epoch", "data: {\"epoch\":1}", "", "data:{\"epoch\":2}", "");
        assertThat(events.next()).contains("{\"epoch\":1}");
        assertThat(events.next()).contains("{\"epoch\":2}");
        assertThat(events.next()).isEmpty();
    }

    @Test
    void joinsLinesOfOneEvent() throws Exception {
        assertThat(events("data: {", "data:  \"epoch\":1", "data", "data: }", "")
                        .next())
                .contains("{\n \"epoch\":1\n\n}");
    }

    @Test
    void skipsEventsWithoutDataAndFieldsThatOnlyBeginAlike() throws Exception {
        assertThat(events("", "event: ping", "", "database: x", "", "data: 1", "")
                        .next())
                .contains("1");
    }

    @Test
    void doesNotTakeAnEventThatWasCutOff() throws Exception {
        assertThat(events("data: {\"epo").next()).isEmpty();
    }

    private static ServerSentEvents events(String... lines) {
        Iterator<String> left = List.of(lines).iterator();
        return new ServerSentEvents(() -> left.hasNext() ? Optional.of(left.next()) : Optional.empty());
    }
}
