package io.epochscope.metrics.export;

import io.epochscope.metrics.drawing.Category;
import io.epochscope.metrics.drawing.PatchGrid;
import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BandedSampleModel;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferFloat;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.plugins.tiff.TIFFDirectory;
import javax.imageio.plugins.tiff.TIFFField;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Writes grids as GeoTIFF with one band, by the TIFF writer of the JDK. */
final class GeoTiff {

    static final String MEDIA_TYPE = "image/tiff";

    /** No metric is negative. */
    static final float NO_VALUE = -9999;

    /** Above all categories that a byte can tell. */
    static final int NO_CATEGORY = 255;

    private GeoTiff() {}

    /** A band of 32-bit floating-point numbers; NaN is a value, what is absent is {@value #NO_VALUE}. */
    static byte[] ofValues(PatchGrid grid, GridPlace place, CoordinateSystem system) {
        float[] cells = new float[grid.rows() * grid.columns()];
        for (int i = 0; i < cells.length; i++) {
            int row = i / grid.columns();
            int column = i % grid.columns();
            cells[i] = grid.present(row, column) ? grid.value(row, column) : NO_VALUE;
        }
        var samples = new BandedSampleModel(DataBuffer.TYPE_FLOAT, grid.columns(), grid.rows(), 1);
        var colours = new ComponentColorModel(
                ColorSpace.getInstance(ColorSpace.CS_GRAY), false, false, Transparency.OPAQUE, DataBuffer.TYPE_FLOAT);
        var raster = Raster.createWritableRaster(samples, new DataBufferFloat(cells, cells.length), null);
        return write(new BufferedImage(colours, raster, false, null), place, system, "-9999");
    }

    /**
     * A band of bytes with a table of colours; what is absent is {@value #NO_CATEGORY}.
     *
     * @param categories with values below {@value #NO_CATEGORY}
     */
    static byte[] ofCategories(PatchGrid grid, List<Category> categories, GridPlace place, CoordinateSystem system) {
        int[] table = new int[NO_CATEGORY + 1];
        categories.forEach(category -> table[category.value()] = category.colour());
        var colours = new IndexColorModel(8, table.length, table, 0, false, -1, DataBuffer.TYPE_BYTE);
        var image = new BufferedImage(grid.columns(), grid.rows(), BufferedImage.TYPE_BYTE_INDEXED, colours);
        for (int row = 0; row < grid.rows(); row++) {
            for (int column = 0; column < grid.columns(); column++) {
                int cell = grid.present(row, column) ? (int) grid.value(row, column) : NO_CATEGORY;
                image.getRaster().setSample(column, row, 0, cell);
            }
        }
        return write(image, place, system, String.valueOf(NO_CATEGORY));
    }

    private static byte[] write(BufferedImage image, GridPlace place, CoordinateSystem system, String absent) {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("tiff").next();
        var bytes = new ByteArrayOutputStream();
        try (var stream = new MemoryCacheImageOutputStream(bytes)) {
            ImageWriteParam parameters = writer.getDefaultWriteParam();
            parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            parameters.setCompressionType("Deflate");
            IIOMetadata metadata = writer.getDefaultImageMetadata(new ImageTypeSpecifier(image), parameters);
            TIFFDirectory directory = TIFFDirectory.createFromMetadata(metadata);
            for (TIFFField field : GeoTags.of(place, system, absent)) {
                directory.addTIFFField(field);
            }
            writer.setOutput(stream);
            writer.write(null, new IIOImage(image, null, directory.getAsMetadata()), parameters);
        } catch (IOException e) {
            throw new UncheckedIOException("A GeoTIFF of " + image.getWidth() + " × " + image.getHeight(), e);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
