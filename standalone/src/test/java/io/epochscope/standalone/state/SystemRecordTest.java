package io.epochscope.standalone.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SystemRecordTest {
    @TempDir
    Path folder;

    @Test
    void readsBackWhatRuns() throws Exception {
        var record = new SystemRecord(new StateFolder(folder));
        assertThat(record.read()).isEmpty();
        var system = new RunningSystem(
                        7, Instant.now(), false, "http://localhost:8080", "http://localhost:8081", null, List.of())
                .with(Part.of("Kafka", ProcessHandle.current(), "127.0.0.1:9092", null))
                .started();
        record.write(system);
        record.write(system.withGrafana("http://localhost:3000"));
        assertThat(record.read()).contains(system.withGrafana("http://localhost:3000"));
        record.delete();
        assertThat(record.read()).isEmpty();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void letsOneSystemRunOnAFolder() throws Exception {
        var state = new StateFolder(folder.resolve("new"));
        assertThat(StateLock.isTaken(state)).isFalse();
        try (StateLock lock = StateLock.take(state).orElseThrow()) {
            assertThat(lock).isNotNull();
            assertThat(StateLock.take(state)).isEmpty();
            assertThat(StateLock.isTaken(state)).isTrue();
        }
        assertThat(StateLock.isTaken(state)).isFalse();
    }
}
