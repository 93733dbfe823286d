package io.epochscope.engine.data.csv;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/**
 * A file of lines with cells.
 *
 * @param path of a file that is there
 * @param delimiter between two cells
 */
record CsvFile(Path path, char delimiter) {

    /** @throws IOException if there is no such file */
    static CsvFile of(CsvParameters parameters) throws IOException {
        Path path = path(parameters.file());
        if (!Files.isRegularFile(path)) {
            throw new IOException("there is no file " + path.toAbsolutePath());
        }
        if (!Files.isReadable(path)) {
            throw new IOException("the file %s may not be read here".formatted(path.toAbsolutePath()));
        }
        return new CsvFile(path, parameters.delimiter().charAt(0));
    }

    private static Path path(String name) throws IOException {
        try {
            return Path.of(name);
        } catch (InvalidPathException e) {
            throw new IOException("%s is no path: %s".formatted(name, e.getReason()), e);
        }
    }

    String name() {
        return path.getFileName().toString();
    }

    /** Opens it at its beginning. */
    CsvLines lines() throws IOException {
        return new CsvLines(name(), Files.newInputStream(path), delimiter);
    }
}
