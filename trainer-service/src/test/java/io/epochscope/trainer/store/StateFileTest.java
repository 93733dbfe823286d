package io.epochscope.trainer.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.type.StringDataType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateFileTest {

    @TempDir
    Path folder;

    @Test
    void keepsWhatWasCommitted() {
        try (StateFile file = StateFile.open(folder)) {
            MVMap<String, String> map = open(file);
            file.commit(() -> map.put("a", "1"));
        }
        try (StateFile file = StateFile.open(folder)) {
            assertThat(open(file)).containsEntry("a", "1");
        }
    }

    @Test
    void keepsNothingOfAChangeThatFailed() {
        try (StateFile file = StateFile.open(folder)) {
            MVMap<String, String> map = open(file);
            file.commit(() -> map.put("a", "1"));
            assertThatThrownBy(() -> file.commit(() -> {
                        map.put("a", "2");
                        throw new IllegalArgumentException("no");
                    }))
                    .hasMessage("no");
            assertThat(map).containsEntry("a", "1");
        }
    }

    @Test
    void saysWhichFileIsInUse() {
        StateFile first = StateFile.open(folder);
        try {
            assertThatThrownBy(() -> StateFile.open(folder))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining(folder.toString())
                    .hasMessageContaining("epochscope.outbox.folder")
                    .hasMessageContaining("another trainer");
        } finally {
            first.close();
        }
    }

    private static MVMap<String, String> open(StateFile file) {
        return file.map("test", StringDataType.INSTANCE, StringDataType.INSTANCE);
    }
}
