package io.epochscope.metrics.imports.csv;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ws.rs.BadRequestException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class CsvHistoryTest {

    /** With more than one way to read its digits it would take hours. */
    @Test
    @Timeout(60)
    void aLongCellThatIsNearlyANumberIsRefused() {
        String file = "epoch,loss\n1," + "1".repeat(1_000_000) + "x\n";

        assertThatThrownBy(() -> CsvHistory.read(file.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(BadRequestException.class)
                .hasMessageContaining("line 2: loss is \"" + "1".repeat(40) + "…\", but must be a number");
    }
}
