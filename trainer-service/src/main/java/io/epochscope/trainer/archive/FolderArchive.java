package io.epochscope.trainer.archive;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * The files of a folder, without those in folders within, to be sent as one zip archive. All are open from the
 * beginning, so that the archive is whole even if the folder is deleted while it is sent. Used by one thread at a time.
 */
public final class FolderArchive implements Closeable {

    private record Entry(String name, InputStream content) {}

    private final List<Entry> entries = new ArrayList<>();

    private FolderArchive() {}

    /**
     * Opens the files.
     *
     * @throws IOException if one cannot be read
     */
    public static FolderArchive open(Path folder) throws IOException {
        FolderArchive archive = new FolderArchive();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                archive.entries.add(new Entry(file.getFileName().toString(), Files.newInputStream(file)));
            }
            return archive;
        } catch (IOException | RuntimeException e) {
            archive.close();
            throw e;
        }
    }

    /** Writes the archive, once. */
    public void write(OutputStream target) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(target)) {
            for (Entry entry : entries) {
                zip.putNextEntry(new ZipEntry(entry.name()));
                entry.content().transferTo(zip);
                zip.closeEntry();
            }
        }
    }

    @Override
    public void close() throws IOException {
        for (Entry entry : entries) {
            entry.content().close();
        }
    }
}
