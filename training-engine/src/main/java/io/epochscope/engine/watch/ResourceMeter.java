package io.epochscope.engine.watch;

import io.epochscope.events.v1.Resources;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Memory and processor time of this process. */
public final class ResourceMeter {

    private static final Path STATUS = Path.of("/proc/self/status");
    private static final String RESIDENT = "VmRSS:";
    private static final double NANOS = 1e9;

    private long cpuNanos = cpuNanos();

    /** Processor time is counted since the last call. Resident memory is 0 where the system does not tell. */
    public Resources read() {
        long before = cpuNanos;
        cpuNanos = cpuNanos();
        return Resources.newBuilder()
                .setResidentBytes(residentBytes())
                .setHeapBytes(
                        ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed())
                .setCpuSeconds((cpuNanos - before) / NANOS)
                .build();
    }

    private static long cpuNanos() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system
                ? system.getProcessCpuTime()
                : 0;
    }

    private static long residentBytes() {
        if (!Files.isReadable(STATUS)) {
            return 0;
        }
        try (Stream<String> lines = Files.lines(STATUS)) {
            return lines.filter(line -> line.startsWith(RESIDENT))
                    .map(line ->
                            line.substring(RESIDENT.length()).replace("kB", "").trim())
                    .mapToLong(kilobytes -> Long.parseLong(kilobytes) * 1024)
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            return 0;
        }
    }
}
