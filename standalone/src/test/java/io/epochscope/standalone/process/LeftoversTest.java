package io.epochscope.standalone.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.epochscope.standalone.state.Part;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class LeftoversTest {
    private final List<String> output = new ArrayList<>();

    @Test
    void stopsAProcessThatWasLeftRunning() throws Exception {
        Process left = new ProcessBuilder("sleep", "60").start();
        new Leftovers(output::add).stop(List.of(Part.of("trainer-service", left.toHandle(), "", null)));
        assertThat(left.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(output).containsExactly("Stopping trainer-service (pid " + left.pid() + "), which was left running");
    }

    @Test
    void sparesAnotherProcessThatGotTheSamePid() throws Exception {
        Process other = new ProcessBuilder("sleep", "60").start();
        try {
            var part = new Part("trainer-service", other.pid(), Instant.EPOCH, "", null);
            new Leftovers(output::add).stop(List.of(part));
            assertThat(other.isAlive()).isTrue();
            assertThat(output).isEmpty();
        } finally {
            other.destroyForcibly();
        }
    }
}
