package io.epochscope.metrics.health;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/**
 * For how long a consumer has taken nothing though records wait and nothing is in its way: neither the broker nor the
 * database, which have checks of their own. Consumers are known to pause for ever while they go on to send heartbeats
 * (smallrye-reactive-messaging#3281), so that nobody else takes what they hold. Of each consumer all partitions count
 * together, as one may wait its turn behind the others for long; several consumers do not, as they pause alone. Logged
 * when it begins to matter and when it is over. Thread-safe.
 */
@Singleton
public class Standstill {

    private static final Logger LOG = Logger.getLogger(Standstill.class);

    private final Duration unreadyAfter;
    private final Duration restartAfter;
    private final IngestState state;
    private final LongSupplier nanoTime;

    /** Since when each consumer stands where it does, by where that is: no two hold the same partition. */
    private Map<Map<TopicPartition, Long>, Long> standing = Map.of();

    private long failures;
    private volatile Duration longest = Duration.ZERO;

    @Inject
    Standstill(StandstillConfig config, IngestState state) {
        this(config.unreadyAfter(), config.restartAfter(), state, System::nanoTime);
    }

    Standstill(Duration unreadyAfter, Duration restartAfter, IngestState state, LongSupplier nanoTime) {
        this.unreadyAfter = unreadyAfter;
        this.restartAfter = restartAfter;
        this.state = state;
        this.nanoTime = nanoTime;
    }

    /**
     * What each consumer of this process has to take now, the broker being well. The time between two observations
     * counts if nothing was in the way.
     */
    public synchronized void observe(List<Backlog> consumers) {
        long failuresNow = state.failures();
        if (state.problem().isPresent() || failuresNow != failures) {
            failures = failuresNow;
            excuse();
            return;
        }
        long time = nanoTime.getAsLong();
        Map<Map<TopicPartition, Long>, Long> now = new HashMap<>();
        for (Backlog backlog : consumers) {
            if (backlog.waiting() > 0) {
                now.put(backlog.committed(), standing.getOrDefault(backlog.committed(), time));
            }
        }
        standing = now;
        tell(now.values().stream()
                .map(since -> Duration.ofNanos(time - since))
                .max(Duration::compareTo)
                .orElse(Duration.ZERO));
    }

    /** Nothing could be taken: what was seen before does not count. */
    public synchronized void excuse() {
        standing = Map.of();
        tell(Duration.ZERO);
    }

    /** As of the last observation; of the consumer for which it is longest. */
    public Duration longest() {
        return longest;
    }

    private void tell(Duration now) {
        boolean before = longest.compareTo(unreadyAfter) >= 0;
        longest = now;
        if (before == now.compareTo(unreadyAfter) >= 0) {
            return;
        }
        if (before) {
            LOG.info("Events are taken again, or something else is in the way of that");
        } else {
            LOG.errorf(
                    "A consumer has taken no events for %s, though some wait and broker and database answer. The service"
                            + " is not ready; if that goes on for %s it is not live either, so that it is started again",
                    now, restartAfter);
        }
    }
}
