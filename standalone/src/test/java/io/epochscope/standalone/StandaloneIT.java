package io.epochscope.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged program with the packaged services, from an empty state folder whose path has a space. */
class StandaloneIT {
    private static final Pattern RUN = Pattern.compile("Run (\\S+) is COMPLETED");

    @TempDir
    Path folder;

    @AfterEach
    void leaveNothingRunning() throws Exception {
        run("down");
    }

    @Test
    void trainsStoresEverythingAndKeepsItOverARestart() throws Exception {
        Outcome demo = run("demo", "--once");
        assertThat(demo.output())
                .contains("demo land cover, cnn: COMPLETED after 12 epochs")
                .contains("demo digits, mlp: COMPLETED after 8 epochs")
                .containsPattern("events +(\\d+) of \\1 stored: COMPLETE");
        assertThat(demo.exitCode()).as(demo.output()).isZero();
        assertThat(run("status").output()).startsWith("Nothing runs");

        Outcome up = run("up", "--detach");
        assertThat(up.exitCode()).as(up.output()).isZero();
        Outcome status = run("status");
        assertThat(status.output().lines())
                .hasSizeGreaterThanOrEqualTo(4)
                .allSatisfy(part -> assertThat(part).endsWith(" ready").doesNotEndWith("not ready"));
        assertThat(status.output()).containsPattern("start page +http://localhost:\\d+/ ");
        assertThat(run("up").output()).contains("The system is running already");
        assertThat(stored(status)).contains(firstRunOf(demo));

        Outcome refused = run("train", request("{\"optimizer\": {\"type\": \"adam\", \"learningRate\": -1}}"));
        assertThat(refused.output()).contains("optimizer.learningRate: -1.0, accepted: ");
        assertThat(refused.exitCode()).isEqualTo(1);
        Outcome trained = run(
                "train", request("{\"name\": \"short\", \"epochs\": 1}"), "--corrections", corrections("0,1,exclude,"));
        assertThat(trained.output()).contains("is COMPLETED");
        assertThat(trained.exitCode()).as(trained.output()).isZero();
        asksForWhatIsStored(run("runs", "--json"), firstRunOf(demo), firstRunOf(trained));
        Outcome unknown = run("train", request("{\"epochs\": 1}"), "--corrections", corrections("0,1,relabel,road"));
        assertThat(unknown.output()).contains("corrections[0].class: road, accepted: one of 0, 1,");
        assertThat(unknown.exitCode()).isEqualTo(1);
        Outcome misfit = run("train", request("{\"epochs\": 1}"), "--corrections", corrections("900,1,exclude,"));
        assertThat(misfit.output()).contains("is FAILED (corrections[0].row is 900, accepted: ");
        assertThat(misfit.exitCode()).isEqualTo(1);

        assertThat(run("down").output()).isEqualTo("Stopped");
        assertThat(run("status").output()).startsWith("Nothing runs");
    }

    private void asksForWhatIsStored(Outcome runs, String demo, String trained) throws Exception {
        assertThat(runs.output()).startsWith("[").contains(demo, trained);
        assertThat(run("runs", "--filter", "name = \"short\"").output())
                .contains(trained)
                .doesNotContain(demo);
        assertThat(run("watch", trained).output()).contains("Run " + trained + " is COMPLETED");
        assertThat(run("compare", demo, trained).output()).contains("≠ epochs ");
        assertThat(run("report", trained).output())
                .startsWithIgnoringCase("<!doctype html>")
                .endsWith("</html>");
        Path file = folder.resolve("exported.csv");
        assertThat(run("export", trained, "metrics", "--output", file.toString())
                        .exitCode())
                .isZero();
        assertThat(file).content().contains("validation,loss,1,");
    }

    private String request(String json) throws IOException {
        return Files.writeString(folder.resolve("request.json"), json).toString();
    }

    private String corrections(String row) throws IOException {
        return Files.writeString(
                        folder.resolve("corrections.csv"), "scene,row,column,action,class\nsamples," + row + "\n")
                .toString();
    }

    /** What metrics-service lists. */
    private static String stored(Outcome status) throws Exception {
        var address =
                Pattern.compile("metrics-service .*(http://localhost:\\d+)").matcher(status.output());
        assertThat(address.find()).isTrue();
        try (var in = URI.create(address.group(1) + "/runs").toURL().openStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String firstRunOf(Outcome demo) {
        var run = RUN.matcher(demo.output());
        assertThat(run.find()).isTrue();
        return run.group(1);
    }

    private Outcome run(String... arguments) throws Exception {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                // No command runs for long enough for the better compiler to pay.
                "-XX:TieredStopAtLevel=1",
                "-Depochscope.root=" + Path.of("..").toAbsolutePath().normalize(),
                "-jar",
                Path.of("target", "standalone.jar").toString()));
        command.addAll(List.of(arguments));
        command.addAll(List.of("--state", folder.resolve("a state").toString()));
        Path output = folder.resolve("output");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().put("EPOCHSCOPE_GRAFANA_DOWNLOAD", "false");
        Process process = builder.start();
        int exitCode = process.waitFor();
        return new Outcome(exitCode, Files.readString(output).strip());
    }

    private record Outcome(int exitCode, String output) {}
}
