package io.epochscope.engine.data.scenes;

import ai.djl.ndarray.types.Shape;
import io.epochscope.engine.catalogue.Fault;
import io.epochscope.engine.data.ClassLabel;
import io.epochscope.engine.data.DataSet;
import io.epochscope.engine.data.DataSetType;
import io.epochscope.engine.data.Georeference;
import io.epochscope.engine.data.patches.BlockSplits;
import io.epochscope.engine.data.patches.PatchGrid;
import io.epochscope.engine.data.patches.PatchedImage;
import io.epochscope.engine.data.patches.PatchedImages;
import io.epochscope.engine.data.patches.SplitShares;
import io.epochscope.events.v1.Split;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Large images with label rasters, cut in patches. Every image is decoded once, band by band, into a temporary file
 * that patches are then read from, so that the heap holds no image.
 */
public final class ScenesType implements DataSetType<ScenesParameters> {

    @Override
    public String name() {
        return "scenes";
    }

    @Override
    public String description() {
        return "A folder of large images (PNG, JPEG, TIFF, GeoTIFF) with label rasters, cut in patches";
    }

    @Override
    public Class<ScenesParameters> parameters() {
        return ScenesParameters.class;
    }

    /** Reads the headers of the files; pixels that cannot be decoded come to light when the data set is opened. */
    @Override
    public List<Fault> check(ScenesParameters parameters) {
        Optional<Fault> shares = new SplitShares(parameters.validation(), parameters.test()).fault();
        if (shares.isPresent()) {
            return List.of(shares.get());
        }
        try {
            return new SceneCut(parameters, folder(parameters)).faults();
        } catch (IOException e) {
            return List.of(
                    new Fault("folder", parameters.folder(), "a folder of scenes, readable here; " + e.getMessage()));
        }
    }

    @Override
    public Shape sampleShape(ScenesParameters parameters) throws IOException {
        return new Shape(folder(parameters).channels(), parameters.patch(), parameters.patch());
    }

    @Override
    public Optional<List<ClassLabel>> classes(ScenesParameters parameters) throws IOException {
        return Optional.of(folder(parameters).legend().classes());
    }

    @Override
    public Set<Split> splits(ScenesParameters parameters) {
        return new SplitShares(parameters.validation(), parameters.test()).splits();
    }

    @Override
    public DataSet open(ScenesParameters parameters, long seed) throws IOException {
        for (Fault fault : check(parameters)) {
            throw new IOException("%s: %s is not %s".formatted(fault.field(), fault.value(), fault.accepted()));
        }
        SceneFolder folder = folder(parameters);
        SceneCut cut = new SceneCut(parameters, folder);
        List<PatchedImage> images = new ArrayList<>();
        for (SceneFiles scene : folder.scenes()) {
            images.add(image(scene, cut.grid(scene), folder.legend()));
        }
        return new PatchedImages(
                folder.path().getFileName().toString(),
                folder.legend().classes(),
                images,
                new BlockSplits(images, parameters.blockSize(), cut.shares(), seed));
    }

    private static SceneFolder folder(ScenesParameters parameters) throws IOException {
        return SceneFolder.open(parameters.folder(), parameters.scenes());
    }

    private static PatchedImage image(SceneFiles scene, PatchGrid grid, Legend legend) throws IOException {
        int[] classes = new LabelRaster(scene.labels(), legend).classes(grid);
        Optional<Georeference> place = scene.image().format() == RasterFormat.TIFF
                ? GeoTiff.read(scene.image().path())
                : Optional.empty();
        return new PatchedImage(scene.name(), scene.name(), Pixels.decode(scene.image()), grid, classes, place);
    }
}
