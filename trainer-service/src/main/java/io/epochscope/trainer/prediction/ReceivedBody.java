package io.epochscope.trainer.prediction;

import io.epochscope.trainer.problem.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A body of bounded size in a temporary file, so that however many are sent, none is on the heap. */
final class ReceivedBody implements AutoCloseable {

    /** What errors call it. */
    private static final String NAME = "image";

    private final Path folder;
    private final Path file;

    private ReceivedBody(Path folder) {
        this.folder = folder;
        file = folder.resolve(NAME);
    }

    /**
     * Takes a body.
     *
     * @param most bytes that are taken
     * @throws ProblemException if it has more
     */
    static ReceivedBody of(InputStream body, long most) throws IOException {
        ReceivedBody received = new ReceivedBody(Files.createTempDirectory("epochscope-"));
        try (OutputStream out = Files.newOutputStream(received.file)) {
            byte[] buffer = new byte[1 << 16];
            long size = 0;
            for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
                size += read;
                if (size > most) {
                    throw ProblemException.tooLarge(
                            "The body has more than %,d bytes, the most that are taken here".formatted(most));
                }
                out.write(buffer, 0, read);
            }
            return received;
        } catch (IOException | RuntimeException e) {
            received.close();
            throw e;
        }
    }

    Path file() {
        return file;
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(file);
        Files.deleteIfExists(folder);
    }
}
