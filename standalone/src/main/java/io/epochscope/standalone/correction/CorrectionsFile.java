package io.epochscope.standalone.correction;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Corrections of patches as a CSV file: the list that metrics-service gives of suspect patches, edited by hand. Columns
 * are found by the names in its first line, in any order; of those that are not {@code scene}, {@code row},
 * {@code column}, {@code action}, {@code class} and {@code weight} nothing is read, and neither are rows without an
 * action.
 */
public final class CorrectionsFile {
    private static final List<String> NEEDED = List.of("scene", "row", "column", "action");
    private static final int BYTE_ORDER_MARK = 0xFEFF;

    private final Path file;
    private final ObjectMapper json = new ObjectMapper();
    private final ArrayNode corrections = json.createArrayNode();
    private final Map<List<String>, Long> lines = new HashMap<>();

    private CorrectionsFile(Path file) {
        this.file = file;
    }

    /**
     * Reads a file in UTF-8.
     *
     * @throws UnusableFileException if it cannot be read, or says something that no correction is; the message names
     *     line and column
     */
    public static CorrectionsFile read(Path file) throws UnusableFileException {
        CorrectionsFile corrections = new CorrectionsFile(file);
        try (BufferedReader reader = Files.newBufferedReader(file)) {
            skipByteOrderMark(reader);
            corrections.readRows(reader);
            return corrections;
        } catch (JsonProcessingException e) {
            throw new UnusableFileException("%s, line %d: %s"
                    .formatted(file, Math.max(1, e.getLocation().getLineNr()), e.getOriginalMessage()));
        } catch (IOException e) {
            throw new UnusableFileException("Cannot read the corrections " + file, e);
        }
    }

    /** Spreadsheets begin a file with one. */
    private static void skipByteOrderMark(BufferedReader reader) throws IOException {
        reader.mark(1);
        if (reader.read() != BYTE_ORDER_MARK) {
            reader.reset();
        }
    }

    private void readRows(Reader reader) throws IOException, UnusableFileException {
        try (MappingIterator<Map<String, String>> rows = new CsvMapper()
                .readerForMapOf(String.class)
                .withFeatures(CsvParser.Feature.TRIM_SPACES, CsvParser.Feature.SKIP_EMPTY_LINES)
                .with(CsvSchema.emptySchema().withHeader())
                .readValues(reader)) {
            boolean any = rows.hasNextValue();
            checkHeader((CsvSchema) rows.getParserSchema());
            while (any) {
                long line = rows.getCurrentLocation().getLineNr();
                add(new CorrectionRow(file, line, rows.nextValue()));
                any = rows.hasNextValue();
            }
        }
    }

    private void checkHeader(CsvSchema header) throws UnusableFileException {
        List<String> missing =
                NEEDED.stream().filter(name -> header.column(name) == null).toList();
        if (!missing.isEmpty()) {
            throw new UnusableFileException("%s, line 1: no column %s; the first line must name the columns %s"
                    .formatted(
                            file,
                            String.join(", ", missing),
                            "scene,row,column,action and, where they are needed, class and weight, between commas"));
        }
    }

    private void add(CorrectionRow row) throws UnusableFileException {
        if (row.isUntouched()) {
            return;
        }
        ObjectNode correction = row.toJson(json.createObjectNode());
        List<String> patch = List.of("scene", "row", "column").stream()
                .map(field -> correction.get(field).asText())
                .collect(Collectors.toList());
        Long before = lines.putIfAbsent(patch, row.line());
        if (before != null) {
            throw row.unusable("row", "is of a patch that line " + before + " corrects already");
        }
        corrections.add(correction);
    }

    /** How many patches are corrected. */
    public int size() {
        return corrections.size();
    }

    /**
     * A training request with these corrections after those that it has.
     *
     * @param request a JSON object
     * @throws UnusableFileException if it is none
     */
    public String addTo(String request) throws UnusableFileException {
        try {
            JsonNode node = json.readTree(request);
            if (node instanceof ObjectNode object) {
                object.withArray("corrections").addAll(corrections);
                return json.writeValueAsString(object);
            }
            throw new UnusableFileException("The request must be a JSON object to take corrections");
        } catch (JsonProcessingException | UnsupportedOperationException e) {
            throw new UnusableFileException("The request cannot take corrections", e);
        }
    }
}
