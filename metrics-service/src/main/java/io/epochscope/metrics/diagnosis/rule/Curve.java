package io.epochscope.metrics.diagnosis.rule;

import io.epochscope.metrics.diagnosis.history.EpochFigures;
import io.epochscope.metrics.diagnosis.history.RunHistory;
import io.epochscope.metrics.diagnosis.history.SplitFigures;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.DoubleStream;

/**
 * A figure over the epochs. Epochs in which it is not finite, or not there, are left out.
 *
 * @param points in the order of their epochs
 */
record Curve(List<Point> points) {

    /** An epoch and what the figure was in it. */
    record Point(int epoch, double value) {}

    static Curve of(RunHistory run, Function<EpochFigures, OptionalDouble> figure) {
        List<Point> points = new ArrayList<>();
        for (EpochFigures epoch : run.epochs()) {
            OptionalDouble value = figure.apply(epoch);
            // Without streams: for each new epoch, a dozen rules look at all epochs before.
            if (value.isPresent() && Double.isFinite(value.getAsDouble())) {
                points.add(new Point(epoch.epoch(), value.getAsDouble()));
            }
        }
        return new Curve(points);
    }

    static Curve trainLoss(RunHistory run) {
        return of(run, epoch -> loss(epoch.train()));
    }

    static Curve validationLoss(RunHistory run) {
        return of(run, epoch -> loss(epoch.validation()));
    }

    /** What the run is judged by: the validation loss, or the training loss where nothing is validated. */
    static Curve judgedLoss(RunHistory run) {
        return of(run, EpochFigures::judgedLoss);
    }

    static Curve validationAccuracy(RunHistory run) {
        return of(
                run,
                epoch -> epoch.validation()
                        .map(split -> split.metric("accuracy"))
                        .orElseGet(OptionalDouble::empty));
    }

    private static OptionalDouble loss(Optional<SplitFigures> split) {
        return split.map(figures -> OptionalDouble.of(figures.loss())).orElseGet(OptionalDouble::empty);
    }

    /** Whether the figure is known of the run's last epoch. */
    boolean reaches(RunHistory run) {
        return !points.isEmpty() && last().epoch() == run.last().epoch();
    }

    int size() {
        return points.size();
    }

    Point first() {
        return points.get(0);
    }

    Point last() {
        return points.get(points.size() - 1);
    }

    /** The earliest of the lowest. */
    Point lowest() {
        return points.stream().min(Comparator.comparingDouble(Point::value)).orElseThrow();
    }

    /** The last points, at most so many. */
    Curve last(int count) {
        return new Curve(points.subList(Math.max(0, points.size() - count), points.size()));
    }

    /** All but the last points. */
    Curve withoutLast(int count) {
        return new Curve(points.subList(0, Math.max(0, points.size() - count)));
    }

    /** What it was in an epoch. */
    OptionalDouble at(int epoch) {
        return points.stream()
                .filter(point -> point.epoch() == epoch)
                .mapToDouble(Point::value)
                .findFirst();
    }

    DoubleStream values() {
        return points.stream().mapToDouble(Point::value);
    }

    double least() {
        return values().min().orElse(Double.NaN);
    }

    double greatest() {
        return values().max().orElse(Double.NaN);
    }

    double mean() {
        return values().average().orElse(Double.NaN);
    }

    double median() {
        return median(values().sorted().toArray());
    }

    /** Median distance from the median, times 1.4826: for normal values their standard deviation. */
    double spread() {
        double middle = median();
        return 1.4826
                * median(
                        values().map(value -> Math.abs(value - middle)).sorted().toArray());
    }

    /** From each point to the next. */
    double[] changes() {
        double[] changes = new double[Math.max(0, points.size() - 1)];
        for (int i = 0; i < changes.length; i++) {
            changes[i] = points.get(i + 1).value() - points.get(i).value();
        }
        return changes;
    }

    private static double median(double[] sorted) {
        int half = sorted.length / 2;
        if (sorted.length == 0) {
            return Double.NaN;
        }
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }
}
