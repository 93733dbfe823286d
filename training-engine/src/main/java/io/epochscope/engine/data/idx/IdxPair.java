package io.epochscope.engine.data.idx;

import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A file of images and the file of their labels. */
record IdxPair(IdxFile images, IdxFile labels) {

    private static final int GREY = 3;
    private static final int COLOUR = 4;

    /**
     * Looks for both files by the names that MNIST and its kin use: {@code train-images-idx3-ubyte},
     * {@code train-images.idx3-ubyte}, each also with {@code .gz}, and likewise for labels.
     *
     * @param prefix {@code train} or {@code t10k}
     * @return empty if there is neither file
     * @throws IOException if there is only one of them, or the headers are wrong or do not fit each other
     */
    static Optional<IdxPair> find(Path folder, String prefix) throws IOException {
        Optional<Path> images = file(folder, prefix + "-images");
        Optional<Path> labels = file(folder, prefix + "-labels");
        if (images.isEmpty() && labels.isEmpty()) {
            return Optional.empty();
        }
        if (images.isEmpty() || labels.isEmpty()) {
            throw new IOException("%s has %s but no %s-%s file"
                    .formatted(
                            folder,
                            images.or(() -> labels).orElseThrow().getFileName(),
                            prefix,
                            images.isEmpty() ? "images" : "labels"));
        }
        IdxPair pair = new IdxPair(IdxFile.of(images.get()), IdxFile.of(labels.get()));
        pair.requireFit();
        return Optional.of(pair);
    }

    private static Optional<Path> file(Path folder, String stem) throws IOException {
        Pattern name = Pattern.compile(Pattern.quote(stem) + "[-.]idx\\d-ubyte(\\.gz)?");
        try (Stream<Path> files = Files.list(folder)) {
            // Sorted, so that a plain file is taken before its packed copy.
            List<Path> found = files.filter(
                            file -> name.matcher(file.getFileName().toString()).matches())
                    .sorted()
                    .toList();
            return found.stream().findFirst();
        }
    }

    private void requireFit() throws IOException {
        int dimensions = images.header().shape().length;
        if (dimensions != GREY && dimensions != COLOUR) {
            throw new IOException("%s: its header has %d dimensions; images have 3 (items, height, width)"
                            .formatted(images.path().getFileName(), dimensions)
                    + " or 4 (items, channels, height, width)");
        }
        if (labels.header().shape().length != 1) {
            throw new IOException("%s: its header has %d dimensions; labels have 1"
                    .formatted(labels.path().getFileName(), labels.header().shape().length));
        }
        if (size() != labels.header().items()) {
            throw new IOException("%s has %d images but %s has %d labels"
                    .formatted(
                            images.path().getFileName(),
                            size(),
                            labels.path().getFileName(),
                            labels.header().items()));
        }
    }

    int size() {
        return images.header().items();
    }

    /** Of one image: (channels, height, width). */
    Shape sampleShape() {
        int[] shape = images.header().shape();
        return shape.length == GREY ? new Shape(1, shape[1], shape[2]) : new Shape(shape[1], shape[2], shape[3]);
    }

    void verify() throws IOException {
        images.verify();
        labels.verify();
    }
}
