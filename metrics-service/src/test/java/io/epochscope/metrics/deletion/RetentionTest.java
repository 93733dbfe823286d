package io.epochscope.metrics.deletion;

import static org.assertj.core.api.Assertions.assertThat;

import io.epochscope.metrics.fixture.ListedRun;
import io.epochscope.metrics.fixture.SeparateDatabase;
import io.epochscope.metrics.fixture.TestDatabase;
import io.epochscope.metrics.ingest.EventStore;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RetentionTest {

    private record Bounds(
            Optional<Duration> maxAge, Optional<Integer> maxRuns, String keepTag, Duration deadLetters, Duration check)
            implements RetentionConfig {

        static Bounds of(Duration maxAge, Integer maxRuns) {
            return new Bounds(
                    Optional.ofNullable(maxAge),
                    Optional.ofNullable(maxRuns),
                    "keep",
                    Duration.ofDays(90),
                    Duration.ofHours(1));
        }
    }

    @TempDir
    private static Path folder;

    private static SeparateDatabase server;

    private final TestDatabase database = server.open();
    private final EventStore store = new EventStore(database.dataSource());

    @BeforeAll
    static void start() throws IOException {
        server = new SeparateDatabase(folder);
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
    }

    @Test
    void takesAwayWhatIsOlderThanTheBound() throws Exception {
        store.store(new ListedRun("aged", "1990-01-01T00:00:00Z").events());
        store.store(
                new ListedRun("aged-unfinished", "1990-01-01T00:00:00Z").open().events());
        store.store(
                new ListedRun("aged-kept", "1990-01-01T00:00:00Z").tags("keep").events());
        store.store(new ListedRun("aged-baseline", "1990-01-01T00:00:00Z").events());
        mark("aged-baseline", "baseline");
        store.store(new ListedRun("aged-later", "1990-06-01T00:00:00Z").events());

        Duration untilApril = Duration.between(Instant.parse("1990-04-01T00:00:00Z"), Instant.now());
        assertThat(retention(Bounds.of(untilApril, null)).enforce()).isEqualTo(2);

        assertThat(left("aged%")).containsExactly("aged-baseline", "aged-kept", "aged-later");
        assertThat(database.query("select reason from store.deleted_run where run_id = 'aged'"))
                .singleElement()
                .asString()
                .contains("retention: nothing came of it for longer than PT");
        assertThat(retention(Bounds.of(untilApril, null)).enforce()).isZero();
    }

    @Test
    void takesAwayTheOldestOfTooMany() throws Exception {
        for (int day = 1; day <= 4; day++) {
            store.store(new ListedRun("many-" + day, "1980-01-0%dT00:00:00Z".formatted(day)).events());
        }
        mark("many-1", "baseline");
        int others = Integer.parseInt(database.query(
                        "select count(*) from run where not baseline and not tags @> '{keep}' and started_at > '1981-01-01'")
                .get(0)
                .get(0));

        assertThat(retention(Bounds.of(null, others + 2)).enforce()).isEqualTo(1);

        assertThat(left("many%")).containsExactly("many-1", "many-3", "many-4");
        assertThat(database.query("select reason from store.deleted_run where run_id = 'many-2'"))
                .containsExactly(List.of("retention: there are more than " + (others + 2) + " runs"));
    }

    @Test
    void leavesRunsInProgress() throws Exception {
        store.store(new ListedRun("progressing", Instant.now().minusSeconds(60).toString())
                .open()
                .events());
        assertThat(retention(Bounds.of(Duration.ofSeconds(1), null)).isLimited())
                .isTrue();
        retention(Bounds.of(Duration.between(Instant.parse("1985-01-01T00:00:00Z"), Instant.now()), 1_000_000))
                .enforce();
        assertThat(database.query("""
                        select run.run_id from store.run
                        join store.run_in_progress using (run_key) where run_id = 'progressing'
                        """)).hasSize(1);
        assertThat(left("progressing")).hasSize(1);
    }

    @Test
    void deletesDeadLettersThatAreTooOld() throws Exception {
        deadLetter(1, "89 days");
        deadLetter(2, "91 days");

        assertThat(new DeadLetterRetention(database.dataSource(), Bounds.of(null, null)).enforce())
                .isEqualTo(1);

        assertThat(database.query("select record_offset from store.dead_letter where topic = 'retained'"))
                .containsExactly(List.of("1"));
    }

    private void deadLetter(int offset, String age) throws SQLException {
        database.query("""
                insert into store.dead_letter
                  (recorded_at, reason, topic, partition, record_offset, record_timestamp, headers)
                values (now() - interval '%s', 'noise', 'retained', 0, %d, now(), '{}')
                returning 1
                """.formatted(age, offset));
    }

    @Test
    void withoutBoundsNothingIsTakenAway() {
        assertThat(retention(Bounds.of(null, null)).isLimited()).isFalse();
    }

    private Retention retention(RetentionConfig config) {
        return new Retention(database.dataSource(), new RunRemoval(database.dataSource()), config);
    }

    private void mark(String run, String column) throws SQLException {
        database.query("""
                insert into store.run_note (run_key, %s) select run_key, true from store.run where run_id = ? returning 1
                """.formatted(column), run);
    }

    private List<String> left(String pattern) throws SQLException {
        return database.query("select run_id from run where run_id like ? order by run_id", pattern).stream()
                .map(row -> row.get(0))
                .toList();
    }
}
