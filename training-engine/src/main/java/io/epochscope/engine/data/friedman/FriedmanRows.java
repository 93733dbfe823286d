package io.epochscope.engine.data.friedman;

import io.epochscope.engine.data.table.TableRows;
import io.epochscope.events.v1.Split;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * y = 10 sin(π x0 x1) + 20 (x2 - 0.5)² + 10 x3 + 5 x4 + noise, all x uniform from 0 to 1 (Friedman, Multivariate
 * Adaptive Regression Splines, Annals of Statistics 19, 1991; scikit-learn's {@code make_friedman1}).
 */
record FriedmanRows(FriedmanParameters parameters, long seed) implements TableRows {

    /** Features that the target depends on. */
    static final int TELLING = 5;

    @Override
    public List<String> features() {
        return IntStream.range(0, parameters.features())
                .mapToObj(column -> "x" + column)
                .toList();
    }

    @Override
    public void visit(Visitor visitor) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] x = new double[parameters.features()];
        for (int row = 0; row < parameters.rows(); row++) {
            for (int column = 0; column < x.length; column++) {
                x[column] = random.nextDouble();
            }
            visitor.row(x, target(x) + parameters.noise() * random.nextGaussian(), Split.SPLIT_UNSPECIFIED);
        }
    }

    private static double target(double[] x) {
        double off = x[2] - 0.5;
        return 10 * Math.sin(Math.PI * x[0] * x[1]) + 20 * off * off + 10 * x[3] + 5 * x[4];
    }
}
