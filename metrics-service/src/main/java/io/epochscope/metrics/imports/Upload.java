package io.epochscope.metrics.imports;

import jakarta.inject.Singleton;
import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.core.Response.Status;
import java.io.IOException;
import java.io.InputStream;

/** Takes files that are sent, as far as they are not too large. */
@Singleton
public final class Upload {

    private final int most;

    /** @param config how large they may be */
    public Upload(ImportConfig config) {
        most = config.maxBytes();
    }

    /**
     * All bytes of a file, or of what it unfolds to.
     *
     * @throws ClientErrorException with status 413 if there are too many
     */
    public byte[] read(InputStream file) throws IOException {
        byte[] bytes = file.readNBytes(most);
        if (file.read() >= 0) {
            throw tooLarge();
        }
        return bytes;
    }

    /** Checks how much an archive has unfolded to. */
    public void allow(long bytes) {
        if (bytes > most) {
            throw tooLarge();
        }
    }

    private ClientErrorException tooLarge() {
        return new ClientErrorException(
                "the file has more than " + most + " bytes, the most that epochscope.import.max-bytes lets in",
                Status.REQUEST_ENTITY_TOO_LARGE);
    }
}
