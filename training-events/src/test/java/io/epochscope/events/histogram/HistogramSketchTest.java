package io.epochscope.events.histogram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.epochscope.events.v1.Histogram;
import io.epochscope.events.v1.Moments;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.Random;
import java.util.function.DoublePredicate;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

class HistogramSketchTest {

    /** Any float by its bits (subnormals, NaN, infinities, both zeros), and ordinary ones, which bits rarely make. */
    @Provide
    Arbitrary<float[]> tensors() {
        Arbitrary<Float> byBits = Arbitraries.integers().map(Float::intBitsToFloat);
        Arbitrary<Float> special = Arbitraries.of(
                0f, -0f, Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, Float.MIN_VALUE, Float.MAX_VALUE);
        Arbitrary<Float> ordinary = Arbitraries.floats().between(-2, 2);
        return Arbitraries.frequencyOf(Tuple.of(2, byBits), Tuple.of(1, special), Tuple.of(7, ordinary))
                .array(float[].class)
                .ofMaxSize(300);
    }

    @Provide
    Arbitrary<Integer> precisions() {
        return Arbitraries.integers().between(BucketLayout.MIN_PRECISION_BITS, BucketLayout.MAX_PRECISION_BITS);
    }

    @Property
    void merging_is_commutative(
            @ForAll("tensors") float[] a,
            @ForAll("tensors") float[] b,
            @ForAll("precisions") int precisionA,
            @ForAll("precisions") int precisionB) {
        HistogramSketch ab = sketch(precisionA, a);
        ab.merge(sketch(precisionB, b));
        HistogramSketch ba = sketch(precisionB, b);
        ba.merge(sketch(precisionA, a));

        assertSame(ab, ba);
    }

    @Property
    void merging_is_associative(
            @ForAll("tensors") float[] a,
            @ForAll("tensors") float[] b,
            @ForAll("tensors") float[] c,
            @ForAll("precisions") int precisionB) {
        HistogramSketch left = sketch(4, a);
        left.merge(sketch(precisionB, b));
        left.merge(sketch(6, c));
        HistogramSketch bc = sketch(precisionB, b);
        bc.merge(sketch(6, c));
        HistogramSketch right = sketch(4, a);
        right.merge(bc);

        assertSame(left, right);
    }

    @Property
    void merged_parts_are_the_whole(@ForAll("tensors") float[] a, @ForAll("tensors") float[] b) {
        float[] whole = Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, whole, a.length, b.length);
        HistogramSketch merged = sketch(4, a);
        merged.merge(sketch(4, b));

        assertSame(merged, sketch(4, whole));
    }

    @Property
    void adding_at_once_is_adding_one_by_one(@ForAll("tensors") float[] values) {
        HistogramSketch oneByOne = new HistogramSketch();
        for (float value : values) {
            oneByOne.add(value);
        }

        assertSame(sketch(4, values), oneByOne);
    }

    /** More values than a block has are counted another way. */
    @Property
    void many_at_once_are_counted_as_one_by_one(
            @ForAll("tensors") float[] values, @ForAll("precisions") int precision) {
        HistogramSketch oneByOne = new HistogramSketch(precision);
        float[] many = new float[values.length == 0 ? 0 : 2_500];
        for (int i = 0; i < many.length; i++) {
            many[i] = values[i % values.length];
            oneByOne.add(many[i]);
        }

        assertSame(sketch(precision, many), oneByOne);
    }

    @Property
    void a_quantile_is_within_its_bound_of_the_exact_one(
            @ForAll("tensors") float[] values,
            @ForAll("precisions") int precision,
            @ForAll @DoubleRange(min = 0, max = 1) double q) {
        double[] sorted = withoutNan(values);
        double estimate = sketch(precision, values).quantile(q);
        if (sorted.length == 0) {
            assertThat(estimate).isNaN();
            return;
        }
        double exact = sorted[(int) Math.floor(q * (sorted.length - 1))];

        if (Double.isInfinite(exact) || exact == 0) {
            assertThat(estimate).isEqualTo(exact + 0.0);
        } else {
            assertThat(Math.abs(estimate - exact))
                    .isLessThanOrEqualTo(Math.abs(exact) * Math.scalb(1.0, -precision - 1));
        }
    }

    @Property
    void every_value_is_counted_once_by_its_kind(@ForAll("tensors") float[] values) {
        HistogramSketch sketch = sketch(4, values);

        assertThat(sketch.count()).isEqualTo(values.length);
        assertThat(sketch.nans()).isEqualTo(count(values, Double::isNaN));
        assertThat(sketch.positiveInfinities()).isEqualTo(count(values, value -> value == Double.POSITIVE_INFINITY));
        assertThat(sketch.negativeInfinities()).isEqualTo(count(values, value -> value == Double.NEGATIVE_INFINITY));
        assertThat(sketch.zeros()).isEqualTo(count(values, value -> value == 0));
        assertThat(sketch.statistics().count()).isEqualTo(count(values, Double::isFinite));
    }

    @Property
    void a_message_makes_an_equal_sketch(@ForAll("tensors") float[] values, @ForAll("precisions") int precision) {
        Histogram message = sketch(precision, values).toMessage();

        assertThat(HistogramSketch.of(message).toMessage()).isEqualTo(message);
    }

    @Property
    void coarsening_puts_values_where_a_coarse_sketch_has_them(
            @ForAll("tensors") float[] values, @ForAll("precisions") int fine, @ForAll("precisions") int coarse) {
        HistogramSketch coarsened = sketch(fine, values);
        coarsened.merge(new HistogramSketch(coarse));

        assertSame(coarsened, sketch(Math.min(fine, coarse), values));
    }

    @Property
    void every_magnitude_lies_within_its_bucket(@ForAll long bits, @ForAll("precisions") int precision) {
        double magnitude = Math.abs(Double.longBitsToDouble(bits));
        BucketLayout layout = new BucketLayout(precision);
        if (magnitude >= Double.MIN_NORMAL && magnitude <= Double.MAX_VALUE) {
            int index = layout.indexOf(magnitude);

            assertThat(magnitude).isGreaterThanOrEqualTo(layout.lowerBound(index));
            assertThat(magnitude).isLessThan(layout.lowerBound(index + 1));
            assertThat(index).isBetween(layout.minIndex(), layout.maxIndex());
        }
    }

    @Property(tries = 200)
    void moments_match_two_passes_even_far_from_zero(
            @ForAll @DoubleRange(min = -1e4, max = 1e4) double offset, @ForAll @IntRange(min = 2, max = 20_000) int n) {
        Random random = new Random(n);
        float[] values = new float[n];
        for (int i = 0; i < n; i++) {
            values[i] = (float) (offset + Math.exp(random.nextGaussian()));
        }
        Moments moments = sketch(4, values).toMessage().getMoments();
        double mean = sum(values, 0, 1) / n;

        assertThat(moments.getMean()).isCloseTo(mean, within(1e-12 * Math.max(1, Math.abs(mean))));
        assertClose(moments.getM2(), sum(values, mean, 2));
        assertThat(moments.getM3()).isCloseTo(sum(values, mean, 3), within(1e-9 * absolute(values, mean, 3)));
        assertClose(moments.getM4(), sum(values, mean, 4));
    }

    @Example
    void float_subnormals_have_buckets_of_their_own() {
        HistogramSketch sketch = sketch(4, new float[] {Float.MIN_VALUE, 3 * Float.MIN_VALUE});

        assertThat(sketch.toMessage().getPositive().getIndexList()).containsExactly(-149 * 16, -148 * 16 + 8);
        assertThat(sketch.quantile(1)).isEqualTo(3 * Float.MIN_VALUE);
    }

    @Example
    void double_subnormals_go_to_the_lowest_bucket() {
        HistogramSketch sketch = new HistogramSketch();
        sketch.add(Double.MIN_VALUE);

        assertThat(sketch.toMessage().getPositive().getIndexList()).containsExactly(-1022 * 16);
    }

    @Example
    void statistics_are_those_of_the_population() {
        Statistics statistics = sketch(4, new float[] {0, 0, 0, 1}).statistics();

        assertThat(statistics.mean()).isEqualTo(0.25);
        assertThat(statistics.std()).isCloseTo(Math.sqrt(3) / 4, within(1e-15));
        assertThat(statistics.skewness()).isCloseTo(2 / Math.sqrt(3), within(1e-12));
        assertThat(statistics.excessKurtosis()).isCloseTo(7.0 / 3 - 3, within(1e-12));
        assertThat(statistics.min()).isZero();
        assertThat(statistics.max()).isEqualTo(1);
    }

    @Example
    void equal_values_have_no_spread() {
        float[] values = new float[3_000];
        Arrays.fill(values, 0.1f);

        assertThat(sketch(4, values).statistics().std()).isZero();
    }

    @Example
    void reads_a_buffer_from_its_position_to_its_limit_and_leaves_it_there() {
        FloatBuffer buffer = ByteBuffer.allocateDirect(Float.BYTES * 6).asFloatBuffer();
        buffer.put(new float[] {9, 9, 1, 2, 3, 9}).position(2).limit(5);
        HistogramSketch sketch = new HistogramSketch();
        sketch.addAll(buffer);

        assertThat(sketch.statistics().min()).isEqualTo(1);
        assertThat(sketch.statistics().max()).isEqualTo(3);
        assertThat(sketch.count()).isEqualTo(3);
        assertThat(buffer.position()).isEqualTo(2);
        assertThat(buffer.limit()).isEqualTo(5);
    }

    @Example
    void a_sketch_merged_with_itself_counts_twice() {
        HistogramSketch sketch = sketch(4, new float[] {-1, 0, 2, Float.NaN});
        sketch.merge(sketch);

        assertSame(sketch, sketch(4, new float[] {-1, 0, 2, Float.NaN, -1, 0, 2, Float.NaN}));
    }

    @Example
    void refuses_what_is_out_of_range() {
        assertThatThrownBy(() -> new HistogramSketch(11)).hasMessage("precision_bits is 11, but must be 0 to 10");
        assertThatThrownBy(() -> new HistogramSketch().quantile(1.5)).hasMessage("q is 1.5, but must be 0 to 1");
    }

    private static HistogramSketch sketch(int precision, float[] values) {
        HistogramSketch sketch = new HistogramSketch(precision);
        sketch.addAll(FloatBuffer.wrap(values));
        return sketch;
    }

    /** Equal in all that is counted, and in the moments up to rounding. */
    private static void assertSame(HistogramSketch actual, HistogramSketch expected) {
        Histogram a = actual.toMessage();
        Histogram b = expected.toMessage();
        assertThat(a.toBuilder().clearMoments().build())
                .isEqualTo(b.toBuilder().clearMoments().build());
        Moments ours = a.getMoments();
        Moments theirs = b.getMoments();
        assertThat(ours.getCount()).isEqualTo(theirs.getCount());
        assertThat(ours.getMin() == theirs.getMin() && ours.getMax() == theirs.getMax())
                .isTrue();
        double n = Math.max(1, ours.getCount());
        double reach = Math.max(Math.abs(ours.getMin()), Math.abs(ours.getMax()));
        assertThat(ours.getMean()).isCloseTo(theirs.getMean(), within(1e-12 * reach));
        assertThat(ours.getM2()).isCloseTo(theirs.getM2(), within(1e-12 * n * Math.pow(reach, 2)));
        assertThat(ours.getM3()).isCloseTo(theirs.getM3(), within(1e-12 * n * Math.pow(reach, 3)));
        assertThat(ours.getM4()).isCloseTo(theirs.getM4(), within(1e-12 * n * Math.pow(reach, 4)));
    }

    private static void assertClose(double actual, double expected) {
        assertThat(actual).isCloseTo(expected, within(1e-9 * Math.abs(expected)));
    }

    private static double sum(float[] values, double centre, int power) {
        double sum = 0;
        for (float value : values) {
            sum += Math.pow(value - centre, power);
        }
        return sum;
    }

    private static double absolute(float[] values, double centre, int power) {
        double sum = 0;
        for (float value : values) {
            sum += Math.pow(Math.abs(value - centre), power);
        }
        return sum;
    }

    private static double[] withoutNan(float[] values) {
        return doubles(values).filter(value -> !Double.isNaN(value)).sorted().toArray();
    }

    private static long count(float[] values, DoublePredicate kind) {
        return doubles(values).filter(kind).count();
    }

    private static DoubleStream doubles(float[] values) {
        return IntStream.range(0, values.length).mapToDouble(i -> values[i]);
    }
}
