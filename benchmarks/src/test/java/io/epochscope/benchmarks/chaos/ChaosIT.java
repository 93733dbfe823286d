package io.epochscope.benchmarks.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The chaos suite in short: of everything that goes wrong in it once, of the kills of metrics-service two. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ChaosIT {

    private ChaosSystem system;
    private ChaosSuite suite;

    @BeforeAll
    void start() throws Exception {
        system = new ChaosSystem(Path.of(".."));
        system.start();
        suite = new ChaosSuite(system, new SplittableRandom(2));
    }

    @AfterAll
    void stop() throws Exception {
        system.close();
    }

    @ParameterizedTest
    @CsvSource({"METRICS_KILLED, 2", "BROKER_KILLED, 1", "POSTGRES_KILLED, 1", "NETWORK_CUT, 1", "REBALANCE, 1"})
    void losesDoublesAndChangesNothing(Fault fault, int times) throws Exception {
        Discrepancies found = suite.strike(fault, times).discrepancies();

        assertThat(found.events()).isPositive();
        assertThat(found).isEqualTo(new Discrepancies(found.events(), 0, 0, 0, 0));
    }

    @Test
    void losesNothingOfATrainingWhoseTrainerIsKilled() throws Exception {
        Discrepancies found = suite.killTrainer(1).discrepancies();

        assertThat(found.events()).isPositive();
        assertThat(found).isEqualTo(new Discrepancies(found.events(), 0, 0, 0, 0));
    }
}
