package io.epochscope.metrics.search;

/** Which runs are looked at. */
enum Archived {
    FALSE("not run.archived"),
    TRUE("run.archived"),
    ANY("true");

    private final String sql;

    Archived(String sql) {
        this.sql = sql;
    }

    Sql sql() {
        return Sql.of(sql);
    }
}
