package io.epochscope.benchmarks.watching;

import io.epochscope.benchmarks.ChildProcess;
import io.epochscope.benchmarks.Figure;
import io.epochscope.benchmarks.Figure.Mark;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * Whether memory grows with the epochs that were watched. In a process with a small heap that is resident from the
 * start, so that what grows is what lies outside of it.
 */
final class MemoryGrowth {

    private static final double MARK = 1.05;
    private static final double MEGABYTE = 1 << 20;

    private MemoryGrowth() {}

    static void measure(String bench, Consumer<Figure> figures) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xms96m",
                        "-Xmx96m",
                        "-XX:+AlwaysPreTouch",
                        "-cp",
                        System.getProperty("java.class.path"),
                        MemoryRun.class.getName())
                .redirectError(Redirect.DISCARD);
        String printed;
        int exitCode;
        try (ChildProcess process = new ChildProcess(builder)) {
            printed = process.answer().trim();
            exitCode = process.exitCode();
        }
        if (exitCode != 0 || !printed.matches("\\d+ \\d+")) {
            throw new IllegalStateException(
                    "the process that measures memory ended with %d: %s".formatted(exitCode, printed));
        }
        int space = printed.indexOf(' ');
        double early = Long.parseLong(printed.substring(0, space)) / MEGABYTE;
        double late = Long.parseLong(printed.substring(space + 1)) / MEGABYTE;
        figures.accept(new Figure(
                bench,
                "resident memory after %d epochs by that after %d".formatted(MemoryRun.LATE, MemoryRun.EARLY),
                late / early,
                "×",
                Mark.atMost(MARK),
                String.format(Locale.ROOT, "%.1f MB, %.1f MB", late, early)));
    }
}
