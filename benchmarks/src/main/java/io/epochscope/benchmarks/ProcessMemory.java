package io.epochscope.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The memory of a process of this machine, as Linux tells it in {@code /proc}; see {@code man 5 proc}. */
public final class ProcessMemory {

    private static final double MEGABYTE_IN_KIB = 1024;
    private static final Pattern LINE = Pattern.compile("^(\\w+):\\s+(\\d+) kB$");

    private final ProcessHandle process;

    /** Of one process. */
    public ProcessMemory(ProcessHandle process) {
        this.process = process;
    }

    /** The most that was ever resident, in MiB. */
    public double peak() throws IOException {
        return value(process, "status", "VmHWM");
    }

    /** What is resident of the process and of those that it has started, in MiB; what they share counts once. */
    public double residentWithChildren() throws IOException {
        double all = value(process, "smaps_rollup", "Pss");
        for (ProcessHandle child : process.descendants().toList()) {
            all += shareOf(child);
        }
        return all;
    }

    private static double shareOf(ProcessHandle child) throws IOException {
        try {
            return value(child, "smaps_rollup", "Pss");
        } catch (NoSuchFileException ended) {
            // Children come and go: nothing of this one is resident any more.
            return 0;
        }
    }

    private static double value(ProcessHandle process, String file, String name) throws IOException {
        Path path = Path.of("/proc", String.valueOf(process.pid()), file);
        for (String line : Files.readAllLines(path)) {
            Matcher matcher = LINE.matcher(line);
            if (matcher.matches() && matcher.group(1).equals(name)) {
                return Double.parseDouble(matcher.group(2)) / MEGABYTE_IN_KIB;
            }
        }
        throw new IOException("no " + name + " in " + path);
    }
}
