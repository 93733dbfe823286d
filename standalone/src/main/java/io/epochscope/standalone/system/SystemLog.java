package io.epochscope.standalone.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.FileHandler;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** Sends what is logged in this JVM, most of it by the Kafka broker, to a file instead of the terminal. */
public final class SystemLog {
    /** More than that and the file begins anew. */
    private static final int BYTES = 50 * 1024 * 1024;

    private SystemLog() {}

    public static void to(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        Logger root = LogManager.getLogManager().getLogger("");
        for (Handler handler : root.getHandlers()) {
            root.removeHandler(handler);
        }
        // To this handler a per cent sign in the path would be the beginning of a pattern.
        String pattern = file.toString().replace("%", "%%");
        var handler = new FileHandler(pattern, BYTES, 1, true);
        handler.setFormatter(new SimpleFormatter());
        root.addHandler(handler);
        root.setLevel(Level.INFO);
    }
}
