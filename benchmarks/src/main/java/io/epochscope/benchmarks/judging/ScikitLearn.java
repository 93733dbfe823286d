package io.epochscope.benchmarks.judging;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.epochscope.benchmarks.ChildProcess;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Runs scikit-learn on exported scores, in a process of an interpreter that the user names. */
final class ScikitLearn {

    private static final String SCRIPT = "scikit_learn.py";

    private final String interpreter;
    private final Path folder;

    /** @param folder for the script and what it complains of */
    ScikitLearn(String interpreter, Path folder) throws IOException {
        this.interpreter = interpreter;
        this.folder = folder;
        try (InputStream script = ScikitLearn.class.getResourceAsStream(SCRIPT)) {
            Files.copy(script, folder.resolve(SCRIPT));
        }
    }

    /**
     * What scikit-learn says of scores. Of undefined figures null is made NaN.
     *
     * @param report figures of labels and predictions
     * @param calibration figures of p(predicted class)
     */
    record Judgement(
            @JsonProperty("report") Map<String, Double> report,
            @JsonProperty("calibration") Map<String, Double> calibration) {

        Judgement {
            report = defined(report);
            calibration = defined(calibration);
        }

        private static Map<String, Double> defined(Map<String, Double> figures) {
            return figures.entrySet().stream()
                    .collect(Collectors.toMap(
                            Map.Entry::getKey, figure -> figure.getValue() == null ? Double.NaN : figure.getValue()));
        }
    }

    /**
     * Which one it is.
     *
     * @throws IllegalStateException if the interpreter cannot be started or lacks scikit-learn
     */
    String version() throws IOException, InterruptedException {
        return run().strip();
    }

    /**
     * Judges scores.
     *
     * @param scores as they were exported, CSV
     * @param classes how many there are
     * @throws IllegalStateException if it cannot
     */
    Judgement judge(Path scores, int classes) throws IOException, InterruptedException {
        return new ObjectMapper().readValue(run(scores.toString(), String.valueOf(classes)), Judgement.class);
    }

    private String run(String... arguments) throws IOException, InterruptedException {
        Path complaints = folder.resolve("complaints.txt");
        List<String> command =
                new ArrayList<>(List.of(interpreter, folder.resolve(SCRIPT).toString()));
        command.addAll(List.of(arguments));
        try (ChildProcess process = start(command, complaints)) {
            String answer = process.answer();
            int code = process.exitCode();
            if (code != 0) {
                List<String> lines = Files.readAllLines(complaints);
                throw failed(lines.isEmpty() ? "exit code " + code : lines.get(lines.size() - 1), null);
            }
            return answer;
        }
    }

    private ChildProcess start(List<String> command, Path complaints) {
        try {
            return new ChildProcess(new ProcessBuilder(command).redirectError(Redirect.to(complaints.toFile())));
        } catch (IOException notStarted) {
            throw failed(notStarted.getMessage(), notStarted);
        }
    }

    private IllegalStateException failed(String reason, Exception cause) {
        return new IllegalStateException(
                "%s does not run scikit-learn (%s): name an interpreter that has it with --python"
                        .formatted(interpreter, reason),
                cause);
    }
}
