package io.epochscope.metrics.report;

import io.epochscope.metrics.store.Query;
import io.epochscope.metrics.store.SqlArray;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;

/** Where browsers reach what reports show a part of. */
@Singleton
final class Addresses {

    private static final String ADDRESS = """
            select picture_url('/runs/' || string_agg(url_encoded(part), '/' order by place))
            from unnest(?) with ordinality as path (part, place)
            """;

    private final DataSource dataSource;

    Addresses(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** An address below that of a run. */
    Link link(String label, String runId, String... path) {
        List<String> parts = Stream.concat(Stream.of(runId), Stream.of(path)).toList();
        return new Link(
                label,
                Query.rows(dataSource, ADDRESS, row -> row.getString(1), SqlArray.ofTexts(parts))
                        .get(0));
    }
}
