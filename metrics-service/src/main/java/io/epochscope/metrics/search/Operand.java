package io.epochscope.metrics.search;

import java.util.List;

/** What a filter looks at, and lists are sorted by. In SQL, the run is {@code run}, a row of store.listed_run. */
sealed interface Operand permits ColumnOperand, ParameterOperand, MetricOperand {

    /** As it is written in a filter. */
    String text();

    ValueKind kind();

    /** Null where the run has nothing to compare. Only of operators and literals that the kind takes. */
    Sql compare(Operator operator, List<Literal> literals);

    /** What runs are sorted by, one after the other; null for what comes last. */
    List<SortExpression> sortedBy();

    /**
     * A value to sort by.
     *
     * @param type in PostgreSQL
     */
    record SortExpression(Sql sql, String type) {}
}
