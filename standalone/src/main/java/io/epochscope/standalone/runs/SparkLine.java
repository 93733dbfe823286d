package io.epochscope.standalone.runs;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Numbers as a line of characters, the lowest bar for the lowest of them (E. Tufte, Beautiful Evidence, 2006). What is
 * not finite is {@code ×}.
 */
public record SparkLine(List<Double> values) {
    private static final String BARS = "▁▂▃▄▅▆▇█";

    public SparkLine {
        values = List.copyOf(values);
    }

    /**
     * The line.
     *
     * @param width characters at most; of more values than that each character shows the highest of its share
     */
    public String text(int width) {
        List<Double> shown = highest(width);
        double low = extreme(shown, false);
        double high = extreme(shown, true);
        return shown.stream().map(value -> bar(value, low, high)).collect(Collectors.joining());
    }

    private List<Double> highest(int width) {
        if (values.size() <= width) {
            return values;
        }
        return IntStream.range(0, width)
                .mapToObj(index -> values.subList(
                        (int) ((long) index * values.size() / width), (int) ((index + 1L) * values.size() / width)))
                .map(share -> share.stream().max(Double::compare).orElseThrow())
                .toList();
    }

    private static double extreme(List<Double> shown, boolean highest) {
        var finite = shown.stream().mapToDouble(Double::doubleValue).filter(Double::isFinite);
        return (highest ? finite.max() : finite.min()).orElse(0);
    }

    private static String bar(double value, double low, double high) {
        if (!Double.isFinite(value)) {
            return "×";
        }
        int index = high == low ? 0 : (int) Math.round((value - low) / (high - low) * (BARS.length() - 1));
        return String.valueOf(BARS.charAt(index));
    }
}
