package io.epochscope.engine.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import io.epochscope.engine.GoldenTable;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ScheduledOptimizerTest {

    private static final GoldenTable GOLDEN = GoldenTable.beside(ScheduledOptimizerTest.class);
    private static final int VALUES = 4;
    private static final Penalties NONE = Penalties.none();
    private static final GradientClipping UNCLIPPED = GradientClipping.none();

    static Stream<Arguments> cases() {
        return Stream.of(
                Arguments.of("sgd", SgdParameters.plain(0.05), NONE, UNCLIPPED),
                Arguments.of("sgd-momentum", sgd(0.9, 0, false, 0), NONE, UNCLIPPED),
                Arguments.of("sgd-dampening", sgd(0.9, 0.3, false, 0), NONE, UNCLIPPED),
                Arguments.of("sgd-nesterov", sgd(0.8, 0, true, 0), NONE, UNCLIPPED),
                Arguments.of("sgd-decay", sgd(0.9, 0, false, 0.1), NONE, UNCLIPPED),
                Arguments.of("sgd-decay", sgd(0.9, 0, false, 0), new Penalties(0, 0.1, false, false), UNCLIPPED),
                Arguments.of("sgd-l1", SgdParameters.plain(0.05), new Penalties(0.05, 0, false, false), UNCLIPPED),
                Arguments.of("sgd-clip-norm", sgd(0.9, 0, false, 0), NONE, norm(0.5)),
                Arguments.of("sgd-clip-value", SgdParameters.plain(0.05), NONE, value(0.2)),
                Arguments.of("adam", AdamParameters.ofRate(0.05), NONE, UNCLIPPED),
                Arguments.of("adam-epsilon", new AdamParameters(0.05, 0.8, 0.99, 0.1, null), NONE, UNCLIPPED),
                Arguments.of("adam-decay", new AdamParameters(0.05, null, null, null, 0.1), NONE, UNCLIPPED),
                Arguments.of("adam-clip-norm", AdamParameters.ofRate(0.05), NONE, norm(0.5)),
                Arguments.of("adamw", new AdamWParameters(0.05, null, null, null, 0.1), NONE, UNCLIPPED),
                Arguments.of(
                        "adamw-l1-all",
                        new AdamWParameters(0.05, null, null, null, 0.1),
                        new Penalties(0.05, 0, true, false),
                        UNCLIPPED),
                Arguments.of("rmsprop", new RmsPropParameters(0.05, null, null, null, null, null), NONE, UNCLIPPED),
                Arguments.of(
                        "rmsprop-momentum", new RmsPropParameters(0.01, 0.9, null, 0.9, null, null), NONE, UNCLIPPED),
                Arguments.of(
                        "rmsprop-centered", new RmsPropParameters(0.01, 0.9, 1e-3, null, true, 0.1), NONE, UNCLIPPED),
                Arguments.of("adagrad", new AdagradParameters(0.1, null, null, null, null), NONE, UNCLIPPED),
                Arguments.of("adagrad-decay", new AdagradParameters(0.1, 0.1, 0.5, null, 0.1), NONE, UNCLIPPED));
    }

    private static SgdParameters sgd(double momentum, double dampening, boolean nesterov, double decay) {
        return new SgdParameters(0.05, momentum, dampening, nesterov, decay);
    }

    private static GradientClipping norm(double bound) {
        return new GradientClipping(OptionalDouble.empty(), OptionalDouble.of(bound));
    }

    private static GradientClipping value(double bound) {
        return new GradientClipping(OptionalDouble.of(bound), OptionalDouble.empty());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void movesAsPyTorchDoes(
            String name, OptimizerParameters algorithm, Penalties penalties, GradientClipping clipping) {
        List<String[]> steps =
                GOLDEN.lines().stream().filter(line -> line[0].equals(name)).toList();
        try (LineInThreeVariables line = new LineInThreeVariables()) {
            ScheduledOptimizer optimizer = line.optimizer(algorithm, penalties);

            assertThat(steps).hasSize(20).allSatisfy(golden -> {
                if (golden[1].equals("11")) {
                    optimizer.setLearningRate(algorithm.learningRate() / 2);
                }
                line.step(optimizer, clipping);
                for (int i = 0; i < VALUES; i++) {
                    assertThat((double) line.values().get(i))
                            .as("value %d after step %s", i, golden[1])
                            .isCloseTo(Double.parseDouble(golden[2 + i]), within(1e-6));
                }
            });
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void goesOnFromItsStateBitForBit(
            String name, OptimizerParameters algorithm, Penalties penalties, GradientClipping clipping) {
        try (LineInThreeVariables line = new LineInThreeVariables();
                LineInThreeVariables broken = new LineInThreeVariables()) {
            ScheduledOptimizer optimizer = line.optimizer(algorithm, penalties);
            ScheduledOptimizer first = broken.optimizer(algorithm, penalties);
            ScheduledOptimizer second = broken.optimizer(algorithm, penalties);
            for (int step = 0; step < 10; step++) {
                line.step(optimizer, clipping);
                if (step == 5) {
                    second.restore(first.state());
                }
                broken.step(step < 5 ? first : second, clipping);
            }

            assertThat(broken.values()).isEqualTo(line.values());
        }
    }

    @Test
    void namesItsMomentsAsPyTorchDoesAfterTheirParameters() {
        try (LineInThreeVariables line = new LineInThreeVariables()) {
            ScheduledOptimizer optimizer = line.optimizer(AdamParameters.ofRate(0.05), NONE);
            line.step(optimizer, UNCLIPPED);
            OptimizerState state = optimizer.state();

            assertThat(state.steps())
                    .hasSize(2)
                    .allSatisfy((id, steps) -> assertThat(steps).isEqualTo(1));
            assertThat(state.moments().stream().map(NDArray::getName))
                    .containsExactlyInAnyOrderElementsOf(state.steps().keySet().stream()
                            .flatMap(id -> Stream.of(id + "/exp_avg", id + "/exp_avg_sq"))
                            .toList());
        }
    }

    @Test
    void leavesNoArraysBehind() {
        try (LineInThreeVariables line = new LineInThreeVariables()) {
            ScheduledOptimizer optimizer = line.optimizer(
                    new RmsPropParameters(0.01, null, null, 0.9, true, 0.1), new Penalties(0.1, 0.1, true, true));
            line.step(optimizer, norm(0.1));
            int arrays = line.arrays();
            line.step(optimizer, norm(0.1));

            assertThat(line.arrays()).isEqualTo(arrays);
        }
    }

    @Test
    void clippingSaysWhetherItChangedAnything() {
        try (LineInThreeVariables line = new LineInThreeVariables()) {
            line.backward();

            assertThat(norm(1000).clip(line.network())).isFalse();
            assertThat(value(1000).clip(line.network())).isFalse();
            assertThat(UNCLIPPED.clip(line.network())).isFalse();
            assertThat(value(0.1).clip(line.network())).isTrue();
            assertThat(value(0.1).clip(line.network())).isFalse();
            assertThat(norm(0.1).clip(line.network())).isTrue();
        }
    }
}
