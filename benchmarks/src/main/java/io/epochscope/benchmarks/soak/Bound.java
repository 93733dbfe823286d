package io.epochscope.benchmarks.soak;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/** What keeps what grows from growing for ever; docs/operations.md says the same to people. */
enum Bound {
    DEAD_LETTERS("table dead_letter", "epochscope.retention.dead-letters; deleted with their run at the latest"),
    TABLES("table .*", "with the runs: epochscope.retention, DELETE /runs/{id}"),
    OFFSETS("topic __consumer_offsets", "compacted"),
    METADATA("topic __cluster_metadata", "snapshots, at most 100 MB and a week"),
    TOPICS("topic training\\..*", "a week, or what the broker is told"),
    OUTBOX("file trainer", "epochscope.outbox.max-bytes, epochscope.checkpoints.runs; models until they are removed"),
    BROKER_LOG("file kafka/server\\.log", "50 MB, then it begins anew"),
    LOGS("file logs", "begin anew at each start"),
    POSTGRES_LOG("file postgres/postgres\\.log", "only what goes wrong is in it"),
    WRITE_AHEAD("file postgres/data/pg_wal", "PostgreSQL's max_wal_size, 1 GB");

    private final Pattern name;
    private final String shown;

    Bound(String name, String shown) {
        this.name = Pattern.compile(name);
        this.shown = shown;
    }

    /** For people. */
    String shown() {
        return shown;
    }

    /** Of something of {@link Sizes}; empty if nobody has said what bounds it. */
    static Optional<Bound> of(String name) {
        return Arrays.stream(values())
                .filter(bound -> bound.name.matcher(name).matches())
                .findFirst();
    }
}
