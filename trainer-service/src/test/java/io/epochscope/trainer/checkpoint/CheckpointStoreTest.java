package io.epochscope.trainer.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.epochscope.engine.checkpoint.Checkpoint;
import io.epochscope.engine.checkpoint.CheckpointParameters;
import io.epochscope.engine.training.Outcome;
import io.epochscope.events.v1.RunStatus;
import io.epochscope.trainer.archive.FolderArchive;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointStoreTest {

    private static final String RUN = "run";

    @TempDir
    Path folder;

    private Path run;
    private CheckpointStore store;

    @BeforeEach
    void open() {
        run = folder.resolve("checkpoints").resolve(RUN);
        store = new CheckpointStore(CheckpointSettings.of(folder, 1));
    }

    @Test
    void keepsTheLastTheBestAndThoseAfterEverySoManyEpochs() throws Exception {
        train(7, new CheckpointParameters(true, true, 2, 2, false));

        List<StoredCheckpoint> stored = store.list(RUN);
        assertThat(stored).extracting(StoredCheckpoint::name).containsExactly("last", "best", "epoch-6", "epoch-4");
        assertThat(stored.get(0).epoch()).isEqualTo(7);
        assertThat(stored.get(1).epoch()).isEqualTo(stored.get(1).bestEpoch());
        assertThat(stored.get(1).metric()).isEqualTo("validation_loss");
        assertThat(stored.get(2).epoch()).isEqualTo(6);
        assertThat(stored).allSatisfy(checkpoint -> {
            assertThat(Checkpoint.open(checkpoint.folder()).epoch()).isEqualTo(checkpoint.epoch());
            assertThat(checkpoint.bytes()).isGreaterThan(1000);
        });
        assertThat(folders()).as("each state once, whatever it is called").hasSize((int)
                stored.stream().map(StoredCheckpoint::epoch).distinct().count());
        assertThat(store.find(RUN, "epoch-7")).map(StoredCheckpoint::epoch).contains(7);
        assertThat(store.find(RUN, "epoch-3")).isEmpty();
    }

    @Test
    void keepsNothingThatIsNotWanted() throws Exception {
        train(2, CheckpointParameters.none());
        assertThat(run).doesNotExist();

        train(3, new CheckpointParameters(false, false, 2, 1, false));
        assertThat(store.list(RUN)).extracting(StoredCheckpoint::name).containsExactly("epoch-2");
    }

    @Test
    void anEarlierEpochIsTheBeginningOfAnotherCourse() throws Exception {
        CheckpointParameters wanted = new CheckpointParameters(true, true, 1, 10, false);
        train(5, wanted);
        TinyTraining.run(3, folder.resolve("state"), snapshot -> {
            if (snapshot.epoch() == 3) {
                store.keep(RUN, 2, wanted, snapshot);
            }
        });

        assertThat(store.list(RUN))
                .extracting(StoredCheckpoint::name)
                .containsSubsequence("last", "epoch-3", "epoch-2", "epoch-1")
                .doesNotContain("epoch-4", "epoch-5");
        assertThat(folders()).containsExactly("epoch-0001-attempt-1", "epoch-0002-attempt-1", "epoch-0003-attempt-2");
    }

    @Test
    void whatCannotBeWrittenLeavesTheRunAndTheOldOnesAlone() throws Exception {
        CheckpointParameters wanted = CheckpointParameters.defaults();
        Outcome outcome = TinyTraining.run(4, folder.resolve("state"), snapshot -> {
            if (snapshot.epoch() == 3) {
                Files.createFile(run.resolve(".unfinished"));
            }
            try {
                store.keep(RUN, 1, wanted, snapshot);
            } finally {
                assertThat(store.find(RUN, "last").orElseThrow().epoch())
                        .isEqualTo(snapshot.epoch() == 3 ? 2 : snapshot.epoch());
                Files.deleteIfExists(run.resolve(".unfinished"));
            }
        });

        assertThat(outcome.status()).isEqualTo(RunStatus.RUN_STATUS_COMPLETED);
        assertThat(store.find(RUN, "last").orElseThrow().epoch()).isEqualTo(4);
    }

    @Test
    void clearsWhatAProcessThatDiedHasLeft() throws Exception {
        train(2, CheckpointParameters.defaults());
        List<StoredCheckpoint> before = store.list(RUN);
        Path written = before.get(0).folder();
        for (String left : List.of(".unfinished", "epoch-0003-attempt-1")) {
            Files.createDirectory(run.resolve(left));
            Files.copy(
                    written.resolve("checkpoint.properties"), run.resolve(left).resolve("checkpoint.properties"));
        }
        Files.writeString(run.resolve("names.properties.unfinished"), "last=epoch-0003");

        store.clear();

        assertThat(store.list(RUN)).isEqualTo(before);
        assertThat(folders()).doesNotContain(".unfinished", "epoch-0003-attempt-1");
        train(3, CheckpointParameters.defaults());
        assertThat(store.find(RUN, "last").orElseThrow().epoch()).isEqualTo(3);
    }

    @Test
    void sendsAWholeOneEvenIfItIsReplacedMeanwhile() throws Exception {
        train(1, CheckpointParameters.defaults());
        try (FolderArchive archive = store.open(RUN, "last").orElseThrow()) {
            Path sent = store.find(RUN, "last").orElseThrow().folder();
            store.delete(RUN);
            assertThat(sent).doesNotExist();
            ByteArrayOutputStream zip = new ByteArrayOutputStream();
            archive.write(zip);

            assertThat(entries(zip.toByteArray()))
                    .containsExactly(
                            "checkpoint.properties", "model-0001.params", "optimizer.ndlist", "orientation.ndlist");
        }
    }

    private void train(int epochs, CheckpointParameters wanted) throws Exception {
        TinyTraining.run(epochs, folder.resolve("state"), snapshot -> store.keep(RUN, 1, wanted, snapshot));
    }

    private List<String> folders() throws IOException {
        try (Stream<Path> all = Files.list(run)) {
            return all.filter(Files::isDirectory)
                    .map(path -> path.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }

    private static List<String> entries(byte[] zip) throws IOException {
        List<String> names = new ArrayList<>();
        try (ZipInputStream input = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = input.getNextEntry(); entry != null; entry = input.getNextEntry()) {
                assertThat(input.readAllBytes()).isNotEmpty();
                names.add(entry.getName());
            }
        }
        return names;
    }
}
