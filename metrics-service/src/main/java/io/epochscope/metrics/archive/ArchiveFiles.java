package io.epochscope.metrics.archive;

import io.epochscope.metrics.imports.PlainZip;
import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.core.Response.Status;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.ZipException;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;

/** The files of a ZIP archive, one after the other as they come. Not thread-safe. */
final class ArchiveFiles {

    private final ArchiveEnd end;
    private final PlainZip archive;
    private final InputStream content = new Content();
    private final CRC32 checksum = new CRC32();
    private final long most;
    private long unfolded;
    private ZipArchiveEntry file;

    /** @param most to how many bytes all files together may unfold */
    ArchiveFiles(InputStream archive, long most) {
        end = new ArchiveEnd(archive);
        this.archive = new PlainZip(end);
        this.most = most;
    }

    /**
     * Goes on to the next file, and says what it is called; empty behind the last one.
     *
     * @throws IOException if this is no ZIP archive, if it is broken off, or if the file before is not what its
     *     checksum says
     */
    Optional<String> next() throws IOException {
        ZipArchiveEntry next = archive.getNextEntry();
        // Now it is known also of a file that says so only at its end.
        if (file != null && file.getCrc() != checksum.getValue()) {
            throw new ZipException(file.getName() + " is damaged: its checksum is another one");
        }
        if (next == null) {
            end.check();
        } else if (!archive.canReadEntryData(next)) {
            throw new ZipException(next.getName() + " is compressed or encrypted in a way that is not read here");
        }
        checksum.reset();
        file = next;
        return Optional.ofNullable(next).map(ZipArchiveEntry::getName);
    }

    /**
     * What is in the file. To be read to its end; needs no closing.
     *
     * @throws ClientErrorException with status 413, while it is read, if all files so far are too large
     */
    InputStream content() {
        return content;
    }

    private final class Content extends InputStream {

        @Override
        public int read() throws IOException {
            byte[] single = new byte[1];
            return read(single, 0, 1) < 0 ? -1 : single[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int read = archive.read(bytes, offset, length);
            if (read > 0) {
                checksum.update(bytes, offset, read);
                unfolded += read;
                if (unfolded > most) {
                    throw new ClientErrorException(
                            "the archive unfolds to more than " + most
                                    + " bytes, the most that epochscope.import.max-archive-bytes lets in",
                            Status.REQUEST_ENTITY_TOO_LARGE);
                }
            }
            return read;
        }
    }
}
