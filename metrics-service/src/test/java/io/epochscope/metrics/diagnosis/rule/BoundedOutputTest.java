package io.epochscope.metrics.diagnosis.rule;

import static io.epochscope.metrics.diagnosis.LayerBuilder.between;
import static org.assertj.core.api.Assertions.assertThat;

import io.epochscope.metrics.diagnosis.HistoryBuilder;
import io.epochscope.metrics.diagnosis.LayerBuilder;
import io.epochscope.metrics.diagnosis.Severity;
import io.epochscope.metrics.diagnosis.Subject;
import io.epochscope.metrics.diagnosis.Symptom;
import io.epochscope.metrics.diagnosis.Thresholds;
import io.epochscope.metrics.diagnosis.history.LayerFigures;
import java.util.List;
import org.junit.jupiter.api.Test;

class BoundedOutputTest {

    private static final LayerFigures POSITIVE = LayerBuilder.outputs(between(0.4, 0.6, 3, 0, 2.5, 200, 1));
    private static final LayerFigures BOTH_SIDES = LayerBuilder.outputs(between(0, 0.9, 3, -2.5, 2.5, 200, 1));

    private final BoundedOutput rule = new BoundedOutput(Thresholds.standard());

    @Test
    void aReluPredictsNothingBelowTheMean() {
        assertThat(judged(4.8, POSITIVE, "01Linear", "02ReLU", "03Linear", "04ReLU"))
                .singleElement()
                .satisfies(symptom -> {
                    assertThat(symptom.severity()).isEqualTo(Severity.WARNING);
                    assertThat(symptom.subject()).isEqualTo(Subject.layer("04ReLU"));
                    assertThat(symptom.since()).hasValue(1);
                    assertThat(symptom.message())
                            .startsWith("The network ends in ReLU, whose outputs go from 0.000 to 2.500;");
                });
    }

    @Test
    void aTanhReachesNothingFarFromIt() {
        assertThat(judged(4.8, LayerBuilder.units(1, 0, 0, 0.3), "01Linear", "02Tanh"))
                .hasSize(1);
        assertThat(judged(4.8, LayerBuilder.units(1, 0, 0, 0.02), "01Linear", "02Tanh"))
                .isEmpty();
    }

    @Test
    void aTargetThatIsNotStandardisedMayBePositive() {
        assertThat(judged(1, POSITIVE, "01Linear", "02ReLU")).isEmpty();
        assertThat(judged(Double.NaN, POSITIVE, "01Linear", "02ReLU")).isEmpty();
    }

    @Test
    void aLinearLayerReachesEverything() {
        assertThat(judged(4.8, BOTH_SIDES, "01Linear", "02ReLU", "03Linear")).isEmpty();
        assertThat(judged(4.8, POSITIVE, "01Linear", "02ReLU", "03Linear")).isEmpty();
    }

    @Test
    void someActivationFunctionsReachBothSides() {
        assertThat(judged(4.8, BOTH_SIDES, "01Linear", "02LeakyReLU")).isEmpty();
    }

    @Test
    void anEpochIsNotEnough() {
        HistoryBuilder run = new HistoryBuilder().regression(4.8).network("01Linear", "02ReLU");

        assertThat(rule.judge(run.watched("02ReLU", POSITIVE).epoch().build())).isEmpty();
    }

    @Test
    void classesHaveNoTarget() {
        HistoryBuilder run = new HistoryBuilder().network("01Linear", "02ReLU");
        run.watched("02ReLU", POSITIVE).epoch().watched("02ReLU", POSITIVE).epoch();

        assertThat(rule.judge(run.build())).isEmpty();
    }

    private List<Symptom> judged(double deviation, LayerFigures outputs, String... network) {
        HistoryBuilder run = new HistoryBuilder().regression(deviation).network(network);
        String last = network[network.length - 1];
        run.watched(last, outputs).epoch().watched(last, outputs).epoch();
        return rule.judge(run.build());
    }
}
