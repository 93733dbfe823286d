package io.epochscope.engine.data.landcover;

import ai.djl.ndarray.types.Shape;
import io.epochscope.engine.catalogue.Fault;
import io.epochscope.engine.data.ClassLabel;
import io.epochscope.engine.data.DataSet;
import io.epochscope.engine.data.DataSetType;
import io.epochscope.engine.data.Georeference;
import io.epochscope.engine.data.patches.BlockSplits;
import io.epochscope.engine.data.patches.PatchedImage;
import io.epochscope.engine.data.patches.PatchedImages;
import io.epochscope.engine.data.patches.SplitShares;
import io.epochscope.events.v1.Split;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * A land cover scene painted on the spot, for a start without any download: with a hard region and mislabelled patches,
 * at places that {@link GeneratedScene} tells. It lies at an invented place near Dubai, so that maps can be tried.
 */
public final class GeneratedSceneType implements DataSetType<GeneratedSceneParameters> {

    private static final int CHANNELS = 3;

    /** All painted before training and held in memory, one byte a channel. */
    private static final int MOST_PIXELS = 1 << 26;

    /** UTM zone 40 north, pixels of 10 m. */
    private static final Georeference PLACE =
            new Georeference("EPSG:32640", List.of(10.0, 0.0, 320_000.0, 0.0, -10.0, 2_790_000.0));

    @Override
    public String name() {
        return "generated-scene";
    }

    @Override
    public String description() {
        return "A land cover scene painted on the spot, with a hard region and a few mislabelled patches";
    }

    @Override
    public Class<GeneratedSceneParameters> parameters() {
        return GeneratedSceneParameters.class;
    }

    @Override
    public List<Fault> check(GeneratedSceneParameters parameters) {
        List<Fault> faults = new ArrayList<>();
        shares(parameters).fault().ifPresent(faults::add);
        int pixels = parameters.rows() * parameters.columns() * parameters.patch() * parameters.patch();
        if (pixels > MOST_PIXELS) {
            faults.add(new Fault(
                    "patch",
                    parameters.patch().toString(),
                    "a side that makes at most %,d pixels of %d × %d patches"
                            .formatted(MOST_PIXELS, parameters.rows(), parameters.columns())));
        }
        int side = parameters.blockSize();
        int blocks = ((parameters.rows() - 1) / side + 1) * ((parameters.columns() - 1) / side + 1);
        if (blocks < shares(parameters).count()) {
            faults.add(new Fault(
                    "blockSize",
                    parameters.blockSize().toString(),
                    "one that gives each split a block; this one makes %d of %d × %d patches"
                            .formatted(blocks, parameters.rows(), parameters.columns())));
        }
        return faults;
    }

    @Override
    public Shape sampleShape(GeneratedSceneParameters parameters) {
        return new Shape(CHANNELS, parameters.patch(), parameters.patch());
    }

    @Override
    public OptionalInt size(GeneratedSceneParameters parameters) {
        return OptionalInt.of(parameters.rows() * parameters.columns());
    }

    @Override
    public Optional<List<ClassLabel>> classes(GeneratedSceneParameters parameters) {
        return Optional.of(LandClass.labels());
    }

    @Override
    public Set<Split> splits(GeneratedSceneParameters parameters) {
        return shares(parameters).splits();
    }

    @Override
    public DataSet open(GeneratedSceneParameters parameters, long seed) throws IOException {
        GeneratedScene scene = GeneratedScene.paint(parameters, seed);
        List<PatchedImage> images = List.of(new PatchedImage(
                "land-cover",
                "Generated land cover",
                scene.pixels(),
                scene.grid(),
                scene.labels(),
                Optional.of(PLACE)));
        return new PatchedImages(
                "Generated land cover",
                LandClass.labels(),
                images,
                new BlockSplits(images, parameters.blockSize(), shares(parameters), seed));
    }

    private static SplitShares shares(GeneratedSceneParameters parameters) {
        return new SplitShares(parameters.validation(), parameters.test());
    }
}
