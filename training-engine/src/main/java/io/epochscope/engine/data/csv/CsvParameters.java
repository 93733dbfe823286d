package io.epochscope.engine.data.csv;

import io.epochscope.engine.data.table.Imputation;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Which table, and what is made of its columns.
 *
 * @param file the table, in UTF-8, its first line the names of the columns; ends with .csv, .tsv or .txt, since faults
 *     quote from it, and so not any file of the machine
 * @param target name of the column to predict
 * @param unit of the target, for people; empty by default
 * @param features names of the columns to predict from, in this order; by default all others that are numeric
 * @param missing what is done about features without a value: refuse (the default), mean, median or zero
 * @param missingMarkers what stands for a missing value, in capital or small letters; by default nothing at all, NA,
 *     N/A, NaN, null and ?
 * @param standardise whether features get mean 0 and deviation 1 over the training split; they do by default
 * @param standardiseTarget whether the network learns a target of mean 0 and deviation 1; it does by default
 * @param validation share of the rows to validate on, 0.15 by default; not with {@code splitColumn}
 * @param test share of the rows to test on, 0.15 by default; not with {@code splitColumn}
 * @param splitColumn name of a column that says train, validation or test of each row; by default rows are drawn
 * @param delimiter what is between two cells: a comma (the default), a semicolon, a tab or a bar
 */
public record CsvParameters(
        @NotBlank
        @Pattern(regexp = ".*\\.([cC][sS][vV]|[tT][sS][vV]|[tT][xX][tT])", message = "must end with .csv, .tsv or .txt")
        String file,

        @NotBlank String target,
        @NotNull @Size(max = 50) String unit,
        @Size(min = 1) List<@NotBlank String> features,
        Imputation missing,
        List<@NotNull String> missingMarkers,
        Boolean standardise,
        Boolean standardiseTarget,

        @DecimalMin("0") @DecimalMax(value = "1", inclusive = false)
        Double validation,

        @DecimalMin("0") @DecimalMax(value = "1", inclusive = false)
        Double test,

        @Size(min = 1) String splitColumn,

        @Pattern(regexp = "[,;\t|]", message = "must be a comma, a semicolon, a tab or a bar")
        String delimiter) {

    private static final double SHARE = 0.15;

    public CsvParameters {
        unit = unit == null ? "" : unit;
        features = features == null ? null : Collections.unmodifiableList(new ArrayList<>(features));
        missing = missing == null ? Imputation.REFUSE : missing;
        missingMarkers = missingMarkers == null
                ? List.of("", "NA", "N/A", "NaN", "null", "?")
                : Collections.unmodifiableList(new ArrayList<>(missingMarkers));
        standardise = standardise == null || standardise;
        standardiseTarget = standardiseTarget == null || standardiseTarget;
        if (splitColumn == null) {
            validation = validation == null ? SHARE : validation;
            test = test == null ? SHARE : test;
        }
        delimiter = delimiter == null ? "," : delimiter;
    }

    /** Everything else by default. */
    public static CsvParameters of(String file, String target) {
        return new CsvParameters(file, target, null, null, null, null, null, null, null, null, null, null);
    }
}
