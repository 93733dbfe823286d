package io.epochscope.standalone.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Commands as processes of their own that somebody ends in the middle. By SIGTERM: it takes the way that SIGINT takes,
 * which a JVM does not hear in the background of a shell.
 */
class StoppedCommandTest {
    private static final int SIGTERM = 143;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    private final List<HttpExchange> held = new CopyOnWriteArrayList<>();
    private HttpServer server;
    private Process process;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newCachedThreadPool(task -> {
            var thread = new Thread(task);
            thread.setDaemon(true);
            return thread;
        }));
        server.start();
    }

    @AfterEach
    void leaveNothing() {
        held.forEach(HttpExchange::close);
        server.stop(0);
        if (process != null) {
            process.destroyForcibly();
        }
    }

    @Test
    void leavesNoHalfReport() throws Exception {
        leavesNoHalfFile("report", "r1");
    }

    @Test
    void leavesNoHalfExport() throws Exception {
        leavesNoHalfFile("export", "r1", "metrics");
    }

    private void leavesNoHalfFile(String... command) throws Exception {
        server.createContext("/runs/r1/", exchange -> hold(exchange, 1000, "half of it"));
        Path file =
                Files.writeString(Files.createDirectory(folder.resolve("saved")).resolve("file"), "as before");

        var arguments = new ArrayList<>(List.of(command));
        arguments.addAll(List.of("--output", file.toString()));
        start(arguments.toArray(String[]::new));
        await().atMost(PATIENCE).until(() -> !held.isEmpty() && !isFinished() && filesBeside(file) == 2);
        end();

        assertThat(process.exitValue()).as(output()).isEqualTo(SIGTERM);
        assertThat(file).hasContent("as before");
        assertThat(filesBeside(file)).isEqualTo(1);
        assertThat(output()).isEmpty();
    }

    @Test
    void saysThatTheRunGoesOn() throws Exception {
        train();
        end();

        assertThat(process.exitValue()).as(output()).isEqualTo(SIGTERM);
        assertThat(output())
                .contains(
                        "The run goes on: " + url() + "/runs/r1, stop it with curl -X POST " + url() + "/runs/r1/stop");
        assertThat(errors()).isEmpty();
    }

    @Test
    void tellsScriptsNothingButJson() throws Exception {
        train("--json");
        end();

        assertThat(process.exitValue()).as(output()).isEqualTo(SIGTERM);
        assertThat(output().lines()).hasSize(2).allMatch(line -> line.startsWith("{\"event\":"));
        assertThat(errors()).contains("The run goes on: ");
    }

    @Test
    void endsWatchingAtOnce() throws Exception {
        server.createContext("/runs/r1/epochs", exchange -> answer(exchange, 200, "[{\"epoch\": 1}]"));
        server.createContext("/runs/r1/findings", exchange -> answer(exchange, 200, "[]"));
        server.createContext(
                "/runs/r1",
                exchange -> answer(
                        exchange, 200, "{\"runId\":\"r1\",\"name\":\"digits\",\"status\":\"RUNNING\",\"epochs\":9}"));

        start("watch", "r1");
        await().atMost(PATIENCE).until(() -> isFinished() || output().contains("digits  epoch 1/9"));
        end();

        assertThat(process.exitValue()).as(output()).isEqualTo(SIGTERM);
        assertThat(errors()).isEmpty();
    }

    private void train(String... options) throws Exception {
        server.createContext("/runs", exchange -> answer(exchange, 202, "{\"id\":\"r1\",\"name\":\"digits\"}"));
        server.createContext(
                "/runs/r1/progress",
                exchange -> hold(
                        exchange, 0, "data: {\"runId\":\"r1\",\"status\":\"QUEUED\",\"epoch\":0,\"epochs\":2}\n\n"));
        Path request = Files.writeString(folder.resolve("request.json"), "{}");
        var arguments = new ArrayList<>(List.of("train", request.toString()));
        arguments.addAll(List.of(options));
        start(arguments.toArray(String[]::new));
        await().atMost(PATIENCE).until(() -> isFinished() || output().contains("QUEUED"));
    }

    private void start(String... arguments) throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                EpochscopeCommand.class.getName()));
        command.addAll(List.of(arguments));
        command.addAll(List.of("--url", url(), "--state", folder.toString()));
        process = new ProcessBuilder(command)
                .redirectOutput(folder.resolve("output").toFile())
                .redirectError(folder.resolve("errors").toFile())
                .start();
    }

    private void end() throws InterruptedException {
        process.destroy();
        assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    }

    private boolean isFinished() {
        return !process.isAlive();
    }

    private void hold(HttpExchange exchange, long length, String begin) throws IOException {
        exchange.sendResponseHeaders(200, length);
        exchange.getResponseBody().write(begin.getBytes(StandardCharsets.UTF_8));
        exchange.getResponseBody().flush();
        held.add(exchange);
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static long filesBeside(Path file) throws IOException {
        try (var files = Files.list(file.getParent())) {
            return files.count();
        }
    }

    private String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private String output() throws IOException {
        return Files.readString(folder.resolve("output"));
    }

    private String errors() throws IOException {
        return Files.readString(folder.resolve("errors"));
    }
}
