package io.epochscope.standalone.command;

import io.epochscope.standalone.grafana.GrafanaDownload;
import io.epochscope.standalone.grafana.GrafanaHome;
import io.epochscope.standalone.port.Ports;
import io.epochscope.standalone.port.Purpose;
import io.epochscope.standalone.process.StartFailedException;
import io.epochscope.standalone.process.StopSignal;
import io.epochscope.standalone.state.RunningSystem;
import io.epochscope.standalone.state.StateLock;
import io.epochscope.standalone.state.SystemRecord;
import io.epochscope.standalone.system.KilledSystem;
import io.epochscope.standalone.system.LocalSystem;
import java.io.File;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Brings the system up in this process, does something with it, and takes it down whichever way that ends. */
final class SystemSession {
    private final Surroundings surroundings;
    private final Map<Purpose, Integer> fixedPorts;
    private final PrintStream output;
    private final boolean mayDownload;

    /** @param mayDownload whether a Grafana that is not there is worth a download */
    SystemSession(
            Surroundings surroundings, Map<Purpose, Integer> fixedPorts, boolean mayDownload, PrintStream output) {
        this.surroundings = surroundings;
        this.fixedPorts = fixedPorts;
        this.output = output;
        this.mayDownload = mayDownload && !"false".equals(System.getenv(GrafanaDownload.VARIABLE));
    }

    /** What is done while the system is up. */
    @FunctionalInterface
    interface Work {
        int with(LocalSystem system, RunningSystem running) throws Exception;
    }

    /** Returns what the work returns. */
    @SuppressWarnings("try") // The signal and the lock are there to be closed.
    int run(Work work) throws Exception {
        try (var signal = new StopSignal();
                StateLock lock = lock()) {
            Optional<GrafanaHome> grafana = findGrafana();
            new KilledSystem(surroundings.state(), output::println).stopWhatItLeft();
            try (var ports = Ports.choose(fixedPorts, output::println);
                    var system = new LocalSystem(
                            surroundings.installation(), surroundings.state(), ports, output::println)) {
                RunningSystem running = system.start(grafana);
                printAddresses(running);
                return work.with(system, running);
            }
        }
    }

    private StateLock lock() throws Exception {
        Optional<StateLock> lock = StateLock.take(surroundings.state());
        if (lock.isEmpty()) {
            var running = new SystemRecord(surroundings.state()).read();
            throw new StartFailedException("The system is running already on "
                    + surroundings.state().path()
                    + running.map(system ->
                                    " (pid " + system.supervisor() + ", trainer-service at " + system.trainer() + ")")
                            .orElse("")
                    + ": see ./epochscope status, stop it with ./epochscope down");
        }
        return lock.get();
    }

    private Optional<GrafanaHome> findGrafana() throws InterruptedException {
        List<Path> searchPath = Arrays.stream(
                        System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .map(Path::of)
                .toList();
        Path userHome = Path.of(System.getProperty("user.home"));
        Optional<GrafanaHome> found = GrafanaHome.find(System.getenv(GrafanaHome.VARIABLE), userHome, searchPath);
        return found.isPresent() || !mayDownload
                ? found
                : new GrafanaDownload(userHome.resolve(".cache").resolve("epochscope"), output::println).get();
    }

    private void printAddresses(RunningSystem running) {
        output.println();
        output.println("start page        " + running.startPage());
        output.println("trainer-service   " + running.trainer() + "/q/swagger-ui");
        output.println("metrics-service   " + running.metrics() + "/q/swagger-ui");
        output.println(running.grafana() == null ? GrafanaHome.HOW_TO_GET : "Grafana           " + running.grafana());
        output.println();
    }
}
