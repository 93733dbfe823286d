package io.epochscope.metrics.drawing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ValueRangeTest {

    @Test
    void leavesOutTheTailsAndSaysSo() {
        var grid = new PatchGrid(1, 101);
        for (int i = 0; i < 100; i++) {
            grid.set(0, i, i);
        }
        grid.set(0, 100, 1e9f);

        ValueRange range = ValueRange.percentiles(List.of(grid));

        assertThat(range).isEqualTo(new ValueRange(2, 98, true, true));
        assertThat(range.fraction(50)).isEqualTo(0.5);
    }

    @Test
    void isOfAllGridsTogether() {
        var low = new PatchGrid(1, 1);
        low.set(0, 0, 1);
        var high = new PatchGrid(1, 1);
        high.set(0, 0, 3);

        assertThat(ValueRange.percentiles(List.of(low, high))).isEqualTo(new ValueRange(1, 3, false, false));
    }

    @Test
    void hasAWidthWhereNothingDiffersAndWhereThereIsNothing() {
        var grid = new PatchGrid(1, 2);
        assertThat(ValueRange.percentiles(List.of(grid))).isEqualTo(new ValueRange(0, 1, false, false));

        grid.set(0, 0, 5);
        grid.set(0, 1, Float.NaN);
        ValueRange range = ValueRange.percentiles(List.of(grid));
        assertThat(range.low()).isEqualTo(5);
        assertThat(range.high()).isGreaterThan(5);
        assertThat(range.above()).isFalse();
    }
}
