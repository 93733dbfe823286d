package io.epochscope.benchmarks.judging;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.epochscope.benchmarks.PythonScript;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;

/** Runs scikit-learn on exported scores, in a process of an interpreter that the user names. */
final class ScikitLearn {

    private static final String SCRIPT = "scikit_learn.py";

    private final PythonScript script;

    /** @param folder for the script and what it complains of */
    ScikitLearn(String interpreter, Path folder) throws IOException {
        script = new PythonScript(interpreter, ScikitLearn.class, SCRIPT, folder, "scikit-learn");
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
        return script.run().strip();
    }

    /**
     * Judges scores.
     *
     * @param scores as they were exported, CSV
     * @param classes how many there are
     * @throws IllegalStateException if it cannot
     */
    Judgement judge(Path scores, int classes) throws IOException, InterruptedException {
        return new ObjectMapper().readValue(script.run(scores.toString(), String.valueOf(classes)), Judgement.class);
    }
}
