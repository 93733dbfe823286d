package io.epochscope.metrics.search;

import io.epochscope.metrics.search.Operand.SortExpression;
import io.epochscope.metrics.store.DatabaseUnavailableException;
import io.epochscope.metrics.store.Query;
import jakarta.inject.Singleton;
import jakarta.ws.rs.BadRequestException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/** Finds the runs that a query asks for. */
@Singleton
public final class RunSearch {

    /** One row without a run if there is none on the page. */
    private static final String PAGE = """
            with matching as materialized (
              select run.run_id, %s
              from store.listed_run run
              where %s and %s
            )
            select total.runs, page.*
            from (select count(*) as runs from matching) total
            left join lateral (
              select run_id, row_number() over (order by %s) as position, %s
              from matching
              where %s
              order by position
              limit %s
            ) page on true
            order by page.position
            """;

    /** Data exceptions of PostgreSQL. */
    private static final String OF_DATA = "22";

    private final DataSource dataSource;

    /** Searches with connections of its own. */
    public RunSearch(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * A page of runs.
     *
     * @param runIds in the order that was asked for
     * @param total how many runs match, on all pages
     * @param next the cursor of the next page, if there is one
     */
    public record Page(List<String> runIds, long total, Optional<String> next) {}

    private record Row(long total, String runId, List<String> place) {}

    private record Key(String column, boolean descending, SortExpression expression) {

        String order() {
            return column + (descending ? " desc" : "") + " nulls last";
        }

        Sql equal(String value) {
            return value == null
                    ? Sql.of(column + " is null")
                    : Sql.of("%s = ?::%s".formatted(column, expression.type()), value);
        }

        /** Whether a run comes behind another one by this key alone. */
        Sql after(String value) {
            return value == null
                    ? Sql.of("false")
                    : Sql.of(
                            "(%s %s ?::%s or %s is null)"
                                    .formatted(column, descending ? "<" : ">", expression.type(), column),
                            value);
        }
    }

    /**
     * Searches.
     *
     * @throws BadRequestException if the cursor is none that was given out
     * @throws DatabaseUnavailableException if there is no answer
     */
    public Page search(RunQuery query) {
        List<Key> keys = keys(query.sort());
        List<Row> rows = rows(query, keys);
        List<Row> found = rows.stream().filter(row -> row.runId() != null).toList();
        List<Row> shown = found.subList(0, Math.min(query.limit(), found.size()));
        return new Page(
                shown.stream().map(Row::runId).toList(),
                rows.get(0).total(),
                found.size() > shown.size()
                        ? Optional.of(new Cursor(
                                        query.text(),
                                        shown.get(shown.size() - 1).place())
                                .text())
                        : Optional.empty());
    }

    private static List<Key> keys(List<SortKey> sort) {
        List<Key> keys = new ArrayList<>();
        for (SortKey key : sort) {
            for (SortExpression expression : key.operand().sortedBy()) {
                keys.add(new Key("place_" + keys.size(), key.descending(), expression));
            }
        }
        return keys;
    }

    private List<Row> rows(RunQuery query, List<Key> keys) {
        Sql page = Sql.format(
                PAGE,
                Sql.join(
                        ", ",
                        keys.stream()
                                .map(key -> Sql.format(
                                        "%s as " + key.column(),
                                        key.expression().sql()))
                                .toList()),
                query.archived().sql(),
                query.filter().map(Condition::sql).orElse(Sql.of("true")),
                Sql.of(keys.stream().map(Key::order).collect(Collectors.joining(", "))),
                Sql.of(keys.stream()
                        .map(key -> "%1$s::text as %1$s_text".formatted(key.column()))
                        .collect(Collectors.joining(", "))),
                query.after().map(cursor -> after(keys, cursor.place())).orElse(Sql.of("true")),
                Sql.of("?", query.limit() + 1));
        try {
            return Query.rows(
                    dataSource,
                    page.text(),
                    row -> row(row, keys.size()),
                    page.parameters().toArray());
        } catch (DatabaseUnavailableException e) {
            if (query.after().isPresent()
                    && e.getCause() instanceof SQLException cause
                    && cause.getSQLState() != null
                    && cause.getSQLState().startsWith(OF_DATA)) {
                throw Cursor.refused(e);
            }
            throw e;
        }
    }

    private static Sql after(List<Key> keys, List<String> place) {
        if (place.size() != keys.size()) {
            throw Cursor.refused(null);
        }
        Sql after = keys.get(keys.size() - 1).after(place.get(keys.size() - 1));
        for (int i = keys.size() - 2; i >= 0; i--) {
            after = Sql.format(
                    "(%s or (%s and %s))",
                    keys.get(i).after(place.get(i)), keys.get(i).equal(place.get(i)), after);
        }
        return after;
    }

    private static Row row(ResultSet row, int keys) throws SQLException {
        List<String> place = new ArrayList<>();
        for (int i = 0; i < keys; i++) {
            place.add(row.getString("place_" + i + "_text"));
        }
        return new Row(row.getLong("runs"), row.getString("run_id"), place);
    }
}
