package io.epochscope.metrics.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.epochscope.metrics.fixture.DamagedBytes;
import io.epochscope.metrics.fixture.FixtureRun;
import io.epochscope.metrics.fixture.SeparateDatabase;
import io.epochscope.metrics.fixture.TestDatabase;
import io.epochscope.metrics.imports.ImportConfig;
import io.epochscope.metrics.ingest.EventStore;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.ClientErrorException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** Archives that are damaged or say what none should: each is imported whole, or refused with a reason. */
class ArchiveImportFuzzTest {

    private static final long MOST = 1 << 24;

    /** Nobody reads a file in a message. */
    private static final int LONGEST_MESSAGE = 4_000;

    private static final String LOCAL_HEADER = "PK\3\4";
    private static final int HEADER_BYTES = 30;
    private static final int METHOD = 8;

    private static final List<String> CELLS = List.of(
            "",
            "0",
            "-1",
            "9223372036854775808",
            "1e999999999",
            "NaN",
            "text",
            "\"",
            "\"\"",
            "\\x",
            "\\.",
            "\0",
            "{}",
            "\"{1,2}\"",
            "\"{{1},{2,3}}\"",
            "infinity",
            "2026-99-99",
            "9".repeat(200_000));

    private static Path folder;
    private static SeparateDatabase server;
    private static TestDatabase database;
    private static byte[] archive;

    private record Limits(int maxBytes, long maxArchiveBytes) implements ImportConfig {}

    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    @BeforeContainer
    static void export() throws Exception {
        folder = Files.createTempDirectory("archives");
        server = new SeparateDatabase(folder);
        database = server.open();
        new EventStore(database.dataSource()).store(FixtureRun.completed("fuzzed"));
        var exported = new ByteArrayOutputStream();
        new ArchiveWriter(database.dataSource(), JSON).write("fuzzed", exported);
        archive = exported.toByteArray();
        forget();
    }

    @AfterContainer
    static void stop() throws IOException {
        server.close();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private static void forget() throws SQLException {
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("truncate store.run, store.picture_content cascade");
        }
    }

    @Property(tries = 5_000)
    void damagedZipsAreUnfoldedOrRefused(@ForAll long seed) {
        Random random = new Random(seed);
        var files = new ArchiveFiles(new ByteArrayInputStream(damaged(random)), MOST);
        try {
            while (files.next().isPresent()) {
                files.content().transferTo(OutputStream.nullOutputStream());
            }
        } catch (IOException refused) {
            // In words where it is answered with.
            return;
        } catch (ClientErrorException tooLarge) {
            assertThat(tooLarge.getResponse().getStatus()).isEqualTo(413);
        }
    }

    @Property(tries = 40)
    void damagedArchivesAreImportedOrRefused(@ForAll long seed) throws SQLException {
        importedOrRefused(damaged(new Random(seed)));
    }

    /** The archive is whole; what its files say is not what it was. */
    @Property(tries = 60)
    void archivesWithOtherContentAreImportedOrRefused(@ForAll long seed) throws Exception {
        Random random = new Random(seed);
        ArchiveContent content = ArchiveContent.of(archive);
        List<String> files = content.files().entrySet().stream()
                .filter(file -> file.getKey().equals(Manifest.FILE)
                        || file.getValue().lines().count() > 1)
                .map(Map.Entry::getKey)
                .toList();
        String file = files.get(random.nextInt(files.size()));
        importedOrRefused(
                content.with(file, text -> random.nextInt(4) == 0 ? damaged(text, random) : other(text, random))
                        .zipped());
    }

    @Example
    void aPictureThatComesTwiceIsRefused() throws Exception {
        byte[] twice = ArchiveContent.of(archive)
                .with("picture_content.csv", file -> file + file.substring(file.indexOf('\n') + 1))
                .zipped();

        assertThatThrownBy(() -> imported(twice))
                .isInstanceOf(BadRequestException.class)
                .hasMessageStartingWith("picture_content.csv cannot be taken: ON CONFLICT DO UPDATE command");
    }

    /** As by a program that compresses with XZ. */
    @Example
    void aFileThatIsCompressedInAnUnknownWayIsRefused() {
        byte[] other = archive.clone();
        other[headers().get(0) + METHOD] = 95;

        assertThatThrownBy(() -> imported(other))
                .isInstanceOf(BadRequestException.class)
                .hasMessage(
                        "the archive is no ZIP, broken off or damaged: manifest.json is compressed or encrypted in a"
                                + " way that is not read here");
    }

    @Example
    void ofALongCellTheBeginningIsTold() throws Exception {
        byte[] other = ArchiveContent.of(archive)
                .with("epoch.csv", file -> file.replaceFirst("\n\\d+", "\n" + "9".repeat(100_000)))
                .zipped();

        assertThatThrownBy(() -> imported(other))
                .isInstanceOf(BadRequestException.class)
                .hasMessageStartingWith("epoch.csv cannot be taken: value \"999")
                .hasMessageEndingWith("9…");
    }

    private static void imported(byte[] file) {
        new ArchiveImport(database.dataSource(), JSON, new Limits(1, MOST)).take(new ByteArrayInputStream(file));
    }

    private void importedOrRefused(byte[] file) throws SQLException {
        boolean imported = false;
        try {
            imported(file);
            imported = true;
        } catch (BadRequestException refused) {
            assertThat(refused.getMessage())
                    .isNotBlank()
                    .doesNotEndWith(": null")
                    .hasSizeLessThan(LONGEST_MESSAGE);
        } catch (ClientErrorException tooLarge) {
            assertThat(tooLarge.getResponse().getStatus()).isEqualTo(413);
        }
        assertThat(database.query("select run_id from store.run")).hasSize(imported ? 1 : 0);
        if (imported) {
            forget();
        }
    }

    /** Anywhere, or in what comes before the content of a file. */
    private static byte[] damaged(Random random) {
        if (random.nextBoolean()) {
            return DamagedBytes.of(archive, random);
        }
        byte[] damaged = archive.clone();
        List<Integer> headers = headers();
        int header = headers.get(random.nextInt(headers.size()));
        for (int bytes = 1 + random.nextInt(3); bytes > 0; bytes--) {
            damaged[header + random.nextInt(HEADER_BYTES)] =
                    (byte) (random.nextBoolean() ? random.nextInt() : random.nextInt(100));
        }
        return damaged;
    }

    private static List<Integer> headers() {
        String text = new String(archive, StandardCharsets.ISO_8859_1);
        List<Integer> headers = new ArrayList<>();
        for (int at = text.indexOf(LOCAL_HEADER); at >= 0; at = text.indexOf(LOCAL_HEADER, at + 1)) {
            headers.add(at);
        }
        return headers;
    }

    private static String damaged(String text, Random random) {
        // As characters: what is no UTF-8 is so after the archive is written too.
        return new String(DamagedBytes.of(text.getBytes(StandardCharsets.UTF_8), random), StandardCharsets.ISO_8859_1);
    }

    /** With another cell, or a row twice or not at all. */
    private static String other(String text, Random random) {
        List<String> lines = new ArrayList<>(text.lines().toList());
        int line = random.nextInt(lines.size());
        switch (random.nextInt(6)) {
            case 0 -> lines.add(lines.get(line));
            case 1 -> lines.remove(line);
            default -> {
                String[] cells = lines.get(line).split("(?<=[,:])", -1);
                int cell = random.nextInt(cells.length);
                String end = cells[cell].endsWith(",") ? "," : "";
                cells[cell] = CELLS.get(random.nextInt(CELLS.size())) + end;
                lines.set(line, String.join("", cells));
            }
        }
        return String.join("\n", lines) + "\n";
    }
}
