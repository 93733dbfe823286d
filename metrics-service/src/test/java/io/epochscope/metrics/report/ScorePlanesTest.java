package io.epochscope.metrics.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.epochscope.metrics.drawing.ColourMap;
import io.epochscope.metrics.drawing.PatchGrid;
import io.epochscope.metrics.drawing.ValueRange;
import java.io.ByteArrayInputStream;
import java.util.Base64;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

class ScorePlanesTest {

    private final ScorePlanes planes = new ScorePlanes(new ValueRange(1, 3, true, true));

    @Test
    void stepsGoFromTheLowestValueToTheHighest() {
        assertThat(planes.code(1)).isEqualTo(2);
        assertThat(planes.code(2)).isEqualTo(129);
        assertThat(planes.code(3)).isEqualTo(255);
    }

    @Test
    void whatLiesBeyondTheRangeIsItsEnd() {
        assertThat(planes.code(-5)).isEqualTo(2);
        assertThat(planes.code(Float.NEGATIVE_INFINITY)).isEqualTo(2);
        assertThat(planes.code(Float.POSITIVE_INFINITY)).isEqualTo(255);
    }

    @Test
    void notANumberIsNoneOfThem() {
        assertThat(planes.code(Float.NaN)).isEqualTo(ScorePlanes.NOT_A_NUMBER);
    }

    @Test
    void aPlaneHasAByteForEachPatchRowByRow() throws Exception {
        var first = new PatchGrid(2, 2);
        first.set(0, 1, 1);
        first.set(1, 0, Float.NaN);
        var second = new PatchGrid(2, 2);
        second.set(1, 1, 3);

        byte[] packed = Base64.getDecoder().decode(planes.packed(List.of(first, second)));

        assertThat(new GZIPInputStream(new ByteArrayInputStream(packed)).readAllBytes())
                .containsExactly(0, 2, 1, 0, 0, 0, 0, 255);
    }

    @Test
    void thePaletteHasTheColoursOfMaps() {
        List<String> palette = ScorePlanes.palette(ColourMap.VIRIDIS);
        assertThat(palette).hasSize(256);
        assertThat(palette.get(ScorePlanes.NOT_A_NUMBER)).isEqualTo("#ff0000");
        assertThat(palette.get(2)).isEqualTo("#440154");
        assertThat(palette.get(255)).isEqualTo("#fde725");
    }
}
