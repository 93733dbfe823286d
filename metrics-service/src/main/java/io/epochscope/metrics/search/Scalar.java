package io.epochscope.metrics.search;

import java.util.List;

/** Compares values that the database has a type for. */
final class Scalar {

    private static final String NAN = "'NaN'::double precision";

    private Scalar() {}

    static Sql compare(Sql value, ValueKind kind, Operator operator, List<Literal> literals) {
        if (operator == Operator.IN) {
            return Sql.join(
                    " or ",
                    literals.stream()
                            .map(literal -> compare(value, kind, Operator.EQUAL, List.of(literal)))
                            .toList());
        }
        Literal literal = literals.get(0);
        if (literal instanceof Literal.NotANumber) {
            return Sql.format("%s " + operator.sql() + " " + NAN, value);
        }
        return Sql.format("%s " + operator.sql() + " %s", comparable(value, kind), bound(kind, operator, literal));
    }

    /** PostgreSQL has NaN above all numbers; here it is neither above nor below any. */
    static Sql comparable(Sql value, ValueKind kind) {
        return switch (kind) {
            case NUMBER -> Sql.format("nullif(%s, " + NAN + ")", value);
            case WHOLE -> Sql.format("%s::numeric", value);
            case TEXT, TIME, FLAG, TAGS, JSON -> value;
        };
    }

    private static Sql bound(ValueKind kind, Operator operator, Literal literal) {
        if (literal instanceof Literal.Numeral number) {
            return Sql.of("?", kind == ValueKind.NUMBER ? number.value().doubleValue() : number.value());
        }
        if (literal instanceof Literal.Flag flag) {
            return Sql.of("?", flag.value());
        }
        String text = ((Literal.Text) literal).value();
        return switch (kind) {
            case TIME -> Sql.of("?", ValueKind.time(text));
            case TAGS -> Sql.of("array[?]::text[]", text);
            case TEXT, WHOLE, NUMBER, FLAG, JSON -> Sql.of("?", operator == Operator.LIKE ? Glob.like(text) : text);
        };
    }
}
