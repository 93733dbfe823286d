package io.epochscope.metrics.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.epochscope.metrics.scene.Scene;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HeatmapBudgetTest {

    private static final List<Integer> FORTY =
            IntStream.rangeClosed(1, 40).boxed().toList();

    private final HeatmapBudget two = new HeatmapBudget(2);

    private static Scene scene(int rows, int columns) {
        return new Scene("run", "scene", "Scene", rows, columns, Optional.empty(), null, List.of());
    }

    @Test
    void fortyEpochsOfTenThousandPatchesAreAllThere() {
        assertThat(two.side(scene(100, 100))).isEqualTo(1);
        assertThat(two.epochs(scene(100, 100), FORTY)).isEqualTo(FORTY);
        assertThat(two.thinned(scene(100, 100), FORTY)).isEmpty();
    }

    @Test
    void patchesSmallerThanAPixelAreAveraged() {
        assertThat(two.side(scene(1000, 1000))).isEqualTo(5);
        assertThat(two.thinned(scene(1000, 1000), FORTY))
                .isEqualTo("8 of 40 epochs are shown. Each cell is the mean of 5 × 5 patches.");
    }

    @Test
    void theLastEpochIsAlwaysThere() {
        assertThat(two.epochs(scene(1000, 1000), FORTY))
                .hasSize(8)
                .startsWith(1)
                .endsWith(40);
        assertThat(two.epochs(scene(4000, 4000), FORTY)).containsExactly(40);
    }
}
