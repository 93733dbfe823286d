package io.epochscope.benchmarks.judging;

import io.epochscope.benchmarks.Figure;
import io.epochscope.engine.objective.SplitTally;
import io.epochscope.events.v1.SampleOutput;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What the spread of p(class) and the calibration add to judging a sample: the engine's tally, which has both, beside
 * the confusion matrix and the loss alone, batch by batch in turns.
 */
final class TallyCost {

    private static final int BATCHES = 20;
    private static final int WARM_UP = 10;
    private static final int ROUNDS = 31;

    /** Logits that hardly differ may have equal logarithms of probabilities. */
    private static final double TIES = 1e-3;

    /** About half of the samples are right then. */
    private static final float STRENGTH_OF_TEN = 3;

    private static final float STRENGTH_OF_A_THOUSAND = 7;

    private final MadeUpClassifier classifier;
    private final float strength;
    private final MatrixAlone alone;
    private final SplitTally tally;
    private final List<Double> tallied = new ArrayList<>();
    private final List<Double> matrix = new ArrayList<>();
    private final List<Double> judged = new ArrayList<>();

    private TallyCost(int classes, float strength) {
        this.strength = strength;
        classifier = new MadeUpClassifier(classes, BATCHES * MadeUpClassifier.BATCH);
        alone = new MatrixAlone(classes);
        tally = classifier.tally();
    }

    static void measure(String bench, Consumer<Figure> figures) {
        figures.accept(new TallyCost(10, STRENGTH_OF_TEN).figure(bench, "10 classes"));
        figures.accept(new TallyCost(1_000, STRENGTH_OF_A_THOUSAND).figure(bench, "1,000 classes"));
    }

    private Figure figure(String bench, String classes) {
        for (int round = 0; round < WARM_UP + ROUNDS; round++) {
            round(round);
        }
        if (Math.abs(tally.accuracy() - alone.accuracy()) > TIES || tally.loss() != alone.loss()) {
            throw new IllegalStateException(
                    "the tally's loss and accuracy are %s and %s, those of the matrix alone %s and %s"
                            .formatted(tally.loss(), tally.accuracy(), alone.loss(), alone.accuracy()));
        }
        double with = median(tallied);
        double without = median(matrix);
        return new Figure(
                bench,
                "p(class) and calibration of a sample, " + classes,
                with - without,
                "ns",
                Optional.empty(),
                String.format(
                        Locale.ROOT,
                        "with: %.1f, matrix and loss alone: %.1f; softmax and scores: %.0f; medians of %d rounds",
                        with,
                        without,
                        median(judged),
                        ROUNDS));
    }

    private void round(int number) {
        long judging = 0;
        long withAll = 0;
        long withMatrix = 0;
        for (int b = 0; b < BATCHES; b++) {
            classifier.draw(b * MadeUpClassifier.BATCH, strength);
            long begin = System.nanoTime();
            classifier.judge();
            judging += System.nanoTime() - begin;
            alone.take(classifier);
            if (number % 2 == 0) {
                withAll += nanos(tally::add);
                withMatrix += nanos(alone::add);
            } else {
                withMatrix += nanos(alone::add);
                withAll += nanos(tally::add);
            }
        }
        if (number >= WARM_UP) {
            double samples = BATCHES * MadeUpClassifier.BATCH;
            judged.add(judging / samples);
            tallied.add(withAll / samples);
            matrix.add(withMatrix / samples);
        }
    }

    private static long nanos(Runnable work) {
        long begin = System.nanoTime();
        work.run();
        return System.nanoTime() - begin;
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }

    /** The least that a report needs. */
    private static final class MatrixAlone {

        private final int classes;
        private final long[] confusion;
        private final int[] label = new int[MadeUpClassifier.BATCH];
        private final int[] predicted = new int[MadeUpClassifier.BATCH];
        private final float[] losses = new float[MadeUpClassifier.BATCH];
        private double loss;
        private long correct;
        private long samples;

        MatrixAlone(int classes) {
            this.classes = classes;
            confusion = new long[classes * classes];
        }

        void take(MadeUpClassifier classifier) {
            for (int i = 0; i < label.length; i++) {
                SampleOutput output = classifier.output(i);
                label[i] = output.getLabel();
                losses[i] = output.getLoss();
                predicted[i] = classifier.predicted(i);
            }
        }

        void add() {
            for (int i = 0; i < label.length; i++) {
                loss += losses[i];
                confusion[label[i] * classes + predicted[i]]++;
                if (predicted[i] == label[i]) {
                    correct++;
                }
            }
            samples += label.length;
        }

        double loss() {
            return loss / samples;
        }

        double accuracy() {
            return (double) correct / samples;
        }
    }
}
