package io.epochscope.metrics.diagnosis.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.epochscope.metrics.diagnosis.Finding;
import io.epochscope.metrics.diagnosis.Rule;
import io.epochscope.metrics.diagnosis.Severity;
import io.epochscope.metrics.diagnosis.Thresholds;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Curves of small networks that learned what there was to learn: no rule over curves warns of any of their epochs. */
class HealthyRunsTest {

    private static final Thresholds STANDARD = Thresholds.standard();
    private static final Rule[] RULES = {
        new Overfitting(STANDARD),
        new Overconfidence(STANDARD),
        new Underfitting(STANDARD),
        new NoBetterThanGuessing(STANDARD),
        new LabelsUnlearnable(STANDARD),
        new Divergence(STANDARD),
        new LearningRateTooHigh(STANDARD),
        new LearningRateTooLow(STANDARD),
        new LossSurge(STANDARD),
        new Oscillation(STANDARD),
        new Plateau(STANDARD),
        new DropoutTooHigh(STANDARD),
        new Stalled(STANDARD),
        new SlowerThanBefore(STANDARD)
    };

    static Stream<Arguments> runs() {
        return Stream.of(
                Arguments.of(
                        "digits, Adam 0.001",
                        Curves.classifier(10)
                                .train(1.67, 0.813, 0.542, 0.427, 0.36, 0.314, 0.28, 0.251, 0.232, 0.211)
                                .validation(1.27, 0.875, 0.719, 0.618, 0.567, 0.545, 0.508, 0.486, 0.479, 0.468)
                                .trainAccuracy(0.45, 0.75, 0.84, 0.88, 0.9, 0.91, 0.92, 0.93, 0.94, 0.945)
                                .validationAccuracy(0.6, 0.73, 0.78, 0.81, 0.82, 0.83, 0.84, 0.84, 0.85, 0.846)
                                .updateRatios(3.2e-3, 2.5e-3, 1.8e-3)
                                .steps(1, 2.35, 2.6)),
                Arguments.of(
                        "300 digits, slow at first",
                        Curves.classifier(10)
                                .samples(300, 100)
                                .train(2.68, 2.05, 1.7, 1.43, 1.19, 1.0, 0.836, 0.7, 0.582, 0.499)
                                .validation(2.26, 1.95, 1.71, 1.48, 1.31, 1.15, 1.04, 0.948, 0.852, 0.768)
                                .trainAccuracy(0.12, 0.3, 0.45, 0.55, 0.65, 0.72, 0.78, 0.83, 0.87, 0.9)
                                .validationAccuracy(0.2, 0.3, 0.42, 0.5, 0.58, 0.62, 0.66, 0.7, 0.74, 0.76)
                                .updateRatios(5.4e-3, 4e-3, 3.5e-3)),
                Arguments.of(
                        "digits, Adam 0.01, validation wavers",
                        Curves.classifier(10)
                                .train(0.948, 0.333, 0.196, 0.154, 0.102, 0.0713, 0.0518, 0.047, 0.0443, 0.0231)
                                .validation(0.653, 0.478, 0.481, 0.542, 0.426, 0.475, 0.419, 0.48, 0.461, 0.479)
                                .trainAccuracy(0.7, 0.9, 0.94, 0.96, 0.97, 0.98, 0.985, 0.99, 0.99, 0.995)
                                .validationAccuracy(0.8, 0.86, 0.86, 0.85, 0.88, 0.87, 0.885, 0.88, 0.885, 0.884)
                                .updateRatios(1.2e-2, 9.2e-3, 1.2e-2, 8.6e-3, 1.1e-2, 6.8e-3)
                                .steps(1, 3.39, 3.39)),
                Arguments.of(
                        "classes that overlap",
                        Curves.classifier(5)
                                .train(1.54, 1.07, 0.91, 0.83, 0.777, 0.736, 0.713, 0.689, 0.675, 0.664)
                                .validation(1.19, 1.01, 0.906, 0.87, 0.829, 0.81, 0.801, 0.78, 0.778, 0.769)
                                .trainAccuracy(0.35, 0.58, 0.65, 0.68, 0.7, 0.71, 0.72, 0.73, 0.74, 0.744)
                                .validationAccuracy(0.5, 0.6, 0.65, 0.66, 0.68, 0.69, 0.7, 0.71, 0.715, 0.72)
                                .updateRatios(3.4e-3, 3.2e-3, 2.8e-3)),
                Arguments.of(
                        "regression, 300 samples, momentum",
                        Curves.regression()
                                .samples(300, 100)
                                .errors(
                                        new double[] {1.64, 0.405, 0.249, 0.193, 0.153, 0.122, 0.112, 0.0879},
                                        new double[] {0.561, 0.389, 0.317, 0.319, 0.261, 0.224, 0.211, 0.2})
                                .updateRatios(6.9e-2, 2e-2, 9.9e-3, 1e-2, 8.2e-3)
                                .steps(1, 6.71, 6.71)),
                Arguments.of(
                        "regression with much noise",
                        Curves.regression()
                                .errors(
                                        new double[] {0.976, 0.64, 0.597, 0.563, 0.532, 0.516, 0.5, 0.483, 0.474, 0.46},
                                        new double[] {0.733, 0.676, 0.642, 0.637, 0.646, 0.63, 0.604, 0.614, 0.616, 0.61
                                        })
                                .updateRatios(2.8e-3)),
                Arguments.of(
                        "dropout 0.3, the rate falls as a cosine",
                        Curves.classifier(10)
                                .train(1.98, 1.24, 0.901, 0.746, 0.636, 0.555, 0.519, 0.469, 0.454, 0.458, 0.447, 0.442)
                                .validation(1.59, 1.22, 1.03, 0.919, 0.849, 0.8, 0.762, 0.742, 0.727, 0.722, 0.718)
                                .dropout(0.3)
                                .rates(1e-3, 9.8e-4, 9.3e-4, 8.5e-4, 7.5e-4, 6.3e-4, 5e-4, 3.7e-4, 2.5e-4, 1.5e-4)
                                .updateRatios(5e-3, 3.9e-3, 3.3e-3, 3e-3, 2e-3, 1.6e-3, 1.2e-3, 8e-4, 4e-4, 1.8e-4)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("runs")
    void nothingWorseThanANotice(String name, Curves run) {
        List<Finding> findings = run.findingsOf(RULES);

        assertThat(findings)
                .filteredOn(finding -> finding.severity().compareTo(Severity.NOTICE) > 0)
                .isEmpty();
    }
}
