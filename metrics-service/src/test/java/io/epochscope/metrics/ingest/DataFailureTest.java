package io.epochscope.metrics.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DataFailureTest {

    @ParameterizedTest
    @ValueSource(strings = {"22021", "22003", "22P05", "23505", "23502", "21000", "54000"})
    void dataThatIsRefusedWillBeRefusedAgain(String state) {
        assertThat(DataFailure.isCauseOf(new SQLException("refused", state))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"08006", "57P01", "53300", "53100", "40001", "40P01", "55P03", "23503", "42P01", "42501"})
    void whatMayPassIsTriedAgain(String state) {
        assertThat(DataFailure.isCauseOf(new SQLException("refused", state))).isFalse();
    }

    @Test
    void aPoolThatHasNoConnectionIsWaitedFor() {
        assertThat(DataFailure.isCauseOf(new SQLException("Sorry, acquisition timeout!")))
                .isFalse();
    }
}
