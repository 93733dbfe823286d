package io.epochscope.benchmarks.judging;

import io.epochscope.benchmarks.Figure;
import io.epochscope.benchmarks.Figure.Mark;
import io.epochscope.benchmarks.Settings;
import io.epochscope.benchmarks.WholeSystem;
import io.epochscope.benchmarks.judging.ScikitLearn.Judgement;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Trains on MNIST through the whole system, exports what was predicted, and compares what scikit-learn makes of it with
 * what the read views say. Exported probabilities are the shortest decimals of floats, hence exactly those that the
 * engine had.
 */
final class ScikitLearnAgreement {

    private static final double MARK = 1e-9;

    private static final Map<String, Map<String, Object>> MODELS = Map.of(
            "mlp",
            Map.of("type", "mlp", "hidden", List.of(128, 64), "dropout", 0.2),
            "cnn",
            Map.of("type", "cnn", "channels", List.of(16, 32), "batchNorm", true));

    private final Settings settings;

    ScikitLearnAgreement(Settings settings) {
        this.settings = settings;
    }

    void measure(String bench, Consumer<Figure> figures) throws Exception {
        Path mnist = settings.dataFolder("mnist").toAbsolutePath();
        try (WholeSystem system = new WholeSystem(settings)) {
            ScikitLearn scikitLearn = new ScikitLearn(settings.python(), system.folder());
            String version = "scikit-learn " + scikitLearn.version();
            system.start();
            for (String model : List.of("mlp", "cnn")) {
                String run = system.train(request(model, mnist));
                try (Connection connection = system.reader().connect()) {
                    JudgedFigures views = new JudgedFigures(connection);
                    for (String name : List.of("validation", "test")) {
                        JudgedSplit split = JudgedSplit.last(connection, run, name);
                        Path scores = system.folder().resolve(model + "-" + name + ".csv");
                        new ExportedScores(system).download(split, scores);
                        Judgement theirs = scikitLearn.judge(scores, split.classes());
                        String subject = "%s on mnist, %s: ".formatted(model, name);
                        String beside = String.format(Locale.ROOT, "%s; accuracy %.4f", version, split.accuracy());
                        figures.accept(figure(
                                bench, subject + "report", Agreement.of(views.report(split), theirs.report()), beside));
                        figures.accept(figure(
                                bench,
                                subject + "calibration",
                                Agreement.of(views.calibration(split), theirs.calibration()),
                                version));
                    }
                }
            }
        }
    }

    private static Map<String, Object> request(String model, Path mnist) {
        return Map.of(
                "name",
                "bench judging " + model,
                "model",
                MODELS.get(model),
                "dataset",
                Map.of("type", "idx", "folder", mnist.toString(), "train", 8000, "validation", 1000, "test", 1000),
                "optimizer",
                Map.of("type", "adam", "learningRate", 1e-3),
                "epochs",
                3,
                "batchSize",
                64,
                "seed",
                1);
    }

    private static Figure figure(String bench, String name, Agreement agreement, String beside) {
        String where = agreement.where().isEmpty() ? "" : ", most in " + agreement.where();
        return new Figure(
                bench,
                name + ", largest difference",
                agreement.largest(),
                "",
                Mark.atMost(MARK),
                "of %d figures%s; %s".formatted(agreement.figures(), where, beside));
    }
}
