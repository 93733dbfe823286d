package io.epochscope.metrics.search;

/** How a filter compares. */
enum Operator {
    EQUAL("=", "="),
    UNEQUAL("!=", "<>"),
    LESS("<", "<"),
    AT_MOST("<=", "<="),
    GREATER(">", ">"),
    AT_LEAST(">=", ">="),
    /** Text with {@code *} for any characters and {@code ?} for one, capitals or not. */
    LIKE("~", "ilike"),
    HAS("has", "@>"),
    IN("in", "in");

    private final String symbol;
    private final String sql;

    Operator(String symbol, String sql) {
        this.symbol = symbol;
        this.sql = sql;
    }

    /** As it is written in a filter. */
    String symbol() {
        return symbol;
    }

    String sql() {
        return sql;
    }
}
