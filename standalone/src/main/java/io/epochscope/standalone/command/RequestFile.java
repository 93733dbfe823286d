package io.epochscope.standalone.command;

import io.epochscope.standalone.process.StartFailedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file with what trainer-service is asked for, in JSON. */
record RequestFile(Path path) {

    /** @throws StartFailedException if it cannot be read */
    String read() throws StartFailedException {
        try {
            return Files.readString(path);
        } catch (IOException e) {
            throw new StartFailedException("Cannot read the request " + path, e);
        }
    }
}
