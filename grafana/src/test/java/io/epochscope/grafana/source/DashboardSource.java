package io.epochscope.grafana.source;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import scala.Option;
import sjsonnet.DefaultParseCache;
import sjsonnet.SjsonnetMain;

/** The Jsonnet that the dashboards are written in, and the JSON that it evaluates to. */
public final class DashboardSource {
    private static final Path SOURCE = Path.of("src/dashboards.jsonnet");

    /** Where the JSON is kept that Grafana reads. */
    public static final Path COMMITTED = Path.of("dashboards");

    private DashboardSource() {}

    /** Writes the JSON anew to where it is kept. */
    public static void main(String[] arguments) {
        evaluateTo(Path.of(arguments[0], SOURCE.toString()), Path.of(arguments[0], COMMITTED.toString()));
    }

    /**
     * Evaluates the source.
     *
     * @param folder where the files are to be written
     * @return the files' texts by their names
     * @throws IllegalStateException with the place in the source if it does not evaluate
     */
    static Map<String, String> evaluateTo(Path folder) {
        evaluateTo(SOURCE, folder);
        return textsIn(folder);
    }

    /** The texts of the folder's JSON files by their names. */
    static Map<String, String> textsIn(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            var texts = new TreeMap<String, String>();
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".json")).toList()) {
                texts.put(file.getFileName().toString(), Files.readString(file));
            }
            return texts;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void evaluateTo(Path source, Path folder) {
        var messages = new ByteArrayOutputStream();
        var print = new PrintStream(messages, true, StandardCharsets.UTF_8);
        int exitCode = SjsonnetMain.main0(
                new String[] {"--preserve-order", "--indent", "2", "--multi", folder.toString(), source.toString()},
                new DefaultParseCache(),
                InputStream.nullInputStream(),
                print,
                print,
                os.package$.MODULE$.pwd(),
                Option.empty(),
                Option.empty(),
                SjsonnetMain.main0$default$9());
        if (exitCode != 0) {
            throw new IllegalStateException(messages.toString(StandardCharsets.UTF_8));
        }
    }
}
