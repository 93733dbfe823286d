package io.epochscope.engine.data.idx;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The IDX files of a folder.
 *
 * @param source what is trained and validated on: the {@code train} files, or else the {@code t10k} files
 * @param test the {@code t10k} files if there are {@code train} files too
 */
record IdxFolder(IdxPair source, Optional<IdxPair> test) {

    /**
     * Looks for the files and reads their headers.
     *
     * @throws IOException if the folder or its files are not what they should be; the message says which and why
     */
    static IdxFolder open(String name) throws IOException {
        Path folder = path(name);
        if (!Files.isDirectory(folder)) {
            throw new IOException("there is no folder " + folder.toAbsolutePath());
        }
        Optional<IdxPair> train = IdxPair.find(folder, "train");
        Optional<IdxPair> test = IdxPair.find(folder, "t10k");
        IdxPair source = train.or(() -> test)
                .orElseThrow(() -> new IOException(
                        "%s has no IDX files: train-images-idx3-ubyte[.gz] and train-labels-idx1-ubyte[.gz], or t10k-…"
                                .formatted(folder.toAbsolutePath())));
        if (train.isEmpty()) {
            return new IdxFolder(source, Optional.empty());
        }
        if (test.isPresent() && !test.get().sampleShape().equals(source.sampleShape())) {
            throw new IOException("the train images are of shape %s, the t10k images of shape %s"
                    .formatted(source.sampleShape(), test.get().sampleShape()));
        }
        return new IdxFolder(source, test);
    }

    private static Path path(String name) throws IOException {
        try {
            return Path.of(name);
        } catch (InvalidPathException e) {
            throw new IOException("%s is no path: %s".formatted(name, e.getReason()), e);
        }
    }

    /** Reads every file through, to see that none is truncated. */
    void verify() throws IOException {
        source.verify();
        if (test.isPresent()) {
            test.get().verify();
        }
    }
}
