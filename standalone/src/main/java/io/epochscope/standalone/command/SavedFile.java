package io.epochscope.standalone.command;

import io.epochscope.standalone.process.StopSignal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;

/**
 * A file that is there as a whole or as it was before, also after Ctrl-C: it is written under another name beside its
 * own.
 */
record SavedFile(Path file) {

    /** Writes a file that exists and is empty. */
    @FunctionalInterface
    interface Content {
        void writeTo(Path unfinished) throws Exception;
    }

    /**
     * Writes the file and says so.
     *
     * @throws IOException if it cannot be written, or is something else than a file
     */
    @SuppressWarnings("try") // The signal is there to be closed.
    void save(Content content) throws Exception {
        Path target = target();
        Path unfinished = target.resolveSibling("." + target.getFileName() + ".unfinished");
        try (var signal = new StopSignal()) {
            try {
                Files.write(unfinished, new byte[0]);
                content.writeTo(unfinished);
                Files.move(unfinished, target, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(unfinished);
            }
        }
        System.out.printf(Locale.ROOT, "%s, %,d bytes%n", file, Files.size(target));
    }

    /** Where a link points to: the link stays. */
    private Path target() throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (!Files.isDirectory(folder)) {
            throw new IOException("There is no folder " + folder);
        }
        if (Files.notExists(file)) {
            return file;
        }
        if (!Files.isRegularFile(file)) {
            throw new IOException(file + " is there and is no file that could be replaced");
        }
        return file.toRealPath();
    }
}
