package io.epochscope.benchmarks.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.epochscope.benchmarks.Bench;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The benchmark as a process of its own, which somebody ends in the middle. */
class ChaosStopIT {

    private static final Duration UNTIL_IT_HAS_KILLED = Duration.ofMinutes(3);

    /** Far more than it takes, and less than the producer's patience with a broker that is away. */
    private static final Duration UNTIL_IT_HAS_ENDED = Duration.ofMinutes(2);

    @TempDir
    private Path folder;

    private Process benchmark;

    @AfterEach
    void kill() {
        if (benchmark != null) {
            benchmark.descendants().forEach(ProcessHandle::destroyForcibly);
            benchmark.destroyForcibly();
        }
    }

    @Test
    void leavesNothingBehindWhenItIsEnded() throws Exception {
        benchmark = start();
        await().atMost(UNTIL_IT_HAS_KILLED).until(() -> !benchmark.isAlive() || hasKilled());
        assertThat(benchmark.isAlive()).as("output: %s", output()).isTrue();
        List<ProcessHandle> parts = benchmark.descendants().toList();
        Path postmaster =
                home().orElseThrow().resolve("postgres").resolve("data").resolve("postmaster.pid");
        ProcessHandle postgres = ProcessHandle.of(
                        Long.parseLong(Files.readAllLines(postmaster).get(0)))
                .orElseThrow();
        assertThat(parts).hasSizeGreaterThanOrEqualTo(2);

        // SIGTERM.
        benchmark.destroy();

        await().atMost(UNTIL_IT_HAS_ENDED).until(() -> !benchmark.isAlive());
        assertThat(home()).isEmpty();
        // They end a moment after they are seen to: PostgreSQL when it has removed its lock file.
        await().atMost(UNTIL_IT_HAS_ENDED)
                .until(() -> parts.stream().noneMatch(ProcessHandle::isAlive) && !postgres.isAlive());
    }

    private Process start() throws IOException {
        Path temporary = Files.createDirectory(folder.resolve("tmp"));
        var builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Djava.io.tmpdir=" + temporary,
                        "-Depochscope.root=" + Path.of("..").toRealPath(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Bench.class.getName(),
                        "chaos")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output").toFile());
        // Nothing here runs for long enough for the better compiler to pay.
        builder.environment().put("JAVA_TOOL_OPTIONS", "-XX:TieredStopAtLevel=1");
        return builder.start();
    }

    /** Where the benchmark keeps its files, once it does. */
    private Optional<Path> home() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("tmp"))) {
            return files.filter(file -> file.getFileName().toString().startsWith("epochscope-bench"))
                    .findFirst();
        }
    }

    private boolean hasKilled() throws IOException {
        // The second log is that of the start after the first kill, while others publish.
        return home().filter(home -> Files.exists(home.resolve("logs").resolve("metrics-service-1-2.log")))
                .isPresent();
    }

    private String output() throws IOException {
        return Files.readString(folder.resolve("output"));
    }
}
