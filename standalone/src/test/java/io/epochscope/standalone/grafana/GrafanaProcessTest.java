package io.epochscope.standalone.grafana;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.epochscope.backing.postgres.DatabaseLogin;
import io.epochscope.standalone.state.StateFolder;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Maven runs tests in the module's folder. */
class GrafanaProcessTest {
    private static final Path DASHBOARDS = Path.of("..", "grafana").toAbsolutePath();
    private static final Pattern VARIABLE = Pattern.compile("\\$(EPOCHSCOPE_\\w+)");
    private static final URI ALERT_LOG = URI.create("http://127.0.0.1:8081/alerts");

    @TempDir
    Path folder;

    @Test
    void isToldAllThatItsProvisioningRefersTo() throws Exception {
        Path environment = folder.resolve("environment");
        var home = new GrafanaHome(
                folder,
                program("env > " + environment + ".new; mv " + environment + ".new " + environment
                        + "; exec sleep 60"));
        var reader = new DatabaseLogin("jdbc:postgresql://127.0.0.1:5432/epochscope", "grafana", "secret");

        try (var grafana = new GrafanaProcess(home, DASHBOARDS, new StateFolder(folder.resolve("state")))
                .start(3000, 5432, reader, ALERT_LOG)) {
            await().atMost(Duration.ofSeconds(30)).until(() -> Files.exists(environment) || !grafana.isAlive());
            List<String> given = Files.readAllLines(environment);

            assertThat(variables())
                    .contains("EPOCHSCOPE_ALERT_WEBHOOK")
                    .allSatisfy(name -> assertThat(given)
                            .anySatisfy(line -> assertThat(line).matches(name + "=.+")));
        }
    }

    @Test
    void tellsAlertsToTheServicesLogUnlessAnotherAddressIsNamed() {
        assertThat(GrafanaProcess.webhook(Map.of(), ALERT_LOG)).isEqualTo(ALERT_LOG.toString());
        assertThat(GrafanaProcess.webhook(Map.of("EPOCHSCOPE_ALERT_WEBHOOK", " "), ALERT_LOG))
                .isEqualTo(ALERT_LOG.toString());
        assertThat(GrafanaProcess.webhook(Map.of("EPOCHSCOPE_ALERT_WEBHOOK", "https://chat.example/hook"), ALERT_LOG))
                .isEqualTo("https://chat.example/hook");
    }

    private Path program(String script) throws IOException {
        Path program = Files.writeString(folder.resolve("grafana"), "#!/bin/sh\n" + script + "\n");
        assertThat(program.toFile().setExecutable(true)).isTrue();
        return program;
    }

    private static Set<String> variables() throws IOException {
        var names = new TreeSet<String>();
        try (Stream<Path> files = Files.walk(DASHBOARDS.resolve("provisioning"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                VARIABLE.matcher(Files.readString(file)).results().forEach(match -> names.add(match.group(1)));
            }
        }
        return names;
    }
}
