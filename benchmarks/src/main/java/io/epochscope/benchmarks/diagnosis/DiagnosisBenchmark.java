package io.epochscope.benchmarks.diagnosis;

import io.epochscope.benchmarks.Benchmark;
import io.epochscope.benchmarks.Figure;
import io.epochscope.benchmarks.Settings;
import io.epochscope.benchmarks.ingest.IngestSystem;
import io.epochscope.metrics.ingest.EventStore;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.sql.DataSource;

/** Whether the diagnosis names what was done wrong to a run on purpose, and leaves healthy runs in peace. */
public final class DiagnosisBenchmark implements Benchmark {

    private static final String NAME = "diagnosis";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String description() {
        return "Runs with faults that were made, and healthy ones: whether the findings name the right cause.";
    }

    @Override
    public void measure(Settings settings, Consumer<Figure> figures) throws Exception {
        List<Part> parts = Part.named(settings.cases());
        try (IngestSystem system = new IngestSystem(settings)) {
            system.start();
            // Metrics-service makes the schema; storing and judging are done here, by its own classes.
            system.startMetrics();
            system.stopMetrics();
            DataSource dataSource = system.dataSource();
            for (Part part : parts) {
                measure(NAME, casesOf(part), part, dataSource, settings::dataFolder, figures);
            }
        }
    }

    private static List<Case> casesOf(Part part) {
        return Subjects.ALL.stream()
                .filter(subject -> subject.part() == part)
                .flatMap(subject -> Case.of(subject).stream())
                .toList();
    }

    static void measure(
            String bench,
            List<Case> cases,
            Part part,
            DataSource dataSource,
            Function<String, Path> folders,
            Consumer<Figure> figures)
            throws Exception {
        long start = System.nanoTime();
        TrainedCases trained = new TrainedCases(new EventStore(dataSource), folders);
        for (Case each : cases) {
            trained.train(each);
            // A training in this process does not hear of an interrupt.
            if (Thread.interrupted()) {
                throw new InterruptedException("Interrupted after " + each.shown());
            }
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        List<JudgedCase> judged = new ArrayList<>(new JudgedCases(dataSource).judge(cases));
        new Report(bench, part, figures).print(judged);
        figures.accept(new Figure(
                bench,
                "%s: training and storing".formatted(part.shown()),
                seconds,
                "s",
                Optional.empty(),
                "%d runs".formatted(cases.size())));
    }
}
