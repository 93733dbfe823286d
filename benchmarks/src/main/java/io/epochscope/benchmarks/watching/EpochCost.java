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
 * this process, each round in another order, so that all meet the same state of the machine and none always runs after
 * the same other; garbage is collected in between, so that none pays for the one before.
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
        List<Arm> arms = new ArrayList<>(watched);
        arms.add(0, new Arm("watching off", WatchSettings.nothing(), Optional.empty()));
        List<List<Double>> milliseconds = new ArrayList<>();
        arms.forEach(arm -> milliseconds.add(new ArrayList<>()));
        for (int round = 0; round < rounds; round++) {
            for (int place : order(arms.size(), round)) {
                milliseconds.get(place).add(median(arms.get(place).watch()));
            }
        }
        for (int place = 1; place < arms.size(); place++) {
            figures.accept(figure(bench, arms.get(place), milliseconds.get(0), milliseconds.get(place)));
        }
    }

    private static List<Integer> order(int arms, int round) {
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < arms; i++) {
            order.add(i);
        }
        Collections.rotate(order, round);
        if (round % 2 == 1) {
            Collections.reverse(order);
        }
        return order;
    }

    private double median(WatchSettings watch) {
        System.gc();
        return Medians.of(TimedRun.of(model, data, epochs, watch).milliseconds());
    }

    private Figure figure(String bench, Arm arm, List<Double> bare, List<Double> watched) {
        List<Double> ratios = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            ratios.add(watched.get(round) / bare.get(round));
        }
        return new Figure(
                bench,
                "%s on %s: epoch, %s".formatted(model.type().name(), data.name(), arm.name()),
                Medians.of(ratios),
                "×",
                arm.mark(),
                String.format(
                        Locale.ROOT,
                        "watching off: %.1f ms, on: %.1f ms, medians of %d rounds of %d epochs",
                        Medians.of(bare),
                        Medians.of(watched),
                        rounds,
                        epochs - 1));
    }
}
