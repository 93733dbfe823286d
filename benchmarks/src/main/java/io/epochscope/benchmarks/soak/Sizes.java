package io.epochscope.benchmarks.soak;

import io.epochscope.metrics.store.Query;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.sql.DataSource;

/** How large is what may grow, in bytes by name: tables, topics, and other files. */
final class Sizes {

    private static final String TABLES = """
            select 'table ' || relname as name, pg_total_relation_size(oid) as bytes
            from pg_class
            where relnamespace = 'store'::regnamespace and relkind = 'r'
            """;

    private final DataSource dataSource;
    private final Path folder;

    /** @param folder with all files of the system */
    Sizes(DataSource dataSource, Path folder) {
        this.dataSource = dataSource;
        this.folder = folder;
    }

    private record Size(String name, long bytes) {

        static Size of(ResultSet row) throws SQLException {
            return new Size(row.getString("name"), row.getLong("bytes"));
        }
    }

    /** As it is now. */
    Map<String, Long> read() throws IOException {
        Map<String, Long> sizes = new TreeMap<>();
        Query.rows(dataSource, TABLES, Size::of).forEach(table -> sizes.put(table.name(), table.bytes()));
        Path topics = folder.resolve("kafka").resolve("data");
        try (Stream<Path> parts = Files.list(topics)) {
            parts.filter(Files::isDirectory)
                    .forEach(partition -> sizes.merge("topic " + topicOf(partition), bytes(partition), Long::sum));
        }
        for (String part : new String[] {"trainer", "logs", "kafka/server.log", "postgres/postgres.log"}) {
            sizes.put("file " + part, bytes(folder.resolve(part)));
        }
        sizes.put("file postgres/data/pg_wal", bytes(folder.resolve("postgres/data/pg_wal")));
        return sizes;
    }

    private static String topicOf(Path partition) {
        return partition.getFileName().toString().replaceFirst("-\\d+$", "");
    }

    /** What files take up, which may come and go meanwhile. */
    private static long bytes(Path file) {
        if (Files.notExists(file)) {
            return 0;
        }
        try (Stream<Path> files = Files.walk(file)) {
            return files.mapToLong(Sizes::size).sum();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long size(Path file) {
        try {
            return Files.isRegularFile(file) ? Files.size(file) : 0;
        } catch (NoSuchFileException gone) {
            return 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
