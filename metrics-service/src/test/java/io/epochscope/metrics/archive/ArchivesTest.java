package io.epochscope.metrics.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.google.protobuf.util.Timestamps;
import io.epochscope.events.v1.Event;
import io.epochscope.events.v1.RunDeleted;
import io.epochscope.metrics.fixture.FixtureRun;
import io.epochscope.metrics.fixture.MappedRun;
import io.epochscope.metrics.fixture.NetworkRun;
import io.epochscope.metrics.fixture.RegressionRun;
import io.epochscope.metrics.fixture.SeparateDatabase;
import io.epochscope.metrics.fixture.TestDatabase;
import io.epochscope.metrics.imports.ImportConfig;
import io.epochscope.metrics.imports.ImportView;
import io.epochscope.metrics.ingest.EventStore;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.assertj.core.api.AbstractStringAssert;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs of one database, brought into another one. */
class ArchivesTest {

    /** Tables that belong to an installation, not to runs, and what could not be stored of runs. */
    private static final Set<String> LEFT_OUT = Set.of(
            "flyway_schema_history",
            "known_metric",
            "rule",
            "setting",
            "consumer_lag",
            "dead_letter",
            "deleted_run",
            "deleted_run_key",
            "run_import");

    private static final String TABLES = """
            select table_name from information_schema.tables
            where table_schema = 'store' and table_type = 'BASE TABLE'
            """;

    private static final String VIEWS = """
            select table_name from information_schema.columns
            join information_schema.views using (table_schema, table_name)
            where table_schema = 'public' and column_name = 'run_id'
            order by table_name
            """;

    private static final long MOST = 1 << 24;

    @TempDir
    private static Path home;

    @TempDir
    private static Path abroad;

    private static SeparateDatabase homeServer;
    private static SeparateDatabase abroadServer;

    private final ObjectMapper json = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();
    private final TestDatabase here = homeServer.open();
    private final TestDatabase there = abroadServer.open();

    private record Limits(int maxBytes, long maxArchiveBytes) implements ImportConfig {}

    @BeforeAll
    static void start() throws IOException {
        homeServer = new SeparateDatabase(home);
        abroadServer = new SeparateDatabase(abroad);
    }

    @AfterAll
    static void stop() throws IOException {
        homeServer.close();
        abroadServer.close();
    }

    @Test
    void carryEveryTableOfRuns() throws Exception {
        Set<String> carriedOrNot = new TreeSet<>(LEFT_OUT);
        ArchivedTable.ALL.forEach(table -> carriedOrNot.add(table.name()));
        assertThat(ArchivedTable.ALL).doesNotHaveDuplicates();
        assertThat(here.query(TABLES))
                .extracting(row -> row.get(0))
                .as("a table that a migration adds is carried (ArchivedTable), or is named as left out")
                .containsExactlyInAnyOrderElementsOf(carriedOrNot);
        assertThat(here.query("""
                        select table_name, column_name from information_schema.columns
                        where table_schema = 'store' and is_identity = 'YES'
                        """))
                .as("keys that are given here are those that an archive does without")
                .containsExactlyInAnyOrder(
                        List.of("run", "run_key"),
                        List.of("scene", "scene_key"),
                        List.of("dead_letter", "dead_letter_id"));
    }

    @Test
    void anotherInstallationShowsTheSame() throws Exception {
        var store = new EventStore(here.dataSource());
        new EventStore(there.dataSource()).store(MappedRun.completed("there-before"));
        Set<String> withRows = new TreeSet<>();
        for (List<Event> events : List.of(
                FixtureRun.completed("carried"),
                NetworkRun.completed("carried-network"),
                RegressionRun.completed("carried-values"),
                MappedRun.completed("carried-map"),
                OddRun.events("carried-odd"))) {
            String run = events.get(0).getRunId();
            store.store(events);
            if (run.equals("carried-odd")) {
                OddRun.addWhatIsNoEvent(here, run);
            }
            byte[] archive = exported(here, run);

            ImportView imported = imported(archive);

            assertThat(imported.runId()).isEqualTo(run);
            assertThat(here.query("select count(*) from run_epoch where run_id = ?", run))
                    .containsExactly(List.of(Integer.toString(imported.epochs())));
            assertThat(seen(there, run)).isEqualTo(seen(here, run));
            Map<String, String> sent =
                    ArchiveContent.of(archive).without(Manifest.FILE).files();
            assertThat(ArchiveContent.of(exported(there, run))
                            .without(Manifest.FILE)
                            .files())
                    .isEqualTo(sent);
            sent.forEach((file, content) -> {
                if (content.lines().skip(1).findAny().isPresent()) {
                    withRows.add(file);
                }
            });
        }
        assertThat(withRows)
                .as("of each table there were rows")
                .containsExactlyInAnyOrderElementsOf(
                        ArchivedTable.ALL.stream().map(ArchivedTable::file).toList());
        assertThat(keys(there, "carried")).isNotEqualTo(keys(here, "carried"));
    }

    @Test
    void takesWhatStillComesOfTheRun() throws Exception {
        List<Event> events = FixtureRun.completed("goes-on");
        new EventStore(here.dataSource()).store(events);
        imported(exported(here, "goes-on"));
        Map<String, List<String>> before = seen(there, "goes-on");
        var store = new EventStore(there.dataSource());

        store.store(events);
        assertThat(seen(there, "goes-on")).isEqualTo(before);

        List<Event> more = new FixtureRun("goes-on", 2).epoch(2).closed().events();
        store.store(more);
        new EventStore(here.dataSource()).store(more);
        assertThat(seen(there, "goes-on")).isNotEqualTo(before).isEqualTo(seen(here, "goes-on"));
    }

    @Test
    void aDeletionFromBeforeIsOver() throws Exception {
        List<Event> events = FixtureRun.completed("back");
        new EventStore(here.dataSource()).store(events);
        byte[] archive = exported(here, "back");
        var store = new EventStore(there.dataSource());
        store.store(events);
        Event deleted = deleted("back", Instant.now());
        store.store(List.of(deleted));
        store.store(events);
        assertThat(there.query("select from run where run_id = 'back'")).isEmpty();

        imported(archive);
        Map<String, List<String>> back = seen(there, "back");
        store.store(List.of(deleted));
        store.store(events);
        assertThat(seen(there, "back")).isEqualTo(back).isEqualTo(seen(here, "back"));

        store.store(List.of(deleted("back", Instant.now().plusSeconds(1))));
        store.store(events);
        assertThat(there.query("select from run where run_id = 'back'")).isEmpty();

        imported(archive);
        assertThat(seen(there, "back")).isEqualTo(back);
    }

    private static Event deleted(String run, Instant at) {
        return Event.newBuilder()
                .setRunId(run)
                .setAttempt(1)
                .setOccurredAt(Timestamps.fromMillis(at.toEpochMilli()))
                .setRunDeleted(RunDeleted.newBuilder().setReason("by request"))
                .build();
    }

    @Test
    void aRunThatIsHereIsNotReplaced() throws Exception {
        new EventStore(here.dataSource()).store(FixtureRun.completed("twice"));
        byte[] archive = exported(here, "twice");
        imported(archive);
        assertThatThrownBy(() -> imported(archive))
                .isInstanceOfSatisfying(
                        ClientErrorException.class,
                        e -> assertThat(e.getResponse().getStatus()).isEqualTo(409))
                .hasMessage("run twice is here already; delete it first");
    }

    @Test
    void aRunOfWhichNothingCouldBeStoredIsNoneYet() throws Exception {
        new EventStore(here.dataSource()).store(FixtureRun.completed("stub"));
        there.query("insert into store.run (run_id) values ('stub') returning run_key");
        imported(exported(here, "stub"));
        assertThat(seen(there, "stub")).isEqualTo(seen(here, "stub"));
    }

    @Test
    void contentThatAnotherRunShowsIsKeptOnce() throws Exception {
        new EventStore(there.dataSource()).store(FixtureRun.completed("shows-it"));
        there.query("update store.picture_content set png = null where address in"
                + " (select address from picture where run_id = 'shows-it') returning address");
        new EventStore(here.dataSource()).store(FixtureRun.completed("brings-it"));

        imported(exported(here, "brings-it"));

        assertThat(there.query("select png is null from picture where run_id in ('shows-it', 'brings-it')"))
                .containsExactly(List.of("f"), List.of("f"));
    }

    @Test
    @Timeout(60)
    void aSlowSenderKeepsNobodyWaiting() throws Exception {
        List<Event> events = FixtureRun.completed("slow");
        new EventStore(here.dataSource()).store(events);
        byte[] archive = exported(here, "slow");
        ExecutorService sender = Executors.newSingleThreadExecutor();
        try (var received = new PipedInputStream(16)) {
            Future<ImportView> importing = sender.submit(() -> imported(received));
            try (var sent = new PipedOutputStream(received)) {
                sent.write(archive, 0, archive.length / 2);

                new EventStore(there.dataSource()).store(events);

                sent.write(archive, archive.length / 2, archive.length - archive.length / 2);
            }
            assertThatThrownBy(importing::get)
                    .isInstanceOf(ExecutionException.class)
                    .hasRootCauseMessage("run slow is here already; delete it first");
        } finally {
            sender.shutdownNow();
        }
    }

    @Test
    void thereIsNoneOfARunThatIsNotThere() {
        var output = new ByteArrayOutputStream();
        assertThatThrownBy(() -> new ArchiveWriter(here.dataSource(), json).write("nobody", output))
                .isInstanceOf(NotFoundException.class);
        assertThat(output.size()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no archive at all, but some text", "PK\3\4"})
    void whatIsNoZipIsRefused(String file) throws Exception {
        refused(file.getBytes(StandardCharsets.ISO_8859_1));
    }

    @Test
    void anArchiveOfAnotherVersionIsRefused() throws Exception {
        ArchiveContent archive = stored("versions");
        String version = here.query("select max(version::integer) from store.flyway_schema_history")
                .get(0)
                .get(0);
        refused(archive.with(Manifest.FILE, manifest -> manifest.replace("\"format\":1", "\"format\":2")))
                .isEqualTo(
                        "the archive has format 2, but 1 is what is imported here; export it again with the version that is"
                                + " here");
        refused(archive.with(Manifest.FILE, manifest -> manifest.replace('"' + version + '"', "\"7\"")))
                .isEqualTo("the archive comes from storage version 7, but " + version
                        + " is what is here; export it again once both have the same version");
        refused(archive.with(Manifest.FILE, manifest -> manifest.replace("versions", "../etc")))
                .contains("run_id", "is \"../etc\", but must be 1 to 128 letters");
        refused(archive.with(Manifest.FILE, manifest -> manifest.substring(1)))
                .startsWith("manifest.json cannot be read");
        refused(archive.with(Manifest.FILE, manifest -> "\0\0\0{\uFFFF\uFFFF"))
                .startsWith("manifest.json cannot be read");
        refused(archive.with(Manifest.FILE, manifest -> "null")).contains("manifest.json is null");
        refused(archive.without(Manifest.FILE))
                .isEqualTo(
                        "the first file must be manifest.json, but is run.csv; an archive is imported as it was exported");
        refused(new ArchiveContent(Map.of())).contains("the first file must be manifest.json, but there is none");
    }

    @Test
    void anArchiveWithOtherTablesIsRefused() throws Exception {
        ArchiveContent archive = stored("other-tables");
        refused(archive.without("epoch.csv").without("picture.csv"))
                .isEqualTo("the archive lacks epoch.csv, picture.csv");
        refused(archive.with("rule.csv", none -> "rule\n"))
                .isEqualTo("the archive has a file rule.csv, which is no table of runs");
        refused(archive.with("run_class.csv", file -> file.replaceFirst("colour", "color")))
                .startsWith("run_class.csv has a column \"color\", which the table has not; it has class_index");
        refused(archive.with("run_class.csv", file -> file.replaceFirst(",colour", "")))
                .isEqualTo("run_class.csv has no column colour");
        refused(archive.with("run_class.csv", file -> file.replaceFirst("colour", "name")))
                .isEqualTo("run_class.csv has column name twice");
        refused(archive.with("run_class.csv", file -> "x".repeat(100_000)))
                .contains("run_class.csv has a column \"xxx");
        var twice = new ByteArrayOutputStream();
        try (var zip = new ZipArchiveOutputStream(twice)) {
            for (String file : List.of(Manifest.FILE, "run_class.csv", "run_class.csv")) {
                zip.putArchiveEntry(new ZipArchiveEntry(file));
                zip.write(archive.files().get(file).getBytes(StandardCharsets.UTF_8));
                zip.closeArchiveEntry();
            }
        }
        assertThat(refused(twice.toByteArray())).isEqualTo("the archive has run_class.csv twice");
    }

    @Test
    void columnsMayComeInAnyOrder() throws Exception {
        ArchiveContent archive = stored("columns");
        imported(archive.with("run_split.csv", file -> "samples,split\n10,train\n4,validation\n")
                .zipped());
        assertThat(seen(there, "columns")).isEqualTo(seen(here, "columns"));
    }

    @Test
    void rowsThatATableRefusesAreNamed() throws Exception {
        ArchiveContent archive = stored("rows");
        refused(archive.with("run_class.csv", file -> file.replace("1,one", "first,one")))
                .isEqualTo(
                        "run_class.csv cannot be taken: invalid input syntax for type integer: \"first\" (COPY run_class, line"
                                + " 3, column class_index: \"first\")");
        refused(archive.with("run_class.csv", file -> file.replace("1,one", "0,one")))
                .startsWith("run_class.csv cannot be taken: duplicate key value violates unique constraint");
        refused(archive.with("run_class.csv", file -> file.replace("1,one,", "1,one,2,")))
                .startsWith(
                        "run_class.csv cannot be taken: extra data after last expected column (COPY run_class, line 3");
        refused(archive.with("epoch_metric.csv", file -> file + "9,\"\",late,1\n"))
                .startsWith(
                        "epoch_metric.csv cannot be taken: insert or update on table \"epoch_metric\" violates foreign key");
        refused(archive.with("chunk.csv", file -> file + "elsewhere,0\n"))
                .startsWith("chunk.csv cannot be taken: null value in column \"scene_key\"");
        refused(archive.with("run_note.csv", file -> file + "a\0b,,,t,t,2026-01-01Z\n"))
                .startsWith("run_note.csv cannot be taken: invalid byte sequence");
        refused(archive.with("run.csv", file -> file.lines().findFirst().orElseThrow() + "\n"))
                .startsWith("run.csv must have one row, that of run rows");
        refused(archive.with("run.csv", file -> file.replace("\nrows,", "\nother,")))
                .startsWith("run.csv must have one row, that of run rows");
        refused(archive.with("picture_content.csv", file -> file.replace("\\x89504e47", "\\x89504e48")))
                .startsWith("picture_content.csv has a picture that is not what its address says, ");
    }

    @Test
    void anArchiveThatBreaksOffIsRefusedWhereverItDoes() throws Exception {
        byte[] archive = stored("broken").zipped();
        Set<Integer> lengths = new LinkedHashSet<>();
        for (int part = 1; part < 40; part++) {
            lengths.add(archive.length * part / 40);
        }
        int directory = new String(archive, StandardCharsets.ISO_8859_1).indexOf("PK\1\2");
        lengths.addAll(List.of(directory, directory + 20, archive.length - 22, archive.length - 1));
        for (int length : lengths) {
            assertThat(refused(Arrays.copyOf(archive, length)))
                    .as(length + " of " + archive.length + " bytes")
                    .startsWith("the archive is no ZIP, broken off or damaged");
        }
    }

    @Test
    void aDamagedArchiveIsRefused() throws Exception {
        ArchiveContent archive = stored("damaged");
        var uncompressed = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(uncompressed)) {
            zip.setLevel(0);
            for (Map.Entry<String, String> file : archive.files().entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
        byte[] damaged = uncompressed.toByteArray();
        int place = new String(damaged, StandardCharsets.ISO_8859_1).indexOf("gradient_norm,1.5");
        damaged[place + "gradient_norm,1.".length()] = '6';
        assertThat(refused(damaged))
                .isEqualTo(
                        "the archive is no ZIP, broken off or damaged: epoch_metric.csv is damaged: its checksum is another"
                                + " one");
    }

    @Test
    void unfoldsOnlyAsFarAsItMay() throws Exception {
        ArchiveContent archive = stored("bomb");
        var bomb = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bomb)) {
            zip.putNextEntry(new ZipEntry(Manifest.FILE));
            zip.write(archive.files().get(Manifest.FILE).getBytes(StandardCharsets.UTF_8));
            zip.putNextEntry(new ZipEntry("run_class.csv"));
            zip.write("class_index,name,colour\n".getBytes(StandardCharsets.UTF_8));
            byte[] rows = "1,one,\n".repeat(10_000).getBytes(StandardCharsets.UTF_8);
            for (long size = 0; size <= MOST; size += rows.length) {
                zip.write(rows);
            }
        }
        assertThat(bomb.size()).isLessThan((int) (MOST / 100));
        assertThatThrownBy(() -> imported(bomb.toByteArray()))
                .isInstanceOfSatisfying(
                        ClientErrorException.class,
                        e -> assertThat(e.getResponse().getStatus()).isEqualTo(413))
                .hasMessageContaining("epochscope.import.max-archive-bytes");
        assertThat(there.query("select from store.run where run_id = 'bomb'")).isEmpty();
    }

    private ArchiveContent stored(String run) throws SQLException, IOException {
        new EventStore(here.dataSource()).store(FixtureRun.completed(run));
        return ArchiveContent.of(exported(here, run));
    }

    private byte[] exported(TestDatabase database, String run) throws IOException {
        var output = new ByteArrayOutputStream();
        new ArchiveWriter(database.dataSource(), json).write(run, output);
        return output.toByteArray();
    }

    private ImportView imported(byte[] archive) {
        return imported(new ByteArrayInputStream(archive));
    }

    private ImportView imported(InputStream archive) {
        return new ArchiveImport(there.dataSource(), json, new Limits(1, MOST)).take(archive);
    }

    private AbstractStringAssert<?> refused(ArchiveContent archive) throws Exception {
        return assertThat(refused(archive.zipped()));
    }

    /** Why an archive is refused, of which nothing must be left. */
    private String refused(byte[] archive) throws SQLException {
        List<List<String>> before = there.query("select run_id from store.run order by run_id");
        WebApplicationException refusal = catchThrowableOfType(BadRequestException.class, () -> imported(archive));
        assertThat(refusal).isNotNull();
        assertThat(there.query("select run_id from store.run order by run_id")).isEqualTo(before);
        return refusal.getMessage();
    }

    /** All that views show of a run, but for keys of the database. */
    private static Map<String, List<String>> seen(TestDatabase database, String run) throws SQLException {
        Map<String, List<String>> seen = new TreeMap<>();
        for (List<String> view : database.query(VIEWS)) {
            seen.put(
                    view.get(0),
                    database
                            .query(
                                    "select (to_jsonb(seen) - 'scene_key')::text from public.%s seen where run_id = ? order by 1"
                                            .formatted(view.get(0)),
                                    run)
                            .stream()
                            .map(row -> row.get(0))
                            .toList());
        }
        assertThat(seen.get("run")).hasSize(1);
        return seen;
    }

    private static List<List<String>> keys(TestDatabase database, String run) throws SQLException {
        return database.query("select run_key from store.run where run_id = ?", run);
    }
}
