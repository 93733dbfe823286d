package io.epochscope.deployment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The files of this repository. Paths are relative to its root. */
record Repository(Path root) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** The repository that this module belongs to: tests run in the module's folder. */
    static Repository ofThisModule() {
        return new Repository(Path.of("").toAbsolutePath().getParent());
    }

    Path path(String relative) {
        return root.resolve(relative).normalize();
    }

    String text(String relative) {
        try {
            return Files.readString(path(relative));
        } catch (IOException e) {
            throw new UncheckedIOException("Could not read " + relative, e);
        }
    }

    /** Every file below a folder. */
    List<String> files(String folder) {
        try (Stream<Path> files = Files.walk(path(folder))) {
            return files.filter(Files::isRegularFile)
                    .map(file -> root.relativize(file).toString())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("Could not list " + folder, e);
        }
    }

    /** Key and value of every line of an {@code .env} or {@code .properties} file. */
    Properties properties(String relative) {
        var properties = new Properties();
        try {
            properties.load(new StringReader(text(relative)));
        } catch (IOException e) {
            throw new UncheckedIOException("Could not read " + relative, e);
        }
        return properties;
    }

    List<JsonNode> yaml(String relative) {
        return documents(text(relative));
    }

    /** Every document of a YAML text, anchors and merge keys resolved; a key given twice is an error. */
    static List<JsonNode> documents(String text) {
        var options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        var documents = new ArrayList<JsonNode>();
        for (Object document : new Yaml(new SafeConstructor(options)).loadAll(text)) {
            documents.add(JSON.valueToTree(document));
        }
        return documents;
    }
}
