package io.epochscope.engine.data.scenes;

import io.epochscope.engine.data.patches.PatchGrid;
import io.epochscope.engine.data.patches.PatchedImage;
import io.epochscope.engine.data.patches.PixelSpool;
import io.epochscope.engine.data.patches.PixelStore;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.Arrays;

/** The class of each pixel of an image, out of a label raster, and of each patch. */
final class LabelRaster {

    private final RasterFile file;
    private final Legend legend;

    LabelRaster(RasterFile file, Legend legend) {
        this.file = file;
        this.legend = legend;
    }

    /**
     * Decides by majority.
     *
     * <p>The class of a patch is the one that most of its labelled pixels have, of several the first. Pixels of classes
     * that are ignored count as not labelled; a patch with more of them than of labelled ones has no class, since its
     * majority is unknown.
     *
     * @return the class of each patch, row by row, {@link PatchedImage#NO_CLASS} where there is none
     * @throws IOException if the raster is damaged, or has values that the legend does not name
     */
    int[] classes(PatchGrid grid) throws IOException {
        PixelStore pixels = decode();
        int[] classes = new int[Math.toIntExact(grid.patches())];
        int[] counts = new int[Legend.IGNORED + 1];
        byte[] row = new byte[grid.patch()];
        for (int place = 0; place < classes.length; place++) {
            Arrays.fill(counts, 0);
            int x = place % grid.columns() * grid.stride();
            int y = place / grid.columns() * grid.stride();
            for (int line = 0; line < grid.patch(); line++) {
                pixels.copy(x, y + line, grid.patch(), row, 0);
                for (byte pixel : row) {
                    counts[Byte.toUnsignedInt(pixel)]++;
                }
            }
            classes[place] = majority(counts, grid.patch() * grid.patch());
        }
        return classes;
    }

    private int majority(int[] counts, int pixels) {
        if (2 * counts[Legend.IGNORED] > pixels) {
            return PatchedImage.NO_CLASS;
        }
        int most = 0;
        for (int label = 1; label < legend.classes().size(); label++) {
            if (counts[label] > counts[most]) {
                most = label;
            }
        }
        return most;
    }

    private PixelStore decode() throws IOException {
        RasterHeader header = file.header();
        try (PixelSpool spool = new PixelSpool(header.width(), header.height(), 1)) {
            byte[] row = new byte[header.width()];
            file.read((band, y) -> add(band, y, row, spool));
            return spool.finish();
        }
    }

    private void add(BufferedImage band, int y, byte[] row, PixelSpool spool) throws IOException {
        int[] values = null;
        for (int line = 0; line < band.getHeight(); line++) {
            // Of the raster, and so places of the palette, not colours.
            values = band.getRaster().getSamples(0, line, band.getWidth(), 1, 0, values);
            for (int x = 0; x < row.length; x++) {
                int label = legend.classOf()[values[x]];
                if (label == Legend.UNNAMED) {
                    throw new IOException(
                            "the pixel at column %d, row %d has the value %d, a class without a name in %s"
                                    .formatted(x, y + line, values[x], Legend.FILE));
                }
                row[x] = (byte) label;
            }
            spool.add(row);
        }
    }
}
