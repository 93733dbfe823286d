package io.epochscope.benchmarks.watching;

import io.epochscope.benchmarks.Figure;
import io.epochscope.benchmarks.Figure.Mark;
import io.epochscope.engine.data.DataSet;
import io.epochscope.engine.model.ModelChoice;
import io.epochscope.engine.training.WatchSettings;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What an epoch takes with different things watched, by what it takes with watching off. All are trained by turns in
 * this process, each right before or after a training with watching off that it is compared to, so that both meet the
 * same state of the machine; each round begins with another. Garbage is collected in between, so that none pays for the
 * one before.
 */
final class EpochCost {

    /**
     * Something to be watched.
     *
     * @param name how the figure ends
     * @param mark what the ratio has to reach, if anything
     */
    record Arm(String name, WatchSettings watch, Optional<Mark> mark) {}

    private final ModelChoice<?> model;
    private final DataSet data;
    private final int rounds;
    private final int epochs;

    /** @param epochs of each training, of which the first does not count */
    EpochCost(ModelChoice<?> model, DataSet data, int rounds, int epochs) {
        this.model = model;
        this.data = data;
        this.rounds = rounds;
        this.epochs = epochs;
    }

    void measure(String bench, List<Arm> watched, Consumer<Figure> figures) {
        List<Measured> measured =
                new ArrayList<>(watched.stream().map(Measured::new).toList());
        for (int round = 0; round < rounds; round++) {
            for (int i = 0; i < measured.size(); i += 2) {
                pairWithBare(measured.subList(i, Math.min(i + 2, measured.size())));
            }
            Collections.rotate(measured, 1);
        }
        for (Arm arm : watched) {
            measured.stream().filter(each -> each.arm.equals(arm)).forEach(each -> figures.accept(figure(bench, each)));
        }
    }

    /** One before a training with watching off, and one after it. */
    private void pairWithBare(List<Measured> pair) {
        double before = median(pair.get(0).arm.watch());
        double bare = median(WatchSettings.nothing());
        pair.get(0).add(bare, before);
        if (pair.size() > 1) {
            pair.get(1).add(bare, median(pair.get(1).arm.watch()));
        }
    }

    private record Measured(Arm arm, List<Double> bare, List<Double> watched, List<Double> ratios) {

        Measured(Arm arm) {
            this(arm, new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        }

        void add(double off, double on) {
            bare.add(off);
            watched.add(on);
            ratios.add(on / off);
        }
    }

    private double median(WatchSettings watch) {
        System.gc();
        return Medians.of(TimedRun.of(model, data, epochs, watch).milliseconds());
    }

    private Figure figure(String bench, Measured measured) {
        return new Figure(
                bench,
                "%s on %s: epoch, %s".formatted(model.type().name(), data.name(), measured.arm.name()),
                Medians.of(measured.ratios),
                "×",
                measured.arm.mark(),
                String.format(
                        Locale.ROOT,
                        "watching off: %.1f ms, on: %.1f ms, medians of %d rounds of %d epochs",
                        Medians.of(measured.bare),
                        Medians.of(measured.watched),
                        rounds,
                        epochs - 1));
    }
}
