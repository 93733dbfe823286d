package io.epochscope.standalone.correction;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/**
 * One row of a corrections file.
 *
 * @param line of the file, from 1
 * @param cells by the name of their column
 */
record CorrectionRow(Path file, long line, Map<String, String> cells) {

    /** Whether nothing is to be done about its patch. */
    boolean isUntouched() {
        return text("action").isEmpty();
    }

    /** Fills in the correction, as it is written in a training request. */
    ObjectNode toJson(ObjectNode correction) throws UnusableFileException {
        String action = text("action").toLowerCase(Locale.ROOT);
        correction
                .put("scene", needed("scene"))
                .put("row", index("row"))
                .put("column", index("column"))
                .put("action", action);
        switch (action) {
            case "exclude" -> {}
            case "relabel" -> correction.put("class", needed("class"));
            case "weight" -> correction.put("weight", weight());
            default -> throw unusable("action", "must be relabel, exclude, weight or empty");
        }
        return correction;
    }

    private String text(String column) {
        return cells.getOrDefault(column, "").strip();
    }

    private String needed(String column) throws UnusableFileException {
        if (text(column).isEmpty()) {
            throw unusable(column, "must not be empty here");
        }
        return text(column);
    }

    private int index(String column) throws UnusableFileException {
        String accepted = "must be a whole number from 0 on";
        try {
            int index = Integer.parseInt(text(column));
            if (index < 0) {
                throw unusable(column, accepted);
            }
            return index;
        } catch (NumberFormatException e) {
            throw unusable(column, accepted);
        }
    }

    private double weight() throws UnusableFileException {
        String accepted = "must be a number, 0 or more";
        try {
            double weight = Double.parseDouble(text("weight"));
            if (!(weight >= 0) || Double.isInfinite(weight)) {
                throw unusable("weight", accepted);
            }
            return weight;
        } catch (NumberFormatException e) {
            throw unusable("weight", accepted);
        }
    }

    UnusableFileException unusable(String column, String why) {
        return new UnusableFileException(
                "%s, line %d, column %s: \"%s\" %s".formatted(file, line, column, text(column), why));
    }
}
