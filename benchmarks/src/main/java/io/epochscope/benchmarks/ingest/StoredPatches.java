package io.epochscope.benchmarks.ingest;

import io.epochscope.backing.postgres.DatabaseLogin;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Watches how many scores of a run are committed. */
public final class StoredPatches {

    private static final String STORED = """
            select coalesce(sum(stored), 0)
            from run_completeness
            where run_id = ? and topic = 'training.patches'
            """;

    private static final Duration BETWEEN = Duration.ofMillis(50);

    /** Nothing new for so long means that it hangs. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final DatabaseLogin reader;
    private final SyntheticRun run;

    /** Watches one run. */
    public StoredPatches(DatabaseLogin reader, SyntheticRun run) {
        this.reader = reader;
        this.run = run;
    }

    /** That many scores were committed at a time in nanoseconds. */
    public record Moment(long nanos, double scores) {}

    /**
     * Watches until all chunks of so many epochs are committed.
     *
     * @return a moment for each change that was seen, the first one before anything was there
     * @throws IllegalStateException if nothing more comes
     */
    public List<Moment> await(int epochs) throws SQLException, InterruptedException {
        return awaitEvents((long) run.chunks() * (epochs + 1));
    }

    /**
     * Watches until so many events of scenes and scores are committed, of all attempts together.
     *
     * @return as {@link #await}
     * @throws IllegalStateException if nothing more comes
     */
    public List<Moment> awaitEvents(long wanted) throws SQLException, InterruptedException {
        List<Moment> moments = new ArrayList<>();
        double perChunk = (double) run.patches() / run.chunks();
        try (Connection connection = reader.connect();
                PreparedStatement statement = connection.prepareStatement(STORED)) {
            statement.setString(1, run.id());
            long last = -1;
            long lastChange = System.nanoTime();
            while (last < wanted) {
                long stored = stored(statement);
                long now = System.nanoTime();
                if (stored != last) {
                    moments.add(new Moment(now, Math.max(0, stored - run.chunks()) * perChunk));
                    last = stored;
                    lastChange = now;
                } else if (now - lastChange > PATIENCE.toNanos()) {
                    throw new IllegalStateException(
                            "%d of %d events are stored, and no more come".formatted(stored, wanted));
                }
                Thread.sleep(BETWEEN.toMillis());
            }
        }
        return moments;
    }

    private static long stored(PreparedStatement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    /** Scores a second between two counts of stored scores, from what was seen of it. */
    public static double rate(List<Moment> moments, double from, double to) {
        Moment start = at(moments, from);
        Moment end = at(moments, to);
        return 1e9 * (end.scores - start.scores) / (end.nanos - start.nanos);
    }

    private static Moment at(List<Moment> moments, double scores) {
        return moments.stream()
                .filter(moment -> moment.scores >= scores)
                .findFirst()
                .orElseThrow();
    }
}
