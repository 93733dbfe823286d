package io.epochscope.engine.regression;

import io.epochscope.events.v1.ResidualTenth;
import io.epochscope.events.v1.Residuals;
import java.util.Arrays;
import java.util.stream.IntStream;

/** How predictions miss, all together and from the lowest true values to the highest. */
final class ResidualSummary {

    private static final int PARTS = 10;

    private ResidualSummary() {}

    static Residuals of(PredictionPairs.Sorted pairs) {
        int[] finite = IntStream.range(0, pairs.size())
                .filter(i -> Double.isFinite(pairs.residual(i)))
                .toArray();
        Residuals.Builder residuals =
                Residuals.newBuilder().setSamples(finite.length).setNonFinite(pairs.size() - finite.length);
        if (finite.length == 0) {
            return residuals.build();
        }
        double[] sorted = sorted(pairs, finite, 0, finite.length);
        for (int decile = 0; decile <= PARTS; decile++) {
            residuals.addDeciles(Quantiles.of(sorted, (double) decile / PARTS));
        }
        for (int tenth = 0; tenth < PARTS; tenth++) {
            int from = firstRank(tenth, finite.length);
            int to = firstRank(tenth + 1, finite.length);
            if (from < to) {
                residuals.addTenths(tenth(tenth, pairs, finite, from, to));
            }
        }
        return residuals.build();
    }

    /** The least rank r with floor(10 · r / n) of at least the tenth. */
    private static int firstRank(int tenth, int size) {
        return (int) (((long) tenth * size + PARTS - 1) / PARTS);
    }

    private static ResidualTenth tenth(int tenth, PredictionPairs.Sorted pairs, int[] finite, int from, int to) {
        double sum = 0;
        double absolute = 0;
        double squares = 0;
        for (int rank = from; rank < to; rank++) {
            double residual = pairs.residual(finite[rank]);
            sum += residual;
            absolute += Math.abs(residual);
            squares += residual * residual;
        }
        int size = to - from;
        return ResidualTenth.newBuilder()
                .setTenth(tenth)
                .setSamples(size)
                .setLowestTarget(pairs.truth(finite[from]))
                .setHighestTarget(pairs.truth(finite[to - 1]))
                .setMean(sum / size)
                .setMedian(Quantiles.of(sorted(pairs, finite, from, to), 0.5))
                .setMeanAbsolute(absolute / size)
                .setRootMeanSquare(Math.sqrt(squares / size))
                .build();
    }

    private static double[] sorted(PredictionPairs.Sorted pairs, int[] finite, int from, int to) {
        double[] residuals = IntStream.range(from, to)
                .mapToDouble(rank -> pairs.residual(finite[rank]))
                .toArray();
        Arrays.sort(residuals);
        return residuals;
    }
}
