package io.epochscope.engine.data.csv;

import io.epochscope.engine.catalogue.Fault;
import io.epochscope.engine.catalogue.NearestName;
import io.epochscope.events.contract.EventText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which columns of a file are what.
 *
 * @param names of all columns
 * @param target place of the one to predict
 * @param features places of those to predict from
 * @param split place of the one that says the split, if there is one
 */
record CsvColumns(List<String> names, int target, List<Integer> features, Optional<Integer> split) {

    /** Rows that are looked at for which columns are numeric. */
    static final int PREVIEWED = 1_000;

    /** Names in events have no more characters; see the contract's rules. */
    private static final int LONGEST_NAME = 256;

    /** Names that a message tells; more than that nobody reads. */
    private static final int TOLD = 50;

    /**
     * Reads the first lines of a file.
     *
     * @throws UnusableCsvException if the columns are not what the parameters say
     * @throws IOException if the lines cannot be read
     */
    static CsvColumns find(CsvFile file, CsvParameters parameters) throws IOException {
        try (CsvLines lines = file.lines()) {
            List<String> names = lines.next() ? lines.cells() : List.of();
            refuseUnusable(parameters, names);
            List<Fault> faults = new ArrayList<>();
            int target = place("target", parameters.target(), names, faults);
            Optional<Integer> split = Optional.ofNullable(parameters.splitColumn())
                    .map(name -> place("splitColumn", name, names, faults));
            List<Integer> features = parameters.features() == null
                    ? numeric(lines, names.size(), new Cell(parameters.missingMarkers()))
                    : places(parameters.features(), names, faults);
            Set<Integer> others = new LinkedHashSet<>(features);
            boolean chosen = parameters.features() != null;
            if (chosen && others.contains(target) && target >= 0) {
                faults.add(new Fault("features", parameters.target(), "columns other than the target"));
            }
            if (chosen
                    && split.filter(others::contains)
                            .filter(place -> place >= 0)
                            .isPresent()) {
                faults.add(new Fault("features", parameters.splitColumn(), "columns other than splitColumn"));
            }
            others.remove(target);
            split.ifPresent(others::remove);
            if (!chosen) {
                others.removeIf(place -> names.get(place).isEmpty());
            }
            if (others.isEmpty() && faults.isEmpty()) {
                faults.add(new Fault(
                        "features",
                        "none",
                        "at least one numeric column with a name, besides the target and the split"));
            }
            if (!faults.isEmpty()) {
                throw new UnusableCsvException(faults);
            }
            return new CsvColumns(names, target, List.copyOf(others), split);
        }
    }

    private static void refuseUnusable(CsvParameters parameters, List<String> names) throws UnusableCsvException {
        if (names.isEmpty()) {
            throw unusable(parameters, "a file with a line of column names; this one has no line");
        }
        Set<String> seen = new HashSet<>();
        Set<String> repeated = new LinkedHashSet<>();
        for (String name : names) {
            if (name.length() > LONGEST_NAME) {
                throw unusable(
                        parameters,
                        "a file whose columns have names of at most %d characters; too long in line 1: \"%s…\""
                                .formatted(LONGEST_NAME, name.substring(0, 40)));
            }
            Optional<String> unstorable = EventText.fault(name);
            if (unstorable.isPresent()) {
                throw unusable(
                        parameters, "a file whose columns have names of text; one in line 1 " + unstorable.get());
            }
            if (!name.isEmpty() && !seen.add(name)) {
                repeated.add(name);
            }
        }
        if (!repeated.isEmpty()) {
            throw unusable(
                    parameters,
                    "a file whose columns have names of their own; repeated in line 1: " + quoted(repeated));
        }
    }

    private static UnusableCsvException unusable(CsvParameters parameters, String accepted) {
        return new UnusableCsvException(List.of(new Fault("file", parameters.file(), accepted)));
    }

    private static List<Integer> places(List<String> wanted, List<String> names, List<Fault> faults) {
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < wanted.size(); i++) {
            places.add(place("features[" + i + "]", wanted.get(i), names, faults));
        }
        return places;
    }

    private static int place(String field, String name, List<String> names, List<Fault> faults) {
        int place = names.indexOf(name);
        if (place < 0) {
            String guess = NearestName.of(name, names)
                    .map(nearest -> " (did you mean \"%s\"?)".formatted(nearest))
                    .orElse("");
            faults.add(new Fault(field, name, "one of the columns " + quoted(names) + guess));
        }
        return place;
    }

    private static String quoted(Collection<String> names) {
        String first = names.stream().limit(TOLD).map("\"%s\""::formatted).collect(Collectors.joining(", "));
        return names.size() > TOLD ? "%s and %d more".formatted(first, names.size() - TOLD) : first;
    }

    /** Columns of nothing but numbers and missing values, with at least one number. */
    private static List<Integer> numeric(CsvLines lines, int columns, Cell cell) throws IOException {
        boolean[] numbers = new boolean[columns];
        boolean[] others = new boolean[columns];
        for (int row = 0; row < PREVIEWED && lines.next(); row++) {
            List<String> cells = lines.cells();
            for (int column = 0; column < Math.min(columns, cells.size()); column++) {
                if (cell.isNumber(cells.get(column))) {
                    numbers[column] = true;
                } else if (!cell.isMissing(cells.get(column))) {
                    others[column] = true;
                }
            }
        }
        List<Integer> numeric = new ArrayList<>();
        for (int column = 0; column < columns; column++) {
            if (numbers[column] && !others[column]) {
                numeric.add(column);
            }
        }
        return numeric;
    }
}
