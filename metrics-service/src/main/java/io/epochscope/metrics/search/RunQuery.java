package io.epochscope.metrics.search;

import io.epochscope.metrics.parameter.Argument;
import io.epochscope.metrics.search.Condition.Comparison;
import jakarta.ws.rs.BadRequestException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which runs are asked for, in which order.
 *
 * @param filter none: all
 * @param sort ends with the run's id, so that no two runs are at the same place
 * @param after the place that the page begins behind; none: at the beginning
 */
public record RunQuery(
        Optional<Condition> filter, Archived archived, List<SortKey> sort, int limit, Optional<Cursor> after) {

    /** The most runs of a page. */
    public static final int MAX_LIMIT = 1000;

    private static final int DEFAULT_LIMIT = 100;
    private static final String NEWEST_FIRST = "-started_at";
    private static final String ID = "run_id";
    private static final String STATUS = "status";

    /**
     * Reads query parameters, which may be null.
     *
     * @throws BadRequestException naming the first one that is wrong
     */
    public static RunQuery of(String filter, String sort, String archived, String limit, String cursor) {
        return of(filter, null, sort, archived, limit, cursor);
    }

    /**
     * The same of runs with one status alone.
     *
     * @param status as the view {@code run} has it; null: any
     */
    public static RunQuery of(String filter, String status, String sort, String archived, String limit, String cursor) {
        List<SortKey> keys =
                new ArrayList<>(RunFilterReader.sort(sort == null || sort.isBlank() ? NEWEST_FIRST : sort));
        keys.add(new SortKey(RunColumns.of(ID).orElseThrow(), false));
        var query = new RunQuery(
                both(RunFilterReader.filter(filter), Optional.ofNullable(status).map(RunQuery::hasStatus)),
                new Argument("archived", archived).oneOf(Archived.class, Archived.FALSE),
                List.copyOf(keys),
                new Argument("limit", limit).wholeNumber(DEFAULT_LIMIT, 1, MAX_LIMIT),
                Optional.empty());
        return cursor == null || cursor.isBlank()
                ? query
                : new RunQuery(
                        query.filter,
                        query.archived,
                        query.sort,
                        query.limit,
                        Optional.of(Cursor.of(cursor, query.text())));
    }

    private static Condition hasStatus(String status) {
        return new Comparison(RunColumns.of(STATUS).orElseThrow(), Operator.EQUAL, List.of(new Literal.Text(status)));
    }

    private static Optional<Condition> both(Optional<Condition> one, Optional<Condition> other) {
        List<Condition> conditions =
                Stream.of(one, other).flatMap(Optional::stream).toList();
        return conditions.size() < 2 ? conditions.stream().findFirst() : Optional.of(new Condition.All(conditions));
    }

    /** What makes it the same question as another one, whatever the page. */
    String text() {
        return filter.map(Condition::text).orElse("") + " | " + Argument.nameOf(archived) + " | "
                + sort.stream().map(SortKey::text).collect(Collectors.joining(","));
    }
}
