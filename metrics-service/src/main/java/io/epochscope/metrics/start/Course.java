package io.epochscope.metrics.start;

import io.epochscope.metrics.report.Cell;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * How the losses of a run went over its epochs, in some points of each split.
 *
 * @param points in ascending order of epochs, at each epoch one
 */
public record Course(List<Point> points) {

    /**
     * The losses of an epoch.
     *
     * @param train null if it was not measured or is none of the points of this split
     * @param validation the same
     */
    record Point(int epoch, Double train, Double validation) {

        Point with(Point other) {
            return new Point(
                    epoch,
                    other.train == null ? train : other.train,
                    other.validation == null ? validation : other.validation);
        }
    }

    static Course of(List<Point> points) {
        var byEpoch = new TreeMap<Integer, Point>();
        points.forEach(point -> byEpoch.merge(point.epoch(), point, Point::with));
        return new Course(List.copyOf(byEpoch.values()));
    }

    /** Whether there is anything to be drawn. */
    public boolean isEmpty() {
        return points.isEmpty();
    }

    /** The epochs, for the page's script. */
    public String epochs() {
        return points.stream().map(point -> String.valueOf(point.epoch())).collect(Collectors.joining(","));
    }

    /** The losses of the train split, nothing where there is none. */
    public String train() {
        return list(Point::train);
    }

    /** The same of the validation split. */
    public String validation() {
        return list(Point::validation);
    }

    private String list(Function<Point, Double> loss) {
        return points.stream()
                .map(loss)
                .map(value -> value == null ? "" : Float.toString(value.floatValue()))
                .collect(Collectors.joining(","));
    }

    /** What the line shows, in words. */
    public String text() {
        return "Loss over the epochs" + told(", train", Point::train) + told(", validation", Point::validation);
    }

    private String told(String split, Function<Point, Double> loss) {
        List<Double> losses =
                points.stream().map(loss).filter(value -> value != null).toList();
        return losses.isEmpty()
                ? ""
                : split + " from " + Cell.text(losses.get(0)) + " to " + Cell.text(losses.get(losses.size() - 1));
    }

    /** The point of the lowest validation loss so far. */
    Optional<Point> best() {
        return points.stream()
                .filter(point -> point.validation() != null && Double.isFinite(point.validation()))
                .min((one, other) -> Double.compare(one.validation(), other.validation()));
    }
}
