package io.epochscope.benchmarks.regularisation;

import io.epochscope.benchmarks.Figure;
import io.epochscope.benchmarks.Figure.Mark;
import io.epochscope.engine.classification.ClassWeights;
import io.epochscope.engine.optimizer.AdamParameters;
import io.epochscope.engine.optimizer.GradientClipping;
import io.epochscope.engine.optimizer.Penalties;
import io.epochscope.engine.training.LearningSettings;
import io.epochscope.engine.training.RegularisationSettings;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;

/**
 * How far the loss of the validation samples is above that of the training samples at the end of a run, with
 * regularisation and without. Both losses are of exact evaluations: that of the training pass has dropout in it.
 */
final class LossGap {

    private static final double LEARNING_RATE = 1e-3;
    private static final double DROPOUT = 0.3;
    private static final double L2 = 1e-4;
    private static final double MOST_ACCURACY_LOST = 0.3;

    private final String bench;
    private final Subject subject;
    private final Map<String, Object> model;
    private final int seeds;

    /**
     * Of a model.
     *
     * @param model as in {@code model}, without dropout
     */
    LossGap(String bench, Subject subject, Map<String, Object> model, int seeds) {
        this.bench = bench;
        this.subject = subject;
        this.model = model;
        this.seeds = seeds;
    }

    void measure(Consumer<Figure> figures) throws IOException {
        List<Course> plain = new ArrayList<>();
        List<Course> held = new ArrayList<>();
        for (long seed = 1; seed <= seeds; seed++) {
            plain.add(course("plain", 0, RegularisationSettings.none(), seed, figures));
            held.add(course("regularised", DROPOUT, withL2(), seed, figures));
        }
        compare(plain, held, figures);
    }

    private static RegularisationSettings withL2() {
        return new RegularisationSettings(
                new Penalties(0, L2, false, false), GradientClipping.none(), 0, ClassWeights.equal());
    }

    private Course course(
            String name, double dropout, RegularisationSettings regularisation, long seed, Consumer<Figure> figures)
            throws IOException {
        Map<String, Object> parameters = new HashMap<>(model);
        parameters.put("dropout", dropout);
        Course course = subject.train(
                parameters,
                LearningSettings.of(AdamParameters.ofRate(LEARNING_RATE)).with(regularisation),
                seed,
                epoch -> false);
        figures.accept(new Figure(
                bench,
                "%s %s, seed %d: gap of losses".formatted(subject.model(), name, seed),
                gap(course),
                "nats",
                Optional.empty(),
                String.format(
                        Locale.ROOT,
                        "train %.4f (in the training pass %.4f), validation %.4f; validation accuracy %.2f %%, best %.2f %%",
                        course.exactTrainLoss(),
                        course.trainingPassLoss(),
                        course.validationLoss(),
                        100 * course.lastAccuracy(),
                        100 * course.bestAccuracy())));
        return course;
    }

    private static double gap(Course course) {
        return course.validationLoss() - course.exactTrainLoss();
    }

    private void compare(List<Course> plain, List<Course> held, Consumer<Figure> figures) {
        double without = mean(plain, LossGap::gap);
        double with = mean(held, LossGap::gap);
        long smaller = 0;
        for (int i = 0; i < seeds; i++) {
            smaller += gap(held.get(i)) < gap(plain.get(i)) ? 1 : 0;
        }
        figures.accept(new Figure(
                bench,
                "gap regularised by gap plain, means",
                with / without,
                "×",
                Mark.atMost(1),
                String.format(Locale.ROOT, "%.4f by %.4f nats", with, without)));
        figures.accept(new Figure(
                bench, "seeds with a smaller gap regularised", smaller, "", Mark.exactly(seeds), "of " + seeds));
        figures.accept(new Figure(
                bench,
                "the same with the loss of the training pass",
                mean(held, LossGap::passGap) / mean(plain, LossGap::passGap),
                "×",
                Optional.empty(),
                "dropout is on in that loss"));
        figures.accept(difference(
                "accuracy gained by regularisation, last epoch",
                plain,
                held,
                Course::lastAccuracy,
                Mark.atLeast(-MOST_ACCURACY_LOST)));
        figures.accept(difference(
                "accuracy gained by regularisation, best epochs",
                plain,
                held,
                Course::bestAccuracy,
                Mark.atLeast(-MOST_ACCURACY_LOST)));
    }

    private static double passGap(Course course) {
        return course.validationLoss() - course.trainingPassLoss();
    }

    private Figure difference(
            String name,
            List<Course> plain,
            List<Course> held,
            ToDoubleFunction<Course> accuracy,
            Optional<Mark> mark) {
        double without = 100 * mean(plain, accuracy);
        double with = 100 * mean(held, accuracy);
        return new Figure(
                bench,
                name,
                with - without,
                "points",
                mark,
                String.format(Locale.ROOT, "means: regularised %.2f %%, plain %.2f %%", with, without));
    }

    private static double mean(List<Course> courses, ToDoubleFunction<Course> figure) {
        return courses.stream().mapToDouble(figure).average().orElseThrow();
    }
}
