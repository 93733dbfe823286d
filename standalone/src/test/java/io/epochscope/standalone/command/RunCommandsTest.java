package io.epochscope.standalone.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands that ask metrics-service, against one that answers as it does. */
class RunCommandsTest {
    private static final String RUN = """
            {"runId": "%s", "name": "Digits", "status": "%s", "model": "mlp", "epochs": 2, "lastEpoch": %d,
             "validationLoss": 0.5, "bestEpoch": 1, "bestMetric": "validation_accuracy", "bestValue": 0.9375,
             "request": {"seed": %d}, "baseline": true, "column of a later version": 1}
            """;

    private final PrintStream systemOut = System.out;
    private final PrintStream systemErr = System.err;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final List<URI> asked = new ArrayList<>();
    private HttpServer server;

    @TempDir
    Path folder;

    @BeforeEach
    void start() throws IOException {
        var output = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        System.setOut(output);
        System.setErr(output);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        answer("/", 404, "{\"title\":\"Not found\",\"detail\":\"there is no run r9\"}");
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
        System.setOut(systemOut);
        System.setErr(systemErr);
    }

    @Test
    void listsRunsInColumnsAndSaysHowManyThereAre() {
        server.createContext("/runs", exchange -> {
            exchange.getResponseHeaders().add("X-Total-Count", "40");
            send(exchange, 200, "[" + run("r1", "RUNNING", 1, 1) + "]");
        });

        assertThat(execute("runs", "--filter", "model = \"mlp\" and epochs > 1", "--limit", "1"))
                .isZero();

        assertThat(output().lines())
                .containsExactly(
                        "RUN  STATUS   EPOCH  MODEL  BEST                             NAME",
                        "r1   RUNNING  1/2    mlp    validation_accuracy 0.9375 at 1  * Digits",
                        "1 of 40 runs: more with --limit");
        assertThat(asked).first().extracting(URI::getQuery).isEqualTo("limit=1&filter=model = \"mlp\" and epochs > 1");
    }

    @Test
    void listsRunsAsJsonForScripts() throws Exception {
        answer("/runs", 200, "[" + run("r1", "RUNNING", 1, 1) + "]");

        assertThat(execute("runs", "--json")).isZero();

        assertThat(new ObjectMapper()
                        .readTree(output())
                        .at("/0/column of a later version")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void tellsWhatIsWrongWithAFilter() {
        answer("/runs", 400, """
                {"title": "The filter is wrong", "detail": "filter, character 1: 'best' is no column"}""");

        assertThat(execute("runs", "--filter", "best")).isEqualTo(1);

        assertThat(output())
                .contains("epochscope: metrics-service refused the request: filter, character 1: 'best' is no column");
    }

    @Test
    void showsInWhatRunsDiffer() throws Exception {
        answer("/runs/r1", 200, run("r1", "COMPLETED", 2, 1));
        answer("/runs/r2", 200, run("r2", "FAILED", 1, 2));

        assertThat(execute("compare", "r1", "r2")).isZero();
        assertThat(output().lines())
                .startsWith("                  r1                   r2", "≠ seed            1                    2")
                .contains("  validationLoss  0.5                  0.5");

        bytes.reset();
        assertThat(execute("compare", "--json", "r1", "r2")).isZero();
        var json = new ObjectMapper().readTree(output());
        assertThat(json.at("/settings/seed/1").asText()).isEqualTo("2");
        assertThat(json.at("/results/status/1").asText()).isEqualTo("FAILED");
    }

    @Test
    void watchesARunToItsEnd() {
        var states = new ArrayList<>(List.of("RUNNING", "RUNNING", "COMPLETED"));
        server.createContext(
                "/runs/r1",
                exchange -> send(
                        exchange,
                        200,
                        run("r1", states.size() > 1 ? states.remove(0) : states.get(0), 3 - states.size(), 1)));
        answer("/runs/r1/epochs", 200, """
                [{"epoch": 1, "validationLoss": 2.0},
                 {"epoch": 2, "trainLoss": 1.0, "validationLoss": "NaN", "trainAccuracy": 0.25}]""");
        answer("/runs/r1/findings", 200, """
                [{"rule": "overfitting", "subject": "", "firstEpoch": 1, "open": true, "severity": "warning",
                  "title": "Overfitting", "message": "The gap grows"}]""");

        assertThat(execute("watch", "r1")).isZero();

        assertThat(output())
                .containsOnlyOnce("warning since epoch 1  Overfitting: The gap grows")
                .contains("Digits  epoch 1/2 · train loss - acc - · val loss 2.0000 acc -  ▁")
                .contains("Digits  epoch 2/2 · train loss 1.0000 acc 25.0 % · val loss NaN acc -  ▁×")
                .containsOnlyOnce("Digits  epoch 1/2")
                .doesNotContain("\u001b");
        assertThat(output().lines()).last().asString().startsWith("Run r1 is COMPLETED: epoch 2/2 ");
    }

    @Test
    void watchesARunForScriptsALineEach() throws Exception {
        answer("/runs/r1", 200, run("r1", "FAILED", 1, 1));
        answer("/runs/r1/epochs", 200, """
                [{"epoch": 1, "trainLoss": 2.0, "validationLoss": "NaN"}]""");
        answer("/runs/r1/findings", 200, """
                [{"rule": "overfitting", "subject": "", "firstEpoch": 1, "open": true, "severity": "warning",
                  "title": "Overfitting", "message": "The gap grows"}]""");

        assertThat(execute("watch", "r1", "--json")).isEqualTo(1);

        var lines = new ArrayList<JsonNode>();
        for (String line : output().lines().toList()) {
            lines.add(new ObjectMapper().readTree(line));
        }
        assertThat(lines).extracting(line -> line.path("event").asText()).containsExactly("epoch", "finding", "ended");
        assertThat(lines)
                .allSatisfy(line -> assertThat(line.path("runId").asText()).isEqualTo("r1"));
        assertThat(lines.get(0).path("trainLoss").asDouble()).isEqualTo(2);
        assertThat(lines.get(0).path("validationLoss").asText()).isEqualTo("NaN");
        assertThat(lines.get(1).path("severity").asText()).isEqualTo("warning");
        assertThat(lines.get(2).path("status").asText()).isEqualTo("FAILED");
    }

    @Test
    void printsAReportAndNothingElse() {
        answer("/runs/r1/report", 200, "<!doctype html>é");

        assertThat(execute("report", "r1")).isZero();
        assertThat(output()).isEqualTo("<!doctype html>é");

        bytes.reset();
        assertThat(execute("report", "r9")).isEqualTo(1);
        assertThat(output())
                .isEqualTo(
                        "epochscope: metrics-service refused the request: there is no run r9" + System.lineSeparator());
    }

    @Test
    void savesAReportOrLeavesTheOldOne() throws Exception {
        answer("/runs/r1/report", 200, "<!doctype html>");
        Path file = Files.writeString(folder.resolve("report.html"), "as before");

        assertThat(execute("report", "r9", "--output", file.toString())).isEqualTo(1);
        assertThat(file).hasContent("as before");

        assertThat(execute("report", "r1", "--output", file.toString())).isZero();
        assertThat(file).hasContent("<!doctype html>");
        assertThat(folder.toFile().list()).containsExactly("report.html");
    }

    @Test
    void doesNotReplaceWhatIsNoFileNorALink() throws Exception {
        answer("/runs/r1/report", 200, "<!doctype html>");
        Path file = Files.writeString(folder.resolve("elsewhere.html"), "as before");
        Path link = Files.createSymbolicLink(folder.resolve("report.html"), file);

        assertThat(execute("report", "r1", "--output", link.toString())).isZero();
        assertThat(link).isSymbolicLink();
        assertThat(file).hasContent("<!doctype html>");

        assertThat(execute("report", "r1", "--output", "/dev/null")).isEqualTo(1);
        assertThat(output()).contains("/dev/null is there and is no file that could be replaced");
        assertThat(execute(
                        "report",
                        "r1",
                        "--output",
                        folder.resolve("none/report.html").toString()))
                .isEqualTo(1);
        assertThat(output()).contains("There is no folder " + folder.resolve("none"));
    }

    @Test
    void watchesARunWhoseTrainerIsGone() {
        answer("/runs/r1", 200, run("r1", "COMPLETED", 2, 1));
        answer("/runs/r1/epochs", 200, "[]");
        answer("/runs/r1/findings", 200, "[]");

        assertThat(execute("watch", "r1", "--trainer-url", "http://127.0.0.1:1"))
                .isZero();

        assertThat(output()).contains("Run r1 is COMPLETED").doesNotContain("Nothing answers");
    }

    @Test
    void endsWithOneForARunThatFailedAndForOneThatIsNotThere() {
        answer("/runs/r2", 200, run("r2", "FAILED", 1, 1));
        answer("/runs/r2/epochs", 200, "[]");
        answer("/runs/r2/findings", 200, "[]");

        assertThat(execute("watch", "r2")).isEqualTo(1);
        assertThat(execute("watch", "r9")).isEqualTo(1);
        assertThat(output()).contains("Run r2 is FAILED").contains("There is no run r9: see ./epochscope runs");
    }

    @Test
    void savesAFileAndLeavesNothingOfOneThatCannotBeHad() throws Exception {
        answer("/runs/r1/export/scores.parquet", 200, "PAR1");
        Path file = folder.resolve("scores");

        assertThat(execute("export", "r1", "scores", "--format", "parquet", "--output", file.toString()))
                .isZero();
        assertThat(file).hasContent("PAR1");
        assertThat(execute(
                        "export",
                        "r9",
                        "archive",
                        "--output",
                        folder.resolve("archive").toString()))
                .isEqualTo(1);
        assertThat(folder).isDirectoryContaining(file::equals).isDirectoryNotContaining("glob:**archive**");
        assertThat(output()).contains("there is no run r9");
    }

    @Test
    void keepsTheOldFileWhereTheNewOneBreaksOff() throws Exception {
        server.createContext("/runs/r1/export/metrics.csv", exchange -> {
            exchange.sendResponseHeaders(200, 1000);
            exchange.getResponseBody().write('x');
            exchange.close();
        });
        Path file = Files.writeString(folder.resolve("metrics.csv"), "as before");

        assertThat(execute("export", "r1", "metrics", "--output", file.toString()))
                .isEqualTo(1);

        assertThat(file).hasContent("as before");
        assertThat(folder.toFile().list()).containsExactly("metrics.csv");
    }

    @Test
    void namesWhatCanBeExported() {
        assertThat(execute("export", "r1", "weights")).isEqualTo(2);
        assertThat(output())
                .containsIgnoringWhitespaces("metrics, steps, scores, histograms, tensors, tensorboard, archive");
    }

    private int execute(String command, String... arguments) {
        var all = new ArrayList<>(List.of(command));
        all.addAll(List.of(arguments));
        all.addAll(List.of("--url", "http://127.0.0.1:" + server.getAddress().getPort()));
        return EpochscopeCommand.execute(all.toArray(String[]::new));
    }

    private static String run(String id, String status, int epoch, int seed) {
        return RUN.formatted(id, status, epoch, seed);
    }

    private void answer(String path, int status, String body) {
        server.createContext(path, exchange -> send(exchange, status, body));
    }

    private void send(HttpExchange exchange, int status, String body) throws IOException {
        asked.add(exchange.getRequestURI());
        byte[] content = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, content.length);
        exchange.getResponseBody().write(content);
        exchange.close();
    }

    private String output() {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
