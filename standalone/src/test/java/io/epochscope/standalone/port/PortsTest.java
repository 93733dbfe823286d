package io.epochscope.standalone.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PortsTest {
    private final List<String> output = new ArrayList<>();

    @Test
    void takesTheNextPortWhereTheUsualOneIsTakenAndSaysSo() throws Exception {
        int usual = Purpose.TRAINER.usual();
        try (ServerSocket taken = bindIfFree(usual)) {
            assertThat(taken.isBound()).isTrue();
            int trainer = Ports.choose(Map.of(), output::add).of(Purpose.TRAINER);
            assertThat(trainer).isGreaterThan(usual);
            assertThat(output).contains("Port " + usual + " is taken: trainer-service is at " + trainer);
        }
    }

    @Test
    void refusesAFixedPortThatIsTaken() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var fixed = Map.of(Purpose.METRICS, taken.getLocalPort());
            assertThatThrownBy(() -> Ports.choose(fixed, output::add))
                    .isInstanceOf(PortTakenException.class)
                    .hasMessage("Port " + taken.getLocalPort() + " for metrics-service is already taken");
        }
    }

    @Test
    void givesNoPortTwice() {
        var ports = Ports.choose(Map.of(), output::add);
        var fixed = Map.of(Purpose.GRAFANA, ports.of(Purpose.TRAINER));
        var chosen = Ports.choose(fixed, output::add);
        var numbers = Arrays.stream(Purpose.values()).map(chosen::of).toList();
        assertThat(chosen.of(Purpose.GRAFANA)).isEqualTo(ports.of(Purpose.TRAINER));
        assertThat(new HashSet<>(numbers)).hasSameSizeAs(numbers);
    }

    /** Taken by another program is as good for the test. */
    private static ServerSocket bindIfFree(int port) throws IOException {
        try {
            return new ServerSocket(port);
        } catch (IOException e) {
            return new ServerSocket(0);
        }
    }
}
