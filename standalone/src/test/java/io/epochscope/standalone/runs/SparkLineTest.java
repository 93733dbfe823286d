package io.epochscope.standalone.runs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class SparkLineTest {

    @Test
    void drawsTheLowestLowAndTheHighestHigh() {
        assertThat(new SparkLine(List.of(8.0, 4.0, 2.0, 1.0)).text(10)).isEqualTo("█▄▂▁");
    }

    @Test
    void keepsAPeakOfMoreValuesThanThereIsRoomFor() {
        List<Double> values = DoubleStream.iterate(0, value -> value + 1)
                .limit(100)
                .map(index -> index == 37 ? 1 : 0)
                .boxed()
                .toList();

        assertThat(new SparkLine(values).text(10)).isEqualTo("▁▁▁█▁▁▁▁▁▁");
    }

    @Test
    void showsWhatIsNoNumberWithoutLosingTheScale() {
        assertThat(new SparkLine(List.of(1.0, Double.NaN, 2.0, Double.POSITIVE_INFINITY)).text(4))
                .isEqualTo("▁×█×");
    }

    @Test
    void isFlatWhereAllIsTheSameAndEmptyWhereNothingIs() {
        assertThat(new SparkLine(List.of(3.0, 3.0)).text(4)).isEqualTo("▁▁");
        assertThat(new SparkLine(List.of()).text(4)).isEmpty();
    }
}
