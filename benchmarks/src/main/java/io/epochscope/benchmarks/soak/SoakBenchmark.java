package io.epochscope.benchmarks.soak;

import io.epochscope.benchmarks.Benchmark;
import io.epochscope.benchmarks.Figure;
import io.epochscope.benchmarks.Figure.Mark;
import io.epochscope.benchmarks.ProcessMemory;
import io.epochscope.benchmarks.Settings;
import io.epochscope.benchmarks.chaos.ChaosSystem;
import io.epochscope.benchmarks.chaos.SteadyPublishing;
import io.epochscope.benchmarks.chaos.SteadyRun;
import io.epochscope.standalone.process.StopSignal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * Fifty runs publish, and small networks are trained one after the other, for half an hour or as long as somebody says.
 * The first quarter of the time warms up; after it the resident memory of every process has to stay as it is, and
 * everything that grows to have a bound. Heaps are as large as they may become from the start, so that what grows is
 * seen and not what the JVM has not asked for yet.
 */
public final class SoakBenchmark implements Benchmark {

    private static final int RUNS = 50;
    private static final int EVENTS_A_SECOND = 200;
    private static final List<String> WHOLE_HEAP = List.of("-Xms512m", "-Xmx512m", "-XX:+AlwaysPreTouch");
    private static final Duration BETWEEN_SAMPLES = Duration.ofSeconds(5);
    private static final double STEADY = 1.05;
    private static final double MEGABYTE = 1e6;

    @Override
    public String name() {
        return "soak";
    }

    @Override
    public String description() {
        return "memory, tables, topics and files while 50 runs publish for half an hour";
    }

    @Override
    @SuppressWarnings("try") // The signal is there to be closed.
    public void measure(Settings settings, Consumer<Figure> figures) throws Exception {
        Duration all = Duration.ofMinutes(settings.minutes());
        Duration warmUp = all.dividedBy(4);
        try (StopSignal signal = new StopSignal();
                ChaosSystem system = new ChaosSystem(settings.root(), WHOLE_HEAP)) {
            system.start();
            system.trainer().start();
            system.trainer().awaitReady();
            Sizes sizes = new Sizes(system.dataSource(), system.folder());
            AtomicLong acknowledged = new AtomicLong();
            try (SteadyPublishing publishing = new SteadyPublishing(
                            system.bootstrapServers(),
                            runs(),
                            EVENTS_A_SECOND,
                            event -> acknowledged.incrementAndGet());
                    Trainings trainings = new Trainings(system.trainerUrl())) {
                Thread.sleep(warmUp.toMillis());
                Map<String, Long> before = sizes.read();
                Map<String, MemoryCourse> courses = watch(processes(system), all.minus(warmUp));
                Map<String, Long> after = sizes.read();
                report(courses, figures);
                report(before, after, figures);
                figures.accept(count("events published by 50 runs", acknowledged.get()));
                figures.accept(count("trainings completed", trainings.completed()));
            }
        }
    }

    private static List<SteadyRun> runs() {
        List<SteadyRun> runs = new ArrayList<>();
        for (int run = 1; run <= RUNS; run++) {
            runs.add(new SteadyRun("soak-" + run));
        }
        return runs;
    }

    private static Map<String, ProcessMemory> processes(ChaosSystem system) throws Exception {
        Map<String, ProcessMemory> processes = new LinkedHashMap<>();
        processes.put("metrics-service", new ProcessMemory(system.metrics().handle()));
        processes.put("trainer-service", new ProcessMemory(system.trainer().handle()));
        processes.put("the broker", new ProcessMemory(system.broker().handle()));
        processes.put("PostgreSQL", new ProcessMemory(system.postgres()));
        return processes;
    }

    private static Map<String, MemoryCourse> watch(Map<String, ProcessMemory> processes, Duration time)
            throws Exception {
        Map<String, MemoryCourse> courses = new LinkedHashMap<>();
        processes.keySet().forEach(name -> courses.put(name, new MemoryCourse()));
        for (long samples = time.dividedBy(BETWEEN_SAMPLES); samples > 0; samples--) {
            for (Map.Entry<String, ProcessMemory> process : processes.entrySet()) {
                courses.get(process.getKey()).add(process.getValue().residentWithChildren());
            }
            Thread.sleep(BETWEEN_SAMPLES.toMillis());
        }
        return courses;
    }

    private void report(Map<String, MemoryCourse> courses, Consumer<Figure> figures) {
        courses.forEach((process, course) -> figures.accept(new Figure(
                name(),
                "resident memory of " + process + ", last third by first",
                course.last() / course.first(),
                "×",
                Mark.atMost(STEADY),
                String.format(Locale.ROOT, "%.1f MB, %.1f MB", course.last(), course.first()))));
    }

    private void report(Map<String, Long> before, Map<String, Long> after, Consumer<Figure> figures) {
        long unbounded = 0;
        for (Map.Entry<String, Long> size : after.entrySet()) {
            long grown = size.getValue() - before.getOrDefault(size.getKey(), 0L);
            Optional<Bound> bound = Bound.of(size.getKey());
            if (grown > 0) {
                unbounded += bound.isEmpty() ? 1 : 0;
                figures.accept(new Figure(
                        name(),
                        "grown: " + size.getKey(),
                        grown / MEGABYTE,
                        "MB",
                        Optional.empty(),
                        bound.map(Bound::shown).orElse("no bound is known")));
            }
        }
        figures.accept(new Figure(name(), "what grows without a bound", (double) unbounded, "", Mark.exactly(0), ""));
    }

    private Figure count(String what, long value) {
        return new Figure(name(), what, (double) value, "", Optional.empty(), "");
    }
}
