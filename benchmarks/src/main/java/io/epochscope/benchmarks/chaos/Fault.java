package io.epochscope.benchmarks.chaos;

import java.time.Duration;

/** Something that goes wrong, and comes right again by itself or by whoever looks after the system. */
enum Fault {
    METRICS_KILLED("kill -9 of metrics-service") {
        @Override
        void strike(ChaosSystem system) throws Exception {
            system.metrics().kill();
            system.metrics().start();
        }
    },

    BROKER_KILLED("kill -9 of the broker") {
        @Override
        void strike(ChaosSystem system) throws Exception {
            system.broker().kill();
            system.broker().start();
        }
    },

    POSTGRES_KILLED("kill -9 of PostgreSQL") {
        @Override
        void strike(ChaosSystem system) throws Exception {
            system.killPostgres();
        }
    },

    NETWORK_CUT("network cut for 5 s") {
        @Override
        void strike(ChaosSystem system) throws Exception {
            system.brokerProxy().cut();
            system.postgresProxy().cut();
            Thread.sleep(SHORT.toMillis());
            system.brokerProxy().open();
            system.postgresProxy().open();
        }
    },

    NETWORK_SLOW("network at 64 KiB/s for 15 s") {
        @Override
        void strike(ChaosSystem system) throws Exception {
            system.brokerProxy().slowDown(SLOW);
            system.postgresProxy().slowDown(SLOW);
            Thread.sleep(LONG.toMillis());
            system.brokerProxy().slowDown(0);
            system.postgresProxy().slowDown(0);
        }
    },

    BROKER_HALF_OPEN("connections to the broker half-open") {
        @Override
        void strike(ChaosSystem system) {
            system.brokerProxy().leaveHalfOpen();
        }
    },

    POSTGRES_HALF_OPEN("connections to PostgreSQL half-open") {
        @Override
        void strike(ChaosSystem system) {
            system.postgresProxy().leaveHalfOpen();
        }
    },

    REBALANCE("a second metrics-service joins and leaves") {
        @Override
        void strike(ChaosSystem system) throws Exception {
            system.secondMetrics().start();
            system.secondMetrics().awaitReady();
            Thread.sleep(SHARED.toMillis());
            system.secondMetrics().close();
        }
    },

    REPLICA_KILLED("kill -9 of one of two metrics-services") {
        @Override
        void strike(ChaosSystem system) throws Exception {
            system.secondMetrics().start();
            system.secondMetrics().awaitReady();
            Thread.sleep(SHARED.toMillis());
            system.secondMetrics().kill();
        }
    };

    private static final Duration SHARED = Duration.ofSeconds(2);
    private static final Duration SHORT = Duration.ofSeconds(5);
    private static final Duration LONG = Duration.ofSeconds(15);
    private static final long SLOW = 64 * 1024;

    private final String shown;

    Fault(String shown) {
        this.shown = shown;
    }

    /** For people. */
    String shown() {
        return shown;
    }

    /** Returns when nothing is wrong any more but what the system has to recover from by itself. */
    abstract void strike(ChaosSystem system) throws Exception;
}
