package io.epochscope.metrics.deletion;

import io.quarkus.runtime.Startup;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/** Sweeps on a thread of its own as long as there is anything to sweep, and looks for more now and then. */
@Singleton
@Startup
public class Sweeping {

    private static final Logger LOG = Logger.getLogger(Sweeping.class);

    private final RunSweep sweep;
    private final DeletionConfig config;
    private final Semaphore calls = new Semaphore(0);
    private final Thread thread = new Thread(this::sweepAll, "sweeping");
    private volatile boolean stopping;

    Sweeping(DataSource dataSource, DeletionPublisher publisher, DeletionConfig config) {
        this.config = config;
        sweep = new RunSweep(dataSource, publisher);
    }

    @PostConstruct
    void start() {
        thread.setDaemon(true);
        thread.start();
    }

    @PreDestroy
    void stop() throws InterruptedException {
        stopping = true;
        thread.interrupt();
        thread.join();
    }

    /** There is something to sweep. Returns at once. */
    void call() {
        calls.release();
    }

    private void sweepAll() {
        try {
            while (!stopping) {
                sweepWhatThereIs();
                if (calls.tryAcquire(config.tick().toMillis(), TimeUnit.MILLISECONDS)) {
                    calls.drainPermits();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void sweepWhatThereIs() {
        try {
            boolean swept = true;
            while (swept && !stopping) {
                swept = sweep.step();
            }
        } catch (SQLException | RuntimeException e) {
            if (!stopping) {
                LOG.warnf("What deleted runs have left behind stays for now; that goes on in %s: %s", config.tick(), e);
            }
        }
    }
}
