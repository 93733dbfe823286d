package io.epochscope.engine.regression;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import io.epochscope.engine.batch.Batch;
import io.epochscope.engine.data.ValueScale;
import io.epochscope.events.v1.Pass;
import io.epochscope.events.v1.ResidualTenth;
import io.epochscope.events.v1.Residuals;
import io.epochscope.events.v1.Split;
import io.epochscope.events.v1.SplitMetrics;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Figures as scikit-learn and numpy have them; {@code golden/make_golden.py} tells how they were made. */
class GoldenRegressionTest {

    private static final Golden GOLDEN = read();

    private record Golden(double delta, List<Case> cases) {}

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Case(
            String name,
            float[] target,
            float[] prediction,
            double mae,
            double rmse,
            Double r2,
            double medianAbsoluteError,
            List<Double> deciles,
            List<Tenth> tenths,
            double mse,
            double huber) {

        @Override
        public String toString() {
            return name;
        }
    }

    private record Tenth(
            int tenth,
            int samples,
            double lowest,
            double highest,
            double mean,
            double median,
            double meanAbsolute,
            double rootMeanSquare) {}

    static List<Case> cases() {
        return GOLDEN.cases();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void metricsAreThoseOfScikitLearn(Case golden) {
        SplitMetrics metrics = message(golden, new RegressionLoss.Squared());

        assertThat(metrics.getSamples()).isEqualTo(golden.target().length);
        close(metrics.getMetricsOrThrow("mae"), golden.mae());
        close(metrics.getMetricsOrThrow("rmse"), golden.rmse());
        close(metrics.getMetricsOrThrow("median_absolute_error"), golden.medianAbsoluteError());
        if (golden.r2() == null) {
            assertThat(metrics.getMetricsOrThrow("r2")).isNaN();
        } else {
            close(metrics.getMetricsOrThrow("r2"), golden.r2());
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void residualsAreThoseOfNumpy(Case golden) {
        Residuals residuals = message(golden, new RegressionLoss.Squared()).getResiduals();

        assertThat(residuals.getSamples()).isEqualTo(golden.target().length);
        assertThat(residuals.getNonFinite()).isZero();
        assertThat(residuals.getDecilesList()).hasSize(11);
        for (int decile = 0; decile < 11; decile++) {
            close(residuals.getDeciles(decile), golden.deciles().get(decile));
        }
        assertThat(residuals.getTenthsList()).hasSameSizeAs(golden.tenths());
        for (int i = 0; i < golden.tenths().size(); i++) {
            Tenth expected = golden.tenths().get(i);
            ResidualTenth tenth = residuals.getTenths(i);
            assertThat(tenth.getTenth()).isEqualTo(expected.tenth());
            assertThat(tenth.getSamples()).isEqualTo(expected.samples());
            close(tenth.getLowestTarget(), expected.lowest());
            close(tenth.getHighestTarget(), expected.highest());
            close(tenth.getMean(), expected.mean());
            close(tenth.getMedian(), expected.median());
            close(tenth.getMeanAbsolute(), expected.meanAbsolute());
            close(tenth.getRootMeanSquare(), expected.rootMeanSquare());
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void lossesAreTheirMeans(Case golden) {
        close(message(golden, new RegressionLoss.Squared()).getLoss(), golden.mse());
        close(message(golden, new RegressionLoss.Absolute()).getLoss(), golden.mae());
        close(message(golden, new RegressionLoss.Huber(GOLDEN.delta())).getLoss(), golden.huber());
    }

    @Test
    void predictionsThatAreNoNumbersAreCountedAndMakeNoFigures() {
        Predicted some = new Predicted(new float[] {1, 2, 3}, new RegressionLoss.Squared());

        SplitMetrics metrics = some.tally(new float[] {1.5f, Float.NaN, 3}).toMessage();

        assertThat(metrics.getLoss()).isNaN();
        assertThat(metrics.getMetricsMap())
                .allSatisfy((name, value) -> assertThat(value).isNaN());
        assertThat(metrics.getResiduals().getSamples()).isEqualTo(2);
        assertThat(metrics.getResiduals().getNonFinite()).isEqualTo(1);
        assertThat(metrics.getResiduals().getDeciles(10)).isEqualTo(0.5);
    }

    @Test
    void ofNoSampleThereIsNoFigure() {
        SplitMetrics metrics = new Predicted(new float[1], new RegressionLoss.Absolute())
                .empty()
                .toMessage();

        assertThat(metrics.getSamples()).isZero();
        assertThat(metrics.getMetricsMap())
                .allSatisfy((name, value) -> assertThat(value).isNaN());
        assertThat(metrics.getResiduals().getDecilesList()).isEmpty();
    }

    private static SplitMetrics message(Case golden, RegressionLoss loss) {
        return new Predicted(golden.target(), loss).tally(golden.prediction()).toMessage();
    }

    private static void close(double actual, double expected) {
        assertThat(actual).isCloseTo(expected, Offset.offset(1e-9 * Math.max(1, Math.abs(expected))));
    }

    private static Golden read() {
        try (InputStream stream = GoldenRegressionTest.class.getResourceAsStream("golden/golden.json");
                Reader reader = new InputStreamReader(stream, StandardCharsets.UTF_8)) {
            return new Gson().fromJson(reader, Golden.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Truths that are predicted, without any scaling, in batches of 100. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Predicted(float[] truths, RegressionLoss loss) {

        private static final int BATCH = 100;

        PredictionTally empty() {
            return new PredictionTally(Split.SPLIT_TEST, Pass.PASS_EVALUATION, batch());
        }

        private BatchPredictions batch() {
            return new BatchPredictions(new KnownValues(truths), ValueScale.none(), loss, BATCH);
        }

        PredictionTally tally(float[] predictions) {
            BatchPredictions batch = batch();
            PredictionTally tally = new PredictionTally(Split.SPLIT_TEST, Pass.PASS_EVALUATION, batch);
            int[] samples = IntStream.range(0, truths.length).toArray();
            for (int from = 0; from < truths.length; from += BATCH) {
                int size = Math.min(BATCH, truths.length - from);
                batch.take(
                        FloatBuffer.wrap(predictions, from, size).slice(),
                        new Batch(null, samples, from, size, Optional.empty()));
                tally.add();
            }
            return tally;
        }
    }
}
