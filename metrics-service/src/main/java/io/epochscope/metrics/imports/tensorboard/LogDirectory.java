package io.epochscope.metrics.imports.tensorboard;

import io.epochscope.metrics.imports.PlainZip;
import io.epochscope.metrics.imports.Upload;
import io.epochscope.metrics.problem.Excerpt;
import jakarta.ws.rs.BadRequestException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.ArchiveEntry;
import org.apache.commons.compress.archivers.ArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** Unfolds what is sent: an event file, or a log directory as ZIP, tar or tar.gz. */
record LogDirectory(Upload upload) {

    private static final byte[] ZIP = {'P', 'K', 3, 4};
    private static final byte[] GZIP = {(byte) 0x1f, (byte) 0x8b};
    private static final byte[] TAR = "ustar".getBytes(StandardCharsets.US_ASCII);
    private static final int TAR_AT = 257;

    /** What a file is called that came alone. */
    private static final String ALONE = "the file";

    /**
     * The files, in the order of their names.
     *
     * @throws BadRequestException if an archive is damaged
     */
    List<LogFile> files(byte[] sent) throws IOException {
        try {
            if (has(sent, 0, ZIP)) {
                return unfold(new PlainZip(new ByteArrayInputStream(sent)));
            }
            if (has(sent, 0, GZIP)) {
                byte[] unpacked = upload.read(new GZIPInputStream(new ByteArrayInputStream(sent)));
                return unfold(new TarArchiveInputStream(new ByteArrayInputStream(unpacked)));
            }
            if (has(sent, TAR_AT, TAR)) {
                return unfold(new TarArchiveInputStream(new ByteArrayInputStream(sent)));
            }
        } catch (IOException e) {
            String how = e.getMessage() == null ? "it ends too early" : Excerpt.of(e.getMessage());
            throw new BadRequestException("the archive cannot be unfolded: " + how, e);
        }
        return List.of(new LogFile(ALONE, sent));
    }

    private static boolean has(byte[] file, int at, byte[] magic) {
        return file.length >= at + magic.length && Arrays.equals(file, at, at + magic.length, magic, 0, magic.length);
    }

    private <E extends ArchiveEntry> List<LogFile> unfold(ArchiveInputStream<E> archive) throws IOException {
        try (archive) {
            var files = new ArrayList<LogFile>();
            long size = 0;
            for (E entry = archive.getNextEntry(); entry != null; entry = archive.getNextEntry()) {
                if (!archive.canReadEntryData(entry)) {
                    throw new IOException(
                            entry.getName() + " is compressed or encrypted in a way that is not read here");
                }
                if (!entry.isDirectory()) {
                    byte[] content = upload.read(archive);
                    size += content.length;
                    upload.allow(size);
                    files.add(new LogFile(entry.getName(), content));
                }
            }
            files.sort(Comparator.comparing(LogFile::path));
            return files;
        }
    }
}
