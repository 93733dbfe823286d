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
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PortsTest {
    private final List<String> output = new ArrayList<>();

    @Test
    void takesTheNextPortWhereTheUsualOneIsTakenAndSaysSo() throws Exception {
        int usual = Purpose.TRAINER.usual();
        try (ServerSocket taken = bindIfFree(usual)) {
            assertThat(taken.isBound()).isTrue();
            try (Ports ports = Ports.choose(Map.of(), output::add)) {
                int trainer = ports.of(Purpose.TRAINER);
                assertThat(trainer).isGreaterThan(usual);
                assertThat(output).contains("Port " + usual + " is taken: trainer-service is at " + trainer);
            }
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
    void keepsPortsFromOthersUntilTheyAreReleased() throws Exception {
        try (Ports ports = Ports.choose(Map.of(), output::add);
                Ports others = Ports.choose(Map.of(), output::add)) {
            var numbers = Stream.of(ports, others)
                    .flatMap(each -> Arrays.stream(Purpose.values()).map(each::of))
                    .toList();
            assertThat(new HashSet<>(numbers)).hasSameSizeAs(numbers);

            var fixed = Map.of(Purpose.GRAFANA, ports.of(Purpose.TRAINER));
            assertThatThrownBy(() -> Ports.choose(fixed, output::add)).isInstanceOf(PortTakenException.class);
            ports.release(Purpose.TRAINER);
            try (Ports released = Ports.choose(fixed, output::add)) {
                assertThat(released.of(Purpose.GRAFANA)).isEqualTo(ports.of(Purpose.TRAINER));
            }
        }
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
