package io.epochscope.metrics.archive;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;

/** Knows how a ZIP archive ends: one that breaks off between two files looks like a smaller one otherwise. */
final class ArchiveEnd extends FilterInputStream {

    /** Of the last record of an archive without comment. */
    private static final int BYTES = 22;

    private static final byte[] SIGNATURE = {'P', 'K', 5, 6};

    private byte[] last = {};

    ArchiveEnd(InputStream archive) {
        super(archive);
    }

    @Override
    public int read() throws IOException {
        byte[] single = new byte[1];
        return read(single, 0, 1) < 0 ? -1 : single[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int read = super.read(bytes, offset, length);
        if (read > 0) {
            int fresh = Math.min(read, BYTES);
            int kept = Math.min(last.length, BYTES - fresh);
            byte[] joined = new byte[kept + fresh];
            System.arraycopy(last, last.length - kept, joined, 0, kept);
            System.arraycopy(bytes, offset + read - fresh, joined, kept, fresh);
            last = joined;
        }
        return read;
    }

    /**
     * Reads what is left.
     *
     * @throws EOFException if that is not how an archive ends
     */
    void check() throws IOException {
        transferTo(OutputStream.nullOutputStream());
        if (last.length < BYTES || !Arrays.equals(last, 0, SIGNATURE.length, SIGNATURE, 0, SIGNATURE.length)) {
            throw new EOFException("it does not end as a ZIP does");
        }
    }
}
