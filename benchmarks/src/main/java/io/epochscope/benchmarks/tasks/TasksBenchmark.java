package io.epochscope.benchmarks.tasks;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.epochscope.benchmarks.Benchmark;
import io.epochscope.benchmarks.Figure;
import io.epochscope.benchmarks.PythonScript;
import io.epochscope.benchmarks.Settings;
import io.epochscope.benchmarks.WholeSystem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Ten tasks done in the pages of metrics-service, and in TensorBoard on what the same runs were exported as. */
public final class TasksBenchmark implements Benchmark {

    private static final String NAME = "tasks";
    private static final String SCRIPT = "tasks.py";
    private static final String LAST_WEIGHTS = "10Linear/weight/weight";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String description() {
        return "Clicks, keys and seconds of ten tasks, in a browser, here and in TensorBoard.";
    }

    @Override
    public void measure(Settings settings, Consumer<Figure> figures) throws Exception {
        Path scenes = settings.dataFolder("scenes").toAbsolutePath();
        try (WholeSystem system = new WholeSystem(settings)) {
            PythonScript script = new PythonScript(
                    settings.python(), TasksBenchmark.class, SCRIPT, system.folder(), "Playwright and TensorBoard");
            system.start();
            String run = system.train(request(scenes, 0));
            String other = system.train(request(scenes, 0.5));
            Path logs = Files.createDirectory(system.folder().resolve("logs"));
            for (String each : List.of(run, other)) {
                unpack(system, each, logs);
            }
            try (TensorBoard board = TensorBoard.start(settings.python(), logs, other)) {
                String lines = script.run(
                        system.metrics("/").toString(), board.address().toString(), run, other, LAST_WEIGHTS);
                ObjectMapper mapper = new ObjectMapper();
                for (String line : lines.lines().toList()) {
                    mapper.readValue(line, TaskEfforts.class).figures(NAME).forEach(figures);
                }
            }
        }
    }

    private static Map<String, Object> request(Path scenes, double dropout) {
        Map<String, Object> request = new HashMap<>();
        request.put("name", dropout > 0 ? "With dropout" : "Without dropout");
        request.put("model", Map.of("type", "cnn", "channels", List.of(16, 32), "batchNorm", true, "dropout", dropout));
        request.put(
                "dataset",
                Map.of("type", "scenes", "folder", scenes.toString(), "patch", 16, "blockSize", 6, "validation", 0.2));
        request.put("optimizer", Map.of("type", "adam", "learningRate", 1e-3));
        request.put("epochs", 20);
        request.put("batchSize", 32);
        request.put("seed", 1);
        return request;
    }

    private static void unpack(WholeSystem system, String run, Path logs) throws IOException {
        Path archive = logs.resolveSibling(run + ".zip");
        try (InputStream content = system.metrics("/runs/" + run + "/export/tensorboard.zip")
                .toURL()
                .openStream()) {
            Files.copy(content, archive);
        }
        try (FileSystem zip = FileSystems.newFileSystem(archive)) {
            Path top = zip.getPath("/");
            try (Stream<Path> entries = Files.walk(top)) {
                for (Path entry : entries.filter(Files::isRegularFile).toList()) {
                    Path target = logs.resolve(top.relativize(entry).toString());
                    Files.createDirectories(target.getParent());
                    Files.copy(entry, target);
                }
            }
        }
    }
}
