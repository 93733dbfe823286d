package io.epochscope.metrics.drawing;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.util.List;
import org.junit.jupiter.api.Test;

class GridPictureTest {

    private static final int FIRST_OF_VIRIDIS = 0xff440154;
    private static final int MIDDLE_OF_VIRIDIS = 0xff21918c;
    private static final int LAST_OF_VIRIDIS = 0xfffde725;
    private static final int TRANSPARENT = 0;

    private static final ValueColours COLOURS = new ValueColours(ColourMap.VIRIDIS, new ValueRange(0, 1, false, false));

    private static PatchGrid grid(int columns, float... values) {
        var grid = new PatchGrid(values.length / columns, columns);
        for (int i = 0; i < values.length; i++) {
            grid.set(i / columns, i % columns, values[i]);
        }
        return grid;
    }

    @Test
    void drawsKnownValuesInTheColoursOfViridis() {
        var grid = new PatchGrid(2, 3);
        grid.set(0, 0, 0);
        grid.set(0, 1, 0.5f);
        grid.set(0, 2, 1);
        grid.set(1, 0, Float.NaN);
        grid.set(1, 1, Float.POSITIVE_INFINITY);

        BufferedImage image = new GridPicture(grid, PatchLayout.UNIT, COLOURS).draw(new ImageArea(0, 0, 3, 2), 30, 20);

        assertThat(image.getRGB(5, 5)).isEqualTo(FIRST_OF_VIRIDIS);
        assertThat(image.getRGB(15, 5)).isEqualTo(MIDDLE_OF_VIRIDIS);
        assertThat(image.getRGB(25, 5)).isEqualTo(LAST_OF_VIRIDIS);
        assertThat(image.getRGB(5, 15)).isEqualTo(ColourMap.VIRIDIS.notANumber());
        assertThat(image.getRGB(15, 15)).isEqualTo(LAST_OF_VIRIDIS);
        assertThat(image.getRGB(25, 15)).isEqualTo(TRANSPARENT);
    }

    @Test
    void drawsPatchesThatOverlapAsCellsAroundTheirCentres() {
        // Patches of 4 pixels at a stride of 2: cells [1, 3) and [3, 5).
        PatchLayout layout = PatchLayout.of(4, 4, 2, 2);
        BufferedImage image = new GridPicture(grid(2, 0, 1), layout, COLOURS).draw(new ImageArea(0, 0, 6, 4), 6, 4);

        assertThat(image.getRGB(0, 1)).isEqualTo(TRANSPARENT);
        assertThat(image.getRGB(1, 1)).isEqualTo(FIRST_OF_VIRIDIS);
        assertThat(image.getRGB(2, 1)).isEqualTo(FIRST_OF_VIRIDIS);
        assertThat(image.getRGB(3, 1)).isEqualTo(LAST_OF_VIRIDIS);
        assertThat(image.getRGB(5, 1)).isEqualTo(TRANSPARENT);
        assertThat(image.getRGB(1, 0)).isEqualTo(TRANSPARENT);
    }

    @Test
    void leavesTheGapsBetweenPatchesOpen() {
        BufferedImage image = new GridPicture(grid(2, 0, 1), PatchLayout.of(2, 2, 4, 4), COLOURS)
                .draw(new ImageArea(0, 0, 6, 2), 6, 2);

        assertThat(image.getRGB(1, 0)).isEqualTo(FIRST_OF_VIRIDIS);
        assertThat(image.getRGB(3, 0)).isEqualTo(TRANSPARENT);
        assertThat(image.getRGB(4, 0)).isEqualTo(LAST_OF_VIRIDIS);
    }

    @Test
    void drawsCellsSmallerThanAPixelAsTheirMeanAndHidesNoNaN() {
        PatchGrid grid = grid(4, 0, 1, 0, Float.NaN, 1, 0, 0, 0);
        BufferedImage image = new GridPicture(grid, PatchLayout.UNIT, COLOURS).draw(new ImageArea(0, 0, 4, 2), 2, 1);

        assertThat(image.getRGB(0, 0)).isEqualTo(MIDDLE_OF_VIRIDIS);
        assertThat(image.getRGB(1, 0)).isEqualTo(ColourMap.VIRIDIS.notANumber());
    }

    @Test
    void drawsOneOfTheClassesAndNoMixtureOfThem() {
        var colours = new CategoryColours(List.of(new Category(0, "a", 0x112233), new Category(4, "b", 0x445566)));
        BufferedImage image =
                new GridPicture(grid(2, 0, 4, 4, 0), PatchLayout.UNIT, colours).draw(new ImageArea(0, 0, 2, 2), 1, 1);

        assertThat(image.getRGB(0, 0)).isIn(0xff112233, 0xff445566);
    }

    @Test
    void givesAClassWithoutColourThePalettes() {
        BufferedImage image = new GridPicture(grid(1, 2), PatchLayout.UNIT, new CategoryColours(List.of()))
                .draw(new ImageArea(0, 0, 1, 1), 1, 1);

        assertThat(image.getRGB(0, 0)).isEqualTo(0xff000000 | Palette.colour(2));
    }
}
