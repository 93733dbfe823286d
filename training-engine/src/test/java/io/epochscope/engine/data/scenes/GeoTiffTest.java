package io.epochscope.engine.data.scenes;

import static org.assertj.core.api.Assertions.assertThat;

import io.epochscope.engine.data.DataSet;
import io.epochscope.engine.data.Georeference;
import io.epochscope.engine.data.SceneImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GeoTiffTest {

    private static final int PIXEL_SCALE = 33_550;
    private static final int TIEPOINT = 33_922;
    private static final int TRANSFORMATION = 34_264;
    private static final int KEYS = 34_735;
    private static final int TEXTS = 34_737;

    @TempDir
    private Path folder;

    @Test
    void aTiepointAndAScaleMakeTheTransform() throws IOException {
        TiffBytes tiff = new TiffBytes()
                .doubles(PIXEL_SCALE, 10, 20, 0)
                .doubles(TIEPOINT, 2, 3, 0, 500_000, 2_700_000, 0)
                .shorts(KEYS, 1, 1, 0, 3, 1024, 0, 1, 1, 1025, 0, 1, 1, 3072, 0, 1, 32_640);

        assertThat(read(tiff))
                .isEqualTo(new Georeference("EPSG:32640", List.of(10.0, 0.0, 499_980.0, 0.0, -20.0, 2_700_060.0)));
    }

    @Test
    void coordinatesOfPixelCentresAreMovedToCorners() throws IOException {
        TiffBytes tiff = new TiffBytes()
                .doubles(PIXEL_SCALE, 10, 20, 0)
                .doubles(TIEPOINT, 0, 0, 0, 500_000, 2_700_000, 0)
                .shorts(KEYS, 1, 1, 0, 2, 1025, 0, 1, 2, 3072, 0, 1, 32_640);

        assertThat(read(tiff).affine()).containsExactly(10.0, 0.0, 499_995.0, 0.0, -20.0, 2_700_010.0);
    }

    @Test
    void aMatrixMayTurn() throws IOException {
        TiffBytes tiff = new TiffBytes()
                .doubles(TRANSFORMATION, 1, 2, 0, 100, 3, -4, 0, 200, 0, 0, 0, 0, 0, 0, 0, 1)
                .shorts(KEYS, 1, 1, 0, 2, 1024, 0, 1, 2, 2048, 0, 1, 4326);

        assertThat(read(tiff)).isEqualTo(new Georeference("EPSG:4326", List.of(1.0, 2.0, 100.0, 3.0, -4.0, 200.0)));
    }

    @Test
    void aSystemOfTheFilesOwnIsCitedAndNotTakenForItsGeographicBase() throws IOException {
        TiffBytes tiff = new TiffBytes()
                .doubles(PIXEL_SCALE, 1, 1, 0)
                .doubles(TIEPOINT, 0, 0, 0, 0, 0, 0)
                .shorts(KEYS, 1, 1, 0, 4, 1026, TEXTS, 6, 0, 2048, 0, 1, 4326, 3072, 0, 1, 32_767, 3073, TEXTS, 10, 6)
                .text(TEXTS, "whole|Port grid|");

        assertThat(read(tiff).crs()).isEqualTo("Port grid");
    }

    @Test
    void aTiffWithoutCoordinatesHasNone() throws IOException {
        write(new TiffBytes());
        assertThat(GeoTiff.read(folder.resolve("a.tif"))).isEmpty();

        write(new TiffBytes().doubles(PIXEL_SCALE, 1, 1, 0).doubles(TIEPOINT, 0, 0, 0, 0, 0, 0));
        assertThat(GeoTiff.read(folder.resolve("a.tif"))).isEmpty();
    }

    @Test
    void tilesAndCoordinatesReachTheScene() throws IOException {
        SceneWriter writer = new SceneWriter(folder);
        writer.scene("a", 40, 24);
        Files.delete(folder.resolve("a.png"));
        byte[] tiles = new byte[6 * 256];
        for (int i = 0; i < tiles.length; i++) {
            tiles[i] = (byte) (100 * (i / 256 / 3) + 10 * (i / 256 % 3) + i % 16 / 2);
        }
        new TiffBytes()
                .tiles(6)
                .doubles(PIXEL_SCALE, 10, 10, 0)
                .doubles(TIEPOINT, 0, 0, 0, 7, 8, 0)
                .shorts(KEYS, 1, 1, 0, 1, 3072, 0, 1, 32_640)
                .write(folder.resolve("a.tif"), 40, 24, tiles);

        try (DataSet data =
                new ScenesType().open(new ScenesParameters(folder.toString(), null, 8, 8, 1, 0.2, 0.0), 1)) {
            SceneImage image = data.scenes().get(0).image().orElseThrow();
            assertThat(image.georeference())
                    .contains(new Georeference("EPSG:32640", List.of(10.0, 0.0, 7.0, 0.0, -10.0, 8.0)));
            assertThat(SceneWriter.first(image.read(0, 0, 40, 24, 1), 35, 20)).isEqualTo(100 + 20 + 1);
        }
    }

    private Georeference read(TiffBytes tiff) throws IOException {
        write(tiff);
        return GeoTiff.read(folder.resolve("a.tif")).orElseThrow();
    }

    private void write(TiffBytes tiff) throws IOException {
        tiff.write(folder.resolve("a.tif"), 4, 4, new byte[16]);
    }
}
