package io.epochscope.standalone.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServiceProcessTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    Path folder;

    @Test
    void tellsHowAProcessThatDiesWhileStartingEnded() throws Exception {
        try (var process = start("echo started; echo no such table >&2; exit 3")) {
            URI nobody = URI.create("http://127.0.0.1:1/q/health/ready");
            assertThatThrownBy(() -> new Readiness().await(process, nobody, PATIENCE))
                    .isInstanceOf(StartFailedException.class)
                    .hasMessageContaining("metrics-service (exit code 3)")
                    .hasMessageContaining("started")
                    .hasMessageEndingWith("    no such table");
        }
    }

    @Test
    void waitsUntilAProcessIsReady() throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        var questions = new int[1];
        server.createContext("/ready", exchange -> {
            questions[0]++;
            exchange.sendResponseHeaders(questions[0] < 3 ? 503 : 200, -1);
            exchange.close();
        });
        server.start();
        try (var process = start("exec sleep 60")) {
            URI health = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/ready");
            new Readiness().await(process, health, PATIENCE);
            assertThat(questions[0]).isEqualTo(3);
            assertThat(process.isAlive()).isTrue();
        } finally {
            server.stop(0);
        }
    }

    @Test
    void givesUpOnAProcessThatIsNeverReady() throws Exception {
        try (var process = start("exec sleep 60")) {
            URI nobody = URI.create("http://127.0.0.1:1/q/health/ready");
            assertThatThrownBy(() -> new Readiness().await(process, nobody, Duration.ofSeconds(1)))
                    .hasMessageStartingWith("Not ready after 1 s: metrics-service");
        }
    }

    @Test
    void asksAProcessToEndBeforeItMakesIt() throws Exception {
        Path farewell = folder.resolve("farewell");
        var process =
                start("trap 'echo bye > \"" + farewell + "\"; exit 0' TERM; echo up; while :; do sleep 0.1; done");
        Path log = folder.resolve("logs/metrics.log");
        assertThat(Polling.until(PATIENCE, () -> Files.readString(log).contains("up")))
                .isTrue();
        process.close();
        assertThat(process.isAlive()).isFalse();
        assertThat(farewell).hasContent("bye");
    }

    @Test
    void namesAProgramThatIsNotThere() {
        assertThatThrownBy(() -> ServiceProcess.start(
                        "metrics-service",
                        List.of("true"),
                        Map.of(),
                        folder.resolve("missing"),
                        folder.resolve("logs/metrics.log")))
                .isInstanceOf(StartFailedException.class)
                .hasMessageStartingWith("metrics-service did not start");
    }

    private ServiceProcess start(String script) throws StartFailedException {
        return ServiceProcess.start(
                "metrics-service", List.of("sh", "-c", script), Map.of(), folder, folder.resolve("logs/metrics.log"));
    }
}
