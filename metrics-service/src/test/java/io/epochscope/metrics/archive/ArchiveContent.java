package io.epochscope.metrics.archive;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * The files of an archive, unfolded, to be looked at and changed.
 *
 * @param files in their order
 */
record ArchiveContent(Map<String, String> files) {

    static ArchiveContent of(byte[] archive) throws IOException {
        Map<String, String> files = new LinkedHashMap<>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return new ArchiveContent(files);
    }

    /** With another file in the place of one. */
    ArchiveContent with(String file, UnaryOperator<String> change) {
        Map<String, String> changed = new LinkedHashMap<>(files);
        changed.compute(file, (name, content) -> change.apply(content == null ? "" : content));
        return new ArchiveContent(changed);
    }

    ArchiveContent without(String file) {
        Map<String, String> fewer = new LinkedHashMap<>(files);
        fewer.remove(file);
        return new ArchiveContent(fewer);
    }

    byte[] zipped() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, String> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }
}
