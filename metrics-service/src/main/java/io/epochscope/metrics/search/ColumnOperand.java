package io.epochscope.metrics.search;

import java.util.List;

/**
 * A column of the view {@code run}.
 *
 * @param text its name, one of {@link RunColumns}
 */
record ColumnOperand(String text, ValueKind kind) implements Operand {

    @Override
    public Sql compare(Operator operator, List<Literal> literals) {
        return Scalar.compare(value(), kind, operator, literals);
    }

    @Override
    public List<SortExpression> sortedBy() {
        return List.of(
                new SortExpression(kind == ValueKind.NUMBER ? Scalar.comparable(value(), kind) : value(), kind.type()));
    }

    private Sql value() {
        return Sql.of("run." + text);
    }
}
