package io.epochscope.standalone.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.stream.Collectors;

/** The end of a log file. */
public final class LogTail {
    private static final int LINES = 15;

    private LogTail() {}

    /** The last lines, indented; in place of them what is the matter if the file cannot be read. */
    public static String of(Path log) {
        var last = new ArrayDeque<String>(LINES);
        // ISO-8859-1 decodes any bytes: a part may write what is not UTF-8.
        try (var lines = Files.lines(log, StandardCharsets.ISO_8859_1)) {
            lines.forEach(line -> {
                if (last.size() == LINES) {
                    last.removeFirst();
                }
                last.addLast(line);
            });
        } catch (IOException e) {
            return "    (" + log + " cannot be read: " + e.getMessage() + ")";
        }
        return last.stream().map(line -> "    " + line).collect(Collectors.joining(System.lineSeparator()));
    }
}
