package io.epochscope.metrics.imports;

import java.io.InputStream;
import java.util.zip.ZipEntry;
import org.apache.commons.compress.archivers.ArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveInputStream;

/**
 * A ZIP archive whose files are deflated or stored, which is what is written everywhere. Commons Compress 1.28 takes XZ
 * for something that it can read, and fails then by a missing stream.
 */
public final class PlainZip extends ZipArchiveInputStream {

    /** Of an archive that is read as it comes. */
    public PlainZip(InputStream archive) {
        super(archive);
    }

    @Override
    public boolean canReadEntryData(ArchiveEntry file) {
        return file instanceof ZipArchiveEntry entry
                && (entry.getMethod() == ZipEntry.DEFLATED || entry.getMethod() == ZipEntry.STORED)
                && super.canReadEntryData(file);
    }
}
