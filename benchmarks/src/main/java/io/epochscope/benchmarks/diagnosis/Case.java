package io.epochscope.benchmarks.diagnosis;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;

/**
 * A run that is trained and judged.
 *
 * @param subject network and data
 * @param fault empty for a healthy run
 * @param shape of a healthy run; plain for one with a fault
 * @param seed of everything that is drawn
 */
record Case(Subject subject, Optional<Fault> fault, HealthyShape shape, long seed) {

    /** Seeds of the healthy runs of each shape: so many that they are about as many as those with faults. */
    private static final int SEEDS = 3;

    /** All cases of a subject: healthy ones first, of these the twin of the others first. */
    static List<Case> of(Subject subject) {
        List<Case> cases = new ArrayList<>();
        long first = subject.part().seed();
        for (long seed = first; seed < first + SEEDS; seed++) {
            for (HealthyShape shape : HealthyShape.values()) {
                cases.add(new Case(subject, Optional.empty(), shape, seed));
            }
        }
        for (Fault fault : Fault.values()) {
            if (fault.fits(subject)) {
                cases.add(new Case(subject, Optional.of(fault), HealthyShape.PLAIN, first));
            }
        }
        return cases;
    }

    /** The healthy run that it would be without its fault. */
    Case twin() {
        return new Case(subject, Optional.empty(), HealthyShape.PLAIN, seed);
    }

    /** Unique among all cases, as runs are called. */
    String runId() {
        String what = fault.map(Fault::shown).orElse("healthy " + shape.shown());
        return "%s %s %d".formatted(subject.name(), what, seed).replaceAll("[^A-Za-z0-9]+", "-");
    }

    /** For people. */
    String shown() {
        return "%s, %s"
                .formatted(
                        subject.name(), fault.map(Fault::shown).orElse("%s, seed %d".formatted(shape.shown(), seed)));
    }

    /** How it is trained. */
    Recipe recipe(Function<String, Path> folders) {
        Recipe healthy = shape.make(subject.recipe(folders, seed));
        return fault.map(wrong -> wrong.make(healthy, subject, new Random(runId().hashCode())))
                .orElse(healthy);
    }
}
