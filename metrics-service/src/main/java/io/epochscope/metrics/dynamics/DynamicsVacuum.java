package io.epochscope.metrics.dynamics;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/**
 * Has the database take back the room of dynamics that were replaced. Every epoch replaces all of them, faster than
 * autovacuum looks after tables: without this, a run of a hundred epochs leaves the table fifty times as large as what
 * is in it. Thread-safe.
 */
final class DynamicsVacuum {

    private static final Logger LOG = Logger.getLogger(DynamicsVacuum.class);

    /** Small against what a large run needs anyway, large enough that vacuuming costs little of the time. */
    private static final long BYTES_BETWEEN = 32L << 20;

    private final DataSource dataSource;
    private final AtomicLong replaced = new AtomicLong();

    DynamicsVacuum(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** So many bytes more were replaced, and that is committed. */
    void replaced(long bytes) {
        if (replaced.addAndGet(bytes) < BYTES_BETWEEN) {
            return;
        }
        replaced.set(0);
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(true);
            // A lock that somebody else has means that it is being vacuumed.
            statement.execute("vacuum (skip_locked) store.patch_dynamics, store.dynamics_aggregate");
        } catch (SQLException e) {
            LOG.warnf("Replaced dynamics of patches could not be vacuumed, they take up room until it works: %s", e);
        }
    }
}
