package io.epochscope.metrics.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.epochscope.metrics.store.DatabaseUnavailableException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.Test;

/** By a clock and offsets of the test's own. */
class StandstillTest {

    private static final TopicPartition FIRST = new TopicPartition("training.epochs", 0);
    private static final TopicPartition SECOND = new TopicPartition("training.epochs", 1);

    private static final Duration UNREADY = Duration.ofMinutes(2);
    private static final Duration RESTART = Duration.ofMinutes(10);

    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 1_000);
    private final IngestState state = new IngestState();
    private final Standstill standstill = new Standstill(UNREADY, RESTART, state, nanos::get);

    @Test
    void isNotReadyThenNotLiveUntilSomethingIsTaken() {
        observe(Duration.ZERO, holding(FIRST, 7, 3));
        observe(Duration.ofSeconds(119), holding(FIRST, 7, 3));
        assertThat(readyAndLive()).containsExactly(Status.UP, Status.UP);

        observe(Duration.ofSeconds(1), holding(FIRST, 7, 3));
        assertThat(readyAndLive()).containsExactly(Status.DOWN, Status.UP);
        observe(Duration.ofMinutes(8), holding(FIRST, 7, 500));
        assertThat(readyAndLive()).containsExactly(Status.DOWN, Status.DOWN);
        assertThat(new StandstillCheck(standstill, UNREADY).response().getData().orElseThrow())
                .containsEntry("problem", "a consumer has taken nothing for 600 s though events wait");

        observe(Duration.ofSeconds(10), holding(FIRST, 8, 499));
        assertThat(readyAndLive()).containsExactly(Status.UP, Status.UP);
    }

    @Test
    void whereNothingWaitsNothingNeedBeTaken() {
        observe(Duration.ZERO, holding(FIRST, 7, 0));
        observe(Duration.ofHours(1), holding(FIRST, 7, 0));
        assertThat(standstill.longest()).isZero();

        observe(Duration.ofSeconds(10), holding(FIRST, 7, 1));
        assertThat(standstill.longest()).isZero();
    }

    @Test
    void aDatabaseThatIsAwayIsAnotherMatter() {
        observe(Duration.ZERO, holding(FIRST, 7, 3));
        state.failing(new DatabaseUnavailableException(new SQLException("gone", "08006")));
        observe(Duration.ofHours(1), holding(FIRST, 7, 3));
        observe(Duration.ofHours(1), holding(FIRST, 7, 3));
        assertThat(readyAndLive()).containsExactly(Status.UP, Status.UP);

        state.working();
        observe(Duration.ofSeconds(10), holding(FIRST, 7, 3));
        assertThat(standstill.longest()).isZero();
        observe(Duration.ofMinutes(2), holding(FIRST, 7, 3));
        assertThat(readyAndLive()).containsExactly(Status.DOWN, Status.UP);
    }

    /** Another consumer may have stored its batch since, so that the state is well again. */
    @Test
    void aFailureBetweenTwoObservationsCountsToo() {
        observe(Duration.ZERO, holding(FIRST, 7, 3));
        state.failing(new DatabaseUnavailableException(new SQLException("locked", "55P03")));
        state.working();
        observe(Duration.ofMinutes(2), holding(FIRST, 7, 3));
        assertThat(standstill.longest()).isZero();
    }

    @Test
    void aBrokerThatIsAwayIsAnotherMatter() {
        observe(Duration.ZERO, holding(FIRST, 7, 3));
        standstill.excuse();
        observe(Duration.ofMinutes(10), holding(FIRST, 7, 3));
        assertThat(readyAndLive()).containsExactly(Status.UP, Status.UP);
    }

    @Test
    void onePartitionMayWaitItsTurnBehindAnotherOfTheSameConsumer() {
        observe(Duration.ZERO, new Backlog(Map.of(FIRST, 7L, SECOND, 1L), 20));
        observe(Duration.ofMinutes(2), new Backlog(Map.of(FIRST, 7L, SECOND, 9L), 12));
        assertThat(standstill.longest()).isZero();
    }

    @Test
    void oneConsumerThatStandsIsNotHiddenByAnotherWhateverTheirOrder() {
        observe(Duration.ZERO, holding(FIRST, 7, 3), holding(SECOND, 1, 9));
        observe(Duration.ofMinutes(1), holding(SECOND, 2, 8), holding(FIRST, 7, 3));
        observe(Duration.ofMinutes(1), holding(FIRST, 7, 3), holding(SECOND, 3, 7));
        assertThat(readyAndLive()).containsExactly(Status.DOWN, Status.UP);
    }

    @Test
    void whatAConsumerWasJustGivenItHasNotYetLeft() {
        observe(Duration.ZERO, holding(FIRST, 7, 3));
        observe(Duration.ofMinutes(2), holding(SECOND, 7, 3));
        assertThat(standstill.longest()).isZero();
        observe(Duration.ofMinutes(1), new Backlog(Map.of(), 0));
        assertThat(standstill.longest()).isZero();
    }

    private void observe(Duration later, Backlog... consumers) {
        nanos.addAndGet(later.toNanos());
        standstill.observe(List.of(consumers));
    }

    private static Backlog holding(TopicPartition partition, long committed, long waiting) {
        return new Backlog(Map.of(partition, committed), waiting);
    }

    private List<Status> readyAndLive() {
        return List.of(
                new StandstillCheck(standstill, UNREADY).response().getStatus(),
                new StandstillCheck(standstill, RESTART).response().getStatus());
    }
}
