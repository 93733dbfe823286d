package io.epochscope.metrics.views;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.epochscope.events.v1.Event;
import io.epochscope.events.v1.StepScalars;
import io.epochscope.metrics.fixture.FixtureRun;
import io.epochscope.metrics.fixture.TestDatabase;
import io.epochscope.metrics.ingest.EventStore;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Long curves lose nothing that a screen has to show, and everything is there again in a shorter range. */
class StepCurveTest {

    private static final String RUN = "long-curve";
    private static final int STEPS = 60_000;
    private static final int EPOCH = 7_500;
    private static final int SLICE = 2_000;
    private static final int POINTS = 1_000;

    private static final int SPIKE = 31_234;
    private static final int DIP = 52_001;
    private static final int UNDEFINED = 17_777;
    private static final int INFINITE = 44_444;

    private static final TestDatabase DATABASE = new TestDatabase();
    private static final double[] VALUES = values();

    private record Point(long step, double value, Double mean) {}

    @BeforeAll
    static void storeInAnyOrderAndTwice() throws SQLException {
        EventStore store = new EventStore(DATABASE.dataSource());
        var first = new FixtureRun(RUN);
        var slices = new ArrayList<>(slices(first, SLICE, 1, STEPS));
        Collections.shuffle(slices, new Random(3));
        for (Event slice : slices) {
            store.store(List.of(slice));
        }
        store.store(slices.subList(0, 7));
        // A second attempt has cut the last epoch in other slices.
        store.store(slices(new FixtureRun(RUN, 2), 1_000, STEPS - EPOCH + 1, STEPS));
    }

    private static double[] values() {
        var random = new Random(1);
        double[] values = IntStream.rangeClosed(0, STEPS)
                .mapToDouble(step -> Math.exp(-step / 2e4) + 0.1 * random.nextDouble())
                .toArray();
        values[SPIKE] = 9;
        values[DIP] = -1;
        values[UNDEFINED] = Double.NaN;
        values[INFINITE] = Double.POSITIVE_INFINITY;
        values[INFINITE + 1] = Double.NEGATIVE_INFINITY;
        return values;
    }

    private static List<Event> slices(FixtureRun run, int length, int from, int to) {
        List<Event> events = new ArrayList<>();
        for (int epoch = (from - 1) / EPOCH; epoch * EPOCH < to; epoch++) {
            for (int start = epoch * EPOCH + 1; start <= (epoch + 1) * EPOCH; start += length) {
                var scalars = StepScalars.newBuilder().setName("loss").setEpoch(epoch + 1);
                for (int step = start; step < Math.min(start + length, (epoch + 1) * EPOCH + 1); step++) {
                    scalars.addSteps(step).addValues(VALUES[step]);
                }
                events.add(run.add(Event.newBuilder().setStepScalars(scalars)));
            }
        }
        return events;
    }

    private static List<Point> curve(int points, Integer from, Integer to) throws SQLException {
        return DATABASE
                .query("select step, value, mean from step_curve(?, 'loss', ?, ?, ?)", RUN, points, from, to)
                .stream()
                .map(row -> new Point(
                        Long.parseLong(row.get(0)),
                        Double.parseDouble(row.get(1)),
                        row.get(2) == null ? null : Double.valueOf(row.get(2))))
                .toList();
    }

    @Test
    void isNoLongerThanAScreenAllows() throws SQLException {
        for (int points : List.of(1, 10, 200, POINTS, 2_000)) {
            assertThat(curve(points, null, null)).hasSizeLessThanOrEqualTo(Math.max(points, 6));
        }
        assertThat(curve(POINTS, null, null)).hasSizeGreaterThan(POINTS / 3);
    }

    @Test
    void showsStepsThatThereAreInTheirOrder() throws SQLException {
        List<Point> curve = curve(POINTS, null, null);

        assertThat(curve).extracting(Point::step).isSorted().doesNotHaveDuplicates();
        assertThat(curve).extracting(Point::step).first().isEqualTo(1L);
        assertThat(curve).extracting(Point::step).last().isEqualTo((long) STEPS);
        assertThat(curve)
                .allSatisfy(point -> assertThat(point.value()).isEqualTo(Double.valueOf(VALUES[(int) point.step()])));
    }

    @Test
    void keepsExtremesAndWhatIsNotFiniteAtTheirSteps() throws SQLException {
        for (int points : List.of(50, POINTS, 2_000)) {
            assertThat(curve(points, null, null))
                    .extracting(Point::step)
                    .contains((long) SPIKE, (long) DIP, (long) UNDEFINED, (long) INFINITE, (long) INFINITE + 1);
        }
    }

    /** A stretch ends where a mean is told; those that were read in short begin and end with a block of a slice. */
    @Test
    void keepsTheExtremesOfEveryStretch() throws SQLException {
        for (List<Point> curve : List.of(curve(100, null, null), curve(20_000, null, null))) {
            int from = 1;
            List<Point> stretch = new ArrayList<>();
            for (Point point : curve) {
                stretch.add(point);
                if (point.mean() != null) {
                    double[] finite = IntStream.rangeClosed(from, (int) point.step())
                            .mapToDouble(step -> VALUES[step])
                            .filter(Double::isFinite)
                            .toArray();
                    double[] shown = stretch.stream()
                            .mapToDouble(Point::value)
                            .filter(Double::isFinite)
                            .toArray();
                    assertThat(max(shown)).isEqualTo(max(finite));
                    assertThat(-max(negated(shown))).isEqualTo(-max(negated(finite)));
                    assertThat(point.mean())
                            .isCloseTo(
                                    IntStream.range(0, finite.length)
                                            .mapToDouble(i -> finite[i])
                                            .average()
                                            .orElseThrow(),
                                    within(1e-9));
                    from = (int) point.step() + 1;
                    stretch.clear();
                }
            }
            assertThat(from).isEqualTo(STEPS + 1);
        }
    }

    private static double max(double[] values) {
        return IntStream.range(0, values.length)
                .mapToDouble(i -> values[i])
                .max()
                .orElseThrow();
    }

    private static double[] negated(double[] values) {
        return IntStream.range(0, values.length).mapToDouble(i -> -values[i]).toArray();
    }

    @Test
    void aShortRangeHasEveryStep() throws SQLException {
        int from = UNDEFINED - 90;
        int to = UNDEFINED + 100;

        List<Point> curve = curve(POINTS, from, to);

        assertThat(curve)
                .extracting(Point::step)
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(from, to).mapToObj(Long::valueOf).toList());
        assertThat(curve)
                .filteredOn(point -> point.step() != UNDEFINED)
                .allSatisfy(point -> assertThat(point.mean()).isEqualTo(point.value()));
    }

    @Test
    void aRangeEndsWhereItIsToldTo() throws SQLException {
        List<Point> open = curve(POINTS, 59_950, null);
        List<Point> upTo = curve(POINTS, null, 30);
        List<Point> wide = curve(POINTS, 1_001, 55_555);

        assertThat(open).hasSize(51);
        assertThat(upTo).hasSize(30);
        assertThat(wide).extracting(Point::step).allMatch(step -> step >= 1_001 && step <= 55_555);
        assertThat(wide).first().extracting(Point::step).isEqualTo(1_001L);
        assertThat(wide).last().extracting(Point::step).isEqualTo(55_555L);
        assertThat(curve(POINTS, STEPS + 1, null)).isEmpty();
        assertThat(curve(POINTS, 9, 8)).isEmpty();
    }

    @Test
    void slicesThatWereStoredBeforeThereWasAShortFormAreReadAsTheyAre() throws SQLException {
        List<Point> shortened = curve(100, null, null);
        DATABASE.query("""
                with old as (
                  insert into store.run (run_id) values ('old-curve') returning run_key
                )
                insert into store.step_scalars (run_key, name, epoch, first_step, attempt, sequence, steps, scalars)
                select old.run_key, slice.name, slice.epoch, slice.first_step, 1, 1, slice.steps, slice.scalars
                from old, step_slice slice
                where slice.run_id = ?
                returning 1
                """, RUN);

        List<List<String>> old = DATABASE.query("select step, value from step_curve('old-curve', 'loss', 100)");

        assertThat(old).contains(List.of(String.valueOf(SPIKE), "9"), List.of(String.valueOf(UNDEFINED), "NaN"));
        assertThat(old.size()).isBetween(shortened.size() / 2, 100);
    }

    @Test
    void typedStepsAreTheirDigits() throws SQLException {
        assertThat(
                        DATABASE.query(
                                "select typed_step('1,000'), typed_step(' 25 '), typed_step(''), typed_step('x'), typed_step(repeat('9', 30))"))
                .containsExactly(Arrays.asList("1000", "25", null, null, "999999999999999999"));
    }
}
