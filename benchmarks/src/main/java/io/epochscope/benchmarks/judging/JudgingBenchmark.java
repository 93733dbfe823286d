package io.epochscope.benchmarks.judging;

import io.epochscope.benchmarks.Benchmark;
import io.epochscope.benchmarks.Figure;
import io.epochscope.benchmarks.Settings;
import java.util.function.Consumer;

/**
 * What judging costs a training, how fast 1,000 classes are stored and read, and whether everything agrees with
 * scikit-learn.
 */
public final class JudgingBenchmark implements Benchmark {

    private static final String NAME = "judging";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String description() {
        return "Reports of MNIST beside scikit-learn's, 1,000 classes stored and read, the cost of judging a sample.";
    }

    @Override
    public void measure(Settings settings, Consumer<Figure> figures) throws Exception {
        TallyCost.measure(NAME, figures);
        new ThousandClasses(settings).measure(NAME, figures);
        new ScikitLearnAgreement(settings).measure(NAME, figures);
    }
}
