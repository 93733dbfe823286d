package io.epochscope.metrics.search;

import io.epochscope.metrics.store.SqlArray;
import java.util.List;

/**
 * What a run's request says, by its path.
 *
 * @param path names of fields, and numbers of elements from 0
 */
record ParameterOperand(List<String> path) implements Operand {

    static final String PREFIX = "param";

    @Override
    public String text() {
        return PathText.of(PREFIX, path);
    }

    @Override
    public ValueKind kind() {
        return ValueKind.JSON;
    }

    @Override
    public Sql compare(Operator operator, List<Literal> literals) {
        Literal literal = literals.get(0);
        return switch (operator) {
            case LIKE -> Sql.format("%s ilike %s", asText(), Sql.of("?", Glob.like(((Literal.Text) literal).value())));
            case IN ->
                Sql.format(
                        "%s in (%s)",
                        value(),
                        Sql.join(
                                ", ",
                                literals.stream().map(ParameterOperand::json).toList()));
            case LESS, AT_MOST, GREATER, AT_LEAST ->
                Sql.format(
                        "jsonb_typeof(%s) = 'number' and %s " + operator.sql() + " %s",
                        value(),
                        value(),
                        json(literal));
            case EQUAL, UNEQUAL, HAS -> Sql.format("%s " + operator.sql() + " %s", value(), json(literal));
        };
    }

    /** Numbers first, by their size; then all else as text. */
    @Override
    public List<SortExpression> sortedBy() {
        return List.of(
                new SortExpression(
                        Sql.format("case when jsonb_typeof(%s) = 'number' then (%s)::numeric end", value(), asText()),
                        "numeric"),
                new SortExpression(asText(), "text"));
    }

    private Sql value() {
        return Sql.of("(run.request #> ?)", SqlArray.ofTexts(path));
    }

    private Sql asText() {
        return Sql.of("(run.request #>> ?)", SqlArray.ofTexts(path));
    }

    private static Sql json(Literal literal) {
        if (literal instanceof Literal.Numeral number) {
            return Sql.of("to_jsonb(?::numeric)", number.value());
        }
        if (literal instanceof Literal.Flag flag) {
            return Sql.of("to_jsonb(?::boolean)", flag.value());
        }
        return Sql.of("to_jsonb(?::text)", ((Literal.Text) literal).value());
    }
}
