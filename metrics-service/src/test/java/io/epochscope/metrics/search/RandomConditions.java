package io.epochscope.metrics.search;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Any conditions that filters can set. */
final class RandomConditions {

    private static final int DEEPEST = 3;

    private RandomConditions() {}

    static Arbitrary<Condition> any() {
        return nested(DEEPEST);
    }

    private static Arbitrary<Condition> nested(int depth) {
        if (depth == 0) {
            return comparisons();
        }
        Arbitrary<Condition> inner = nested(depth - 1);
        Arbitrary<List<Condition>> several = inner.list().ofMinSize(2).ofMaxSize(3);
        return Arbitraries.oneOf(
                comparisons(),
                inner.map(Condition.Not::new),
                several.map(Condition.All::new),
                several.map(Condition.Any::new));
    }

    static Arbitrary<Operand> operands() {
        return Arbitraries.oneOf(
                Arbitraries.of(new ArrayList<>(RunColumns.names()))
                        .map(name -> RunColumns.of(name).orElseThrow()),
                texts().list().ofMinSize(1).ofMaxSize(3).map(ParameterOperand::new),
                Combinators.combine(
                                Arbitraries.of(MetricOperand.Figure.class),
                                Arbitraries.oneOf(
                                        texts(), Arbitraries.of("own", "validation_loss", "validation_accuracy")))
                        .as(MetricOperand::new));
    }

    private static Arbitrary<Condition> comparisons() {
        return operands()
                .flatMap(operand -> Arbitraries.of(Arrays.stream(Operator.values())
                                .filter(operand.kind().operators()::contains)
                                .toList())
                        .flatMap(operator -> literals()
                                .filter(literal -> operand.kind().takes(operator, literal))
                                .list()
                                .ofMinSize(1)
                                .ofMaxSize(operator == Operator.IN ? 3 : 1)
                                .map(literals -> new Condition.Comparison(operand, operator, literals))));
    }

    private static Arbitrary<Literal> literals() {
        return Arbitraries.oneOf(
                texts().map(Literal.Text::new),
                Arbitraries.of("2026-11-01", "2026-11-01T08:00:00.5+01:00", "0001-01-01", "9999-12-31")
                        .map(Literal.Text::new),
                Arbitraries.bigDecimals()
                        .between(new BigDecimal("-1e20"), new BigDecimal("1e20"))
                        .map(Literal.Numeral::new),
                Arbitraries.of("1e308", "-1e-300", "0", "0.5")
                        .map(BigDecimal::new)
                        .map(Literal.Numeral::new),
                Arbitraries.of(true, false).map(Literal.Flag::new),
                Arbitraries.just(new Literal.NotANumber()));
    }

    /** What has no control characters, halves of surrogate pairs neither, which no HTTP request brings. */
    private static Arbitrary<String> texts() {
        return Arbitraries.oneOf(
                Arbitraries.strings().withCharRange(' ', '~').ofMaxLength(8),
                Arbitraries.of("", "%_\\", "*?", "'; drop table run; --", "größe", "\uD83D\uDE00", "cnn"));
    }
}
