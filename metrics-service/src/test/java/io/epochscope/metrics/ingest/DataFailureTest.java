package io.epochscope.metrics.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.epochscope.metrics.store.DatabaseUnavailableException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DataFailureTest {

    @ParameterizedTest
    @ValueSource(strings = {"22021", "22003", "22P05", "23505", "23502", "21000", "54000"})
    void dataThatIsRefusedWillBeRefusedAgain(String state) {
        assertThat(DataFailure.mayBeCauseOf(new SQLException("refused", state))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "08006", "08003", "57P01", "57P03", "25006", "53300", "53100", "53200", "58030", "40001", "40P01",
                "55P03", "23503", "42P01", "42501"
            })
    void whatMayPassIsTriedAgain(String state) {
        assertThat(DataFailure.mayBeCauseOf(new SQLException("refused", state))).isFalse();
    }

    @Test
    void aPoolThatHasNoConnectionIsWaitedFor() {
        assertThat(DataFailure.mayBeCauseOf(new SQLException("Sorry, acquisition timeout!")))
                .isFalse();
    }

    @Test
    void aFailureWithinAnotherCounts() {
        assertThat(DataFailure.mayBeCauseOf(new DatabaseUnavailableException(new SQLException("gone", "08006"))))
                .isFalse();
        assertThat(DataFailure.mayBeCauseOf(new IllegalStateException(new SQLException("refused", "22003"))))
                .isTrue();
    }

    @Test
    void whatTheProgramThrowsMayBeAFaultOfItsUnlessTheMachineIsBehindIt() {
        assertThat(DataFailure.mayBeCauseOf(new IllegalStateException("index 3 of 2")))
                .isTrue();
        assertThat(DataFailure.mayBeCauseOf(new IllegalStateException(new OutOfMemoryError("Java heap space"))))
                .isFalse();
        assertThat(DataFailure.mayBeCauseOf(new UncheckedIOException(new IOException("Connection reset"))))
                .isFalse();
    }
}
