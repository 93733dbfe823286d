package io.epochscope.metrics.views;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.epochscope.events.v1.Buckets;
import io.epochscope.events.v1.Event;
import io.epochscope.events.v1.Histogram;
import io.epochscope.events.v1.Moments;
import io.epochscope.events.v1.Split;
import io.epochscope.events.v1.TensorHistogram;
import io.epochscope.events.v1.TensorKind;
import io.epochscope.events.v1.UnitHealth;
import io.epochscope.metrics.fixture.FixtureRun;
import io.epochscope.metrics.fixture.TestDatabase;
import io.epochscope.metrics.ingest.EventStore;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the views say of layers, against histograms whose values are known one by one. */
class LayerViewsTest {

    private static final String RUN = "layers";
    private static final String LAYER = "01Linear";

    private final TestDatabase database = new TestDatabase();
    private final FixtureRun run = new FixtureRun(RUN).opened();

    @BeforeEach
    void store() throws SQLException {
        add(LAYER, "weight", TensorKind.TENSOR_KIND_WEIGHT, 0, 0, values(3, 4));
        add(LAYER, "bias", TensorKind.TENSOR_KIND_WEIGHT, 0, 0, values(12));
        add(LAYER, "weight", TensorKind.TENSOR_KIND_WEIGHT, 1, 5, values(3, 4));
        add(LAYER, "bias", TensorKind.TENSOR_KIND_WEIGHT, 1, 5, values(0));
        add(LAYER, "weight", TensorKind.TENSOR_KIND_GRADIENT, 1, 5, values(2, -6));
        add(LAYER, "bias", TensorKind.TENSOR_KIND_GRADIENT, 1, 5, values(3).setNans(1));
        add(LAYER, "weight", TensorKind.TENSOR_KIND_UPDATE, 1, 5, values(0.5, 0));
        add(LAYER, "weight", TensorKind.TENSOR_KIND_UPDATE, 1, 3, values(1));
        add("03Linear", "weight", TensorKind.TENSOR_KIND_WEIGHT, 2, 9, halfBelowTwo());
        run.add(Event.newBuilder()
                .setTensorHistogram(tensor("02ReLU", "output", TensorKind.TENSOR_KIND_ACTIVATION, 1, 5)
                        .setSplit(Split.SPLIT_VALIDATION)
                        .setHistogram(values(0, 0, 0, 2, 0, 4, 2, 0).setPositiveInfinities(2))
                        .setUnits(UnitHealth.newBuilder()
                                .setUnits(4)
                                .addDead(0)
                                .addDead(2)
                                .setSaturatedValues(5))));
        run.add(Event.newBuilder()
                .setTensorHistogram(tensor("input", "features", TensorKind.TENSOR_KIND_INPUT, 0, 0)
                        .setSplit(Split.SPLIT_TRAIN)
                        .setHistogram(values(1))));
        new EventStore(database.dataSource()).store(run.events());
    }

    @Test
    void normsAreOverAllParametersOfALayer() throws SQLException {
        assertThat(read("""
                        select epoch, step, position, kind, gradient_norm, weight_norm, update_norm, update_ratio, non_finite
                        from layer_health where run_id = ? and layer = '01Linear' order by step
                        """))
                .containsExactly(
                        Arrays.asList("0", "0", "0", "Linear", null, "13", null, null, "0"),
                        Arrays.asList("1", "3", "0", "Linear", null, null, "1", null, "0"),
                        Arrays.asList("1", "5", "0", "Linear", "7", "5", "0.5", "0.1", "1"));
    }

    @Test
    void healthOfUnitsIsThatOfTheProbes() throws SQLException {
        List<String> health = read("""
                        select zeros, saturation, activation_mean, activation_std, non_finite, units, dead, dead_units, position,
                          gradient_norm
                        from layer_health where run_id = ? and layer = '02ReLU'
                        """).get(0);

        assertThat(health.subList(0, 3)).containsExactly("0.5", "0.5", "1");
        assertThat(Double.parseDouble(health.get(3))).isCloseTo(Math.sqrt(2), within(1e-12));
        assertThat(health.subList(4, 10)).isEqualTo(Arrays.asList("2", "4", "2", "{0,2}", null, null));
        assertThat(read("select layer, epoch, step, unit from dead_unit where run_id = ? order by unit"))
                .containsExactly(List.of("02ReLU", "1", "5", "0"), List.of("02ReLU", "1", "5", "2"));
    }

    @Test
    void inputsAreNoLayer() throws SQLException {
        assertThat(read("select distinct layer from layer_health where run_id = ? order by 1"))
                .containsExactly(List.of("01Linear"), List.of("02ReLU"), List.of("03Linear"));
    }

    @Test
    void percentilesLieWithinTheirBuckets() throws SQLException {
        List<String> bands = read("select * from histogram_percentiles(?, '03Linear', 'weight', 'weight', '')")
                .get(0);

        assertThat(bands.subList(0, 2)).containsExactly("2", "9");
        double[] expected = {1, 1.1336, 1.3174, 1.617, 2, 2.383, 2.6826, 2.8664, 3};
        for (int i = 0; i < expected.length; i++) {
            assertThat(Double.parseDouble(bands.get(i + 2))).isCloseTo(expected[i], within(1e-9));
        }
    }

    @Test
    void percentilesOfOneValueAreThatValue() throws SQLException {
        assertThat(read("select p7, p50, p93 from histogram_percentiles(?, '01Linear', 'bias', 'weight', '')"))
                .containsExactly(List.of("12", "12", "12"), List.of("0", "0", "0"));
    }

    @Test
    void sharesAreOfAllValuesWhateverTheLimits() throws SQLException {
        assertThat(shares(1, 3)).containsExactly("0.250000", "0.250000", "0.250000", "0.250000");
        assertThat(shares(0, 2)).containsExactly("0.000000", "0.000000", "0.250000", "0.250000");
        assertThat(shares(-4, -2)).containsExactly("0.000000", "0.000000", "0.000000", "0.000000");
        assertThat(shares(2, 2)).isEmpty();
    }

    @Test
    void sharesOfAnEpochThatIsNotThereAreNone() throws SQLException {
        assertThat(read("select * from histogram_shares(?, '01Linear', 'weight', 'weight', '', 7, 0, 1)"))
                .isEmpty();
    }

    @Test
    void partsOfAddressesAreEncoded() throws SQLException {
        assertThat(
                        database.query(
                                "select url_encoded('block/01Conv2d'), url_encoded('a&b=ü %'), url_encoded(''), url_encoded(null)"))
                .containsExactly(Arrays.asList("block%2F01Conv2d", "a%26b%3D%C3%BC%20%25", "", null));
    }

    private List<List<String>> read(String sql) throws SQLException {
        return database.query(sql, RUN);
    }

    private List<String> shares(double from, double to) throws SQLException {
        return read("select round(share::numeric, 6) from histogram_shares(?, '03Linear', 'weight', 'weight', '', 2, "
                        + from + ", " + to + ", 4)")
                .stream()
                .map(row -> row.get(0))
                .toList();
    }

    private void add(String layer, String tensor, TensorKind kind, int epoch, long step, Histogram.Builder values) {
        run.add(Event.newBuilder()
                .setTensorHistogram(tensor(layer, tensor, kind, epoch, step).setHistogram(values)));
    }

    private static TensorHistogram.Builder tensor(String layer, String tensor, TensorKind kind, int epoch, long step) {
        return TensorHistogram.newBuilder()
                .setLayer(layer)
                .setTensor(tensor)
                .setKind(kind)
                .setEpoch(epoch)
                .setStep(step);
    }

    /** Of a few values, in buckets of a power of two each. */
    private static Histogram.Builder values(double... values) {
        var histogram = Histogram.newBuilder();
        double mean = Arrays.stream(values).average().orElse(0);
        double squares = 0;
        for (double value : values) {
            squares += (value - mean) * (value - mean);
        }
        histogram
                .setZeros(Arrays.stream(values).filter(value -> value == 0).count())
                .setPositive(
                        buckets(Arrays.stream(values).filter(value -> value > 0).toArray()))
                .setNegative(buckets(Arrays.stream(values)
                        .filter(value -> value < 0)
                        .map(Math::abs)
                        .toArray()));
        return histogram.setMoments(Moments.newBuilder()
                .setCount(values.length)
                .setMean(mean)
                .setM2(squares)
                .setMin(Arrays.stream(values).min().orElse(0))
                .setMax(Arrays.stream(values).max().orElse(0)));
    }

    private static Buckets buckets(double... magnitudes) {
        var buckets = Buckets.newBuilder();
        Arrays.stream(magnitudes)
                .mapToInt(Math::getExponent)
                .distinct()
                .sorted()
                .forEach(exponent -> buckets.addIndex(exponent)
                        .addCount(Arrays.stream(magnitudes)
                                .filter(magnitude -> Math.getExponent(magnitude) == exponent)
                                .count()));
        return buckets.build();
    }

    /** A hundred values in [1, 2) and a hundred in [2, 4), of which the least is 1 and the greatest 3. */
    private static Histogram.Builder halfBelowTwo() {
        return Histogram.newBuilder()
                .setPositive(Buckets.newBuilder()
                        .addIndex(0)
                        .addCount(100)
                        .addIndex(1)
                        .addCount(100))
                .setMoments(Moments.newBuilder()
                        .setCount(200)
                        .setMean(2)
                        .setM2(1)
                        .setMin(1)
                        .setMax(3));
    }
}
