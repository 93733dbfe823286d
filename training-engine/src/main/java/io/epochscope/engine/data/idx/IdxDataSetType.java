package io.epochscope.engine.data.idx;

import ai.djl.ndarray.types.Shape;
import io.epochscope.engine.catalogue.Fault;
import io.epochscope.engine.data.ByteImages;
import io.epochscope.engine.data.ClassLabel;
import io.epochscope.engine.data.DataSet;
import io.epochscope.engine.data.DataSetType;
import io.epochscope.engine.data.PixelScale;
import io.epochscope.events.v1.Split;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;

/** Images and labels in IDX files: MNIST and its kin. Classes are named by their numbers. */
public final class IdxDataSetType implements DataSetType<IdxParameters> {

    @Override
    public String name() {
        return "idx";
    }

    @Override
    public String description() {
        return "A folder of IDX files, as MNIST and its kin come in, plain or packed by gzip";
    }

    @Override
    public Class<IdxParameters> parameters() {
        return IdxParameters.class;
    }

    @Override
    public List<Fault> check(IdxParameters parameters) {
        try {
            IdxFolder folder = IdxFolder.open(parameters.folder());
            folder.verify();
            return IdxSizes.of(parameters, folder).faults(parameters, folder);
        } catch (IOException e) {
            return List.of(new Fault(
                    "folder", parameters.folder(), "a folder of whole IDX files, readable here; " + e.getMessage()));
        }
    }

    @Override
    public Shape sampleShape(IdxParameters parameters) throws IOException {
        return IdxFolder.open(parameters.folder()).source().sampleShape();
    }

    @Override
    public OptionalInt size(IdxParameters parameters) throws IOException {
        IdxSizes sizes = IdxSizes.of(parameters, IdxFolder.open(parameters.folder()));
        return OptionalInt.of(sizes.train() + sizes.validation() + sizes.test());
    }

    @Override
    public Set<Split> splits(IdxParameters parameters) throws IOException {
        return IdxSizes.of(parameters, IdxFolder.open(parameters.folder())).splits();
    }

    @Override
    public DataSet open(IdxParameters parameters, long seed) throws IOException {
        IdxFolder folder = IdxFolder.open(parameters.folder());
        folder.verify();
        IdxSizes sizes = IdxSizes.of(parameters, folder);
        for (Fault fault : sizes.faults(parameters, folder)) {
            throw new IOException("%s: %s is not %s".formatted(fault.field(), fault.value(), fault.accepted()));
        }
        IdxPair source = folder.source();
        IdxPair testSource = folder.test().orElse(source);
        int validationFrom = source.size() - sizes.validation();
        int testFrom = folder.test().isPresent() ? 0 : validationFrom - sizes.test();

        ByteArrayOutputStream pixels = new ByteArrayOutputStream();
        ByteArrayOutputStream labels = new ByteArrayOutputStream();
        append(source, 0, sizes.train(), pixels, labels);
        int trainedPixels = pixels.size();
        append(source, validationFrom, source.size(), pixels, labels);
        append(testSource, testFrom, testFrom + sizes.test(), pixels, labels);

        Split[] splits = new Split[labels.size()];
        Arrays.fill(splits, 0, sizes.train(), Split.SPLIT_TRAIN);
        Arrays.fill(splits, sizes.train(), sizes.train() + sizes.validation(), Split.SPLIT_VALIDATION);
        Arrays.fill(splits, sizes.train() + sizes.validation(), splits.length, Split.SPLIT_TEST);
        return images(
                parameters, source.sampleShape(), pixels.toByteArray(), trainedPixels, labels.toByteArray(), splits);
    }

    private static void append(
            IdxPair pair, int from, int to, ByteArrayOutputStream pixels, ByteArrayOutputStream labels)
            throws IOException {
        pixels.writeBytes(pair.images().items(from, to));
        labels.writeBytes(pair.labels().items(from, to));
    }

    private static ByteImages images(
            IdxParameters parameters, Shape shape, byte[] pixels, int trainedPixels, byte[] bytes, Split[] splits) {
        int[] labels = new int[bytes.length];
        Arrays.setAll(labels, sample -> Byte.toUnsignedInt(bytes[sample]));
        int classes = Arrays.stream(labels).max().orElse(0) + 1;
        return new ByteImages(
                Path.of(parameters.folder())
                        .toAbsolutePath()
                        .normalize()
                        .getFileName()
                        .toString(),
                shape,
                IntStream.range(0, classes)
                        .mapToObj(label -> ClassLabel.named(Integer.toString(label)))
                        .toList(),
                pixels,
                labels,
                splits,
                parameters.standardise() ? PixelScale.standardising(pixels, 0, trainedPixels) : PixelScale.unit());
    }
}
