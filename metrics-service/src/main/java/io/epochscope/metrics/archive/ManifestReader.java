package io.epochscope.metrics.archive;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.epochscope.events.codec.MalformedEventException;
import io.epochscope.events.contract.EventContract;
import io.epochscope.metrics.problem.Excerpt;
import jakarta.ws.rs.BadRequestException;
import java.io.CharConversionException;
import java.io.IOException;
import java.util.Optional;

/** Reads what an archive says of itself, and whether it can be taken. Stateless. */
record ManifestReader(ObjectMapper json) {

    private static final int MOST_BYTES = 1 << 16;

    /**
     * Reads the first file of an archive.
     *
     * @param storageVersion of the tables here
     * @throws BadRequestException if the archive is none of a run, or was made by another version
     */
    Manifest read(ArchiveFiles files, String storageVersion) throws IOException {
        Optional<String> first = files.next();
        if (!first.equals(Optional.of(Manifest.FILE))) {
            throw new BadRequestException("the first file must be " + Manifest.FILE + ", but "
                    + first.map(name -> "is " + Excerpt.of(name)).orElse("there is none")
                    + "; an archive is imported as it was exported");
        }
        Manifest manifest = parse(files.content().readNBytes(MOST_BYTES));
        check(manifest, storageVersion);
        return manifest;
    }

    private Manifest parse(byte[] file) throws IOException {
        try {
            Manifest manifest = json.readValue(file, Manifest.class);
            if (manifest == null) {
                throw new BadRequestException(Manifest.FILE + " is null, but must be an object");
            }
            return manifest;
        } catch (JacksonException e) {
            throw new BadRequestException(Manifest.FILE + " cannot be read: " + e.getOriginalMessage(), e);
        } catch (CharConversionException e) {
            throw new BadRequestException(Manifest.FILE + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static void check(Manifest manifest, String storageVersion) {
        if (manifest.format() == null || manifest.format() != Manifest.FORMAT) {
            throw new BadRequestException("the archive has format " + manifest.format() + ", but " + Manifest.FORMAT
                    + " is what is imported here; export it again with the version that is here");
        }
        if (!storageVersion.equals(manifest.storageVersion())) {
            throw new BadRequestException("the archive comes from storage version "
                    + Excerpt.of(String.valueOf(manifest.storageVersion())) + ", but " + storageVersion
                    + " is what is here; export it again once both have the same version");
        }
        if (manifest.runId() == null) {
            throw new BadRequestException(Manifest.FILE + " names no runId");
        }
        try {
            new EventContract().checkRunId(manifest.runId());
        } catch (MalformedEventException e) {
            throw new BadRequestException(Manifest.FILE + ": " + Excerpt.of(e.getMessage()), e);
        }
    }
}
