package io.epochscope.benchmarks.suspects;

import io.epochscope.benchmarks.Figure;
import io.epochscope.benchmarks.Figure.Mark;
import io.epochscope.metrics.dynamics.PatchVerdict;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/** The figures of the runs of one subject, one run for each seed. */
final class Report {

    private final String bench;
    private final String subject;
    private final Consumer<Figure> figures;

    Report(String bench, String subject, Consumer<Figure> figures) {
        this.bench = bench;
        this.subject = subject;
        this.figures = figures;
    }

    /** How the product's ranking does, beside all others. */
    void ranking(Part part, List<List<JudgedPatch>> runs, OptionalDouble precisionMark, Optional<Mark> seedsMark) {
        List<List<JudgedPatch>> patches = runs.stream().map(part::of).toList();
        Optional<Mark> mark = precisionMark.isPresent() ? Mark.atLeast(precisionMark.getAsDouble()) : Optional.empty();
        String others = Ranking.OTHERS.stream()
                .map(ranking -> String.format(
                        Locale.ROOT,
                        "%s %.3f",
                        ranking.name(),
                        precisions(ranking, patches).average().orElse(Double.NaN)))
                .collect(Collectors.joining(", "));
        figure(
                "precision@k, " + part.shown(),
                precisions(Ranking.SUSPICION, patches).average().orElse(Double.NaN),
                "",
                mark,
                others);
        figure(
                "precision@k of the worst seed, " + part.shown(),
                precisions(Ranking.SUSPICION, patches).min().orElse(Double.NaN),
                "",
                mark,
                "");
        long above = patches.stream()
                .filter(run -> Ranking.SUSPICION.precisionAtFlipped(run) > Ranking.FINAL_LOSS.precisionAtFlipped(run))
                .count();
        figure("seeds above final loss, " + part.shown(), (double) above, "", seedsMark, "of " + runs.size());
    }

    /** How the verdict does by itself, whatever the number of flipped labels; means over the runs. */
    void verdicts(List<List<JudgedPatch>> runs) {
        figure(
                "verdict suspect label, precision",
                mean(runs, run -> share(run.stream().filter(Report::isSuspect), JudgedPatch::flipped)),
                "",
                Optional.empty(),
                "");
        figure(
                "verdict suspect label, recall",
                mean(runs, run -> share(run.stream().filter(JudgedPatch::flipped), Report::isSuspect)),
                "",
                Optional.empty(),
                "");
    }

    /** How many patches are called suspect where nobody changed a label. */
    void withoutFlips(List<JudgedPatch> run) {
        figure(
                "suspect labels where none was flipped",
                100 * share(run.stream(), Report::isSuspect),
                "%",
                Optional.empty(),
                "");
    }

    private static DoubleStream precisions(Ranking ranking, List<List<JudgedPatch>> runs) {
        return runs.stream().mapToDouble(ranking::precisionAtFlipped);
    }

    private static double mean(List<List<JudgedPatch>> runs, ToDoubleFunction<List<JudgedPatch>> value) {
        return runs.stream().mapToDouble(value).average().orElse(Double.NaN);
    }

    private static double share(Stream<JudgedPatch> patches, Predicate<JudgedPatch> predicate) {
        return patches.mapToInt(patch -> predicate.test(patch) ? 1 : 0)
                .average()
                .orElse(Double.NaN);
    }

    private static boolean isSuspect(JudgedPatch patch) {
        return patch.verdict() == PatchVerdict.SUSPECT_LABEL;
    }

    private void figure(String name, double value, String unit, Optional<Mark> mark, String beside) {
        figures.accept(new Figure(bench, subject + ": " + name, value, unit, mark, beside));
    }
}
