package io.epochscope.benchmarks.regularisation;

import io.epochscope.benchmarks.Figure;
import io.epochscope.benchmarks.Figure.Mark;
import io.epochscope.engine.optimizer.AdamParameters;
import io.epochscope.engine.schedule.OneCycleParameters;
import io.epochscope.engine.schedule.ScheduleParameters;
import io.epochscope.engine.training.LearningSettings;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * How many epochs it takes until a validation accuracy is reached, with one cycle of the learning rate and with a
 * constant one. A seed that does not reach it counts with one epoch more than the run has.
 */
final class EpochsToAccuracy {

    /** What has to be beaten, and by what: chosen before anything was measured. */
    private static final double CONSTANT_RATE = 1e-3;

    private static final double PEAK = 1e-2;

    /** Beside it, so that nobody takes the luck of one choice for the schedule's merit. */
    private static final List<Double> OTHER_RATES = List.of(3e-3, 1e-2);

    private record Arm(String name, int total, List<String> bySeed) {

        String told() {
            return name + ": " + String.join(", ", bySeed);
        }
    }

    private final String bench;
    private final Subject subject;
    private final double accuracy;
    private final List<Integer> otherLengths;
    private final int seeds;

    /**
     * Of a model with its parameters as they are by default.
     *
     * @param accuracy that is to be reached, from 0 to 1
     * @param otherLengths epochs of cycles beside that of the subject
     */
    EpochsToAccuracy(String bench, Subject subject, double accuracy, List<Integer> otherLengths, int seeds) {
        this.bench = bench;
        this.subject = subject;
        this.accuracy = accuracy;
        this.otherLengths = otherLengths;
        this.seeds = seeds;
    }

    void measure(Consumer<Figure> figures) throws IOException {
        Arm constant = constant(CONSTANT_RATE, figures);
        Arm cycle = cycle(PEAK, subject.epochs(), figures);
        List<Arm> others = new ArrayList<>();
        for (double rate : OTHER_RATES) {
            others.add(constant(rate, figures));
        }
        for (int length : otherLengths) {
            others.add(cycle(PEAK, length, figures));
        }
        others.add(cycle(OTHER_RATES.get(0), subject.epochs(), figures));
        for (int length : otherLengths) {
            others.add(cycle(OTHER_RATES.get(0), length, figures));
        }
        figures.accept(new Figure(
                bench,
                "epochs saved by one cycle, all seeds together",
                constant.total - cycle.total,
                "epochs",
                Mark.atLeast(1),
                "%s; %s".formatted(constant.told(), cycle.told())));
        figures.accept(new Figure(
                bench,
                "ways that took fewer epochs than the constant %s".formatted(CONSTANT_RATE),
                others.stream().filter(arm -> arm.total < constant.total).count(),
                "",
                Optional.empty(),
                others.stream()
                        .filter(arm -> arm.total < constant.total)
                        .map(Arm::told)
                        .collect(Collectors.joining("; "))));
    }

    private Arm constant(double rate, Consumer<Figure> figures) throws IOException {
        return measure("constant %s".formatted(rate), rate, subject.epochs(), learning -> learning, figures);
    }

    private Arm cycle(double peak, int epochs, Consumer<Figure> figures) throws IOException {
        ScheduleParameters schedule = new OneCycleParameters(null, null, null, null, null, null, null);
        return measure(
                "one cycle to %s in %d epochs".formatted(peak, epochs),
                peak,
                epochs,
                learning -> learning.with(schedule),
                figures);
    }

    private Arm measure(
            String name, double rate, int epochs, UnaryOperator<LearningSettings> schedule, Consumer<Figure> figures)
            throws IOException {
        Subject run = new Subject(
                subject.dataSet(), subject.dataSetParameters(), subject.model(), epochs, subject.batchSize());
        LearningSettings learning = schedule.apply(LearningSettings.of(AdamParameters.ofRate(rate)));
        int total = 0;
        List<String> bySeed = new ArrayList<>();
        for (long seed = 1; seed <= seeds; seed++) {
            int epoch = run.train(Map.of(), learning, seed, each -> Course.validationAccuracy(each) >= accuracy)
                    .firstWith(accuracy)
                    .orElse(epochs + 1);
            total += epoch;
            bySeed.add(epoch > epochs ? "never" : Integer.toString(epoch));
        }
        figures.accept(new Figure(
                bench,
                "%s to %.0f %%, %s".formatted(subject.model(), 100 * accuracy, name),
                (double) total / seeds,
                "epochs",
                Optional.empty(),
                "by seed: " + String.join(", ", bySeed)));
        return new Arm(name, total, bySeed);
    }
}
