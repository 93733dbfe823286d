package io.epochscope.metrics.deletion;

import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.smallrye.mutiny.subscription.Cancellable;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/** Enforces retention now and then. */
@Singleton
@Startup
public class RetentionWatch {

    private static final Logger LOG = Logger.getLogger(RetentionWatch.class);

    private final Retention retention;
    private final DeadLetterRetention deadLetters;
    private final RetentionConfig config;
    private final Sweeping sweeping;
    private Cancellable watching = () -> {};

    RetentionWatch(DataSource dataSource, RunRemoval removal, RetentionConfig config, Sweeping sweeping) {
        this.config = config;
        this.sweeping = sweeping;
        retention = new Retention(dataSource, removal, config);
        deadLetters = new DeadLetterRetention(dataSource, config);
    }

    @PostConstruct
    void start() {
        watching = Multi.createFrom()
                .ticks()
                .every(config.check())
                .onOverflow()
                .drop()
                // It waits for the database.
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .subscribe()
                .with(tick -> enforce());
    }

    @PreDestroy
    void stop() {
        watching.cancel();
    }

    private void enforce() {
        try {
            deadLetters.enforce();
            if (retention.isLimited() && retention.enforce() > 0) {
                sweeping.call();
            }
        } catch (RuntimeException e) {
            LOG.warnf("What is too old or too much stays for now; it is looked at again in %s: %s", config.check(), e);
        }
    }
}
