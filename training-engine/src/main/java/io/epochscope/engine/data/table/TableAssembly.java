package io.epochscope.engine.data.table;

import io.epochscope.engine.data.Feature;
import io.epochscope.engine.data.Target;
import io.epochscope.engine.data.ValueScale;
import io.epochscope.events.v1.Split;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Makes a data set of rows, in three passes over them, so that no more is held than the numbers that the network gets:
 * how many there are, what the training split is like, and the numbers themselves.
 */
public final class TableAssembly {

    private static final Logger LOG = System.getLogger(TableAssembly.class.getName());

    private final TableRows rows;
    private final TableSettings settings;

    /** Reads nothing yet. */
    public TableAssembly(TableRows rows, TableSettings settings) {
        this.rows = rows;
        this.settings = settings;
    }

    /**
     * Reads the rows.
     *
     * @param seed for the splits that the rows don't say
     * @throws UnusableTableException if there is nothing to train on, or a column to impute without any value
     * @throws IOException if the rows cannot be read, or become more or fewer meanwhile; the message says where and why
     */
    public TableDataSet read(long seed) throws IOException {
        RowSurvey survey = new RowSurvey(rows.features().size());
        rows.visit(survey);
        Split[] splits = survey.splits(settings, seed);
        TrainingMoments moments = new TrainingMoments(
                splits, rows.features().size(), settings.imputation() == Imputation.MEDIAN, survey::missing);
        visitAgain(moments, splits.length);
        double[] imputed = imputed(survey, moments);
        List<Feature> features = features(survey, moments, imputed);
        Target target = new Target(
                settings.target(),
                settings.unit(),
                scale(settings.standardiseTarget(), settings.target(), moments.target()));
        TableValues values = new TableValues(splits.length, features);
        visitAgain(values, splits.length);
        return new TableDataSet(settings.name(), features, target, splits, values);
    }

    private void visitAgain(TableRows.Visitor visitor, int expected) throws IOException {
        CountedRows counted = new CountedRows(visitor, expected);
        rows.visit(counted);
        if (counted.seen() != expected) {
            throw new UnusableTableException(
                    "%s had %d rows, and then %d, accepted: a table that nobody changes while it is read"
                            .formatted(settings.name(), expected, counted.seen()));
        }
    }

    private double[] imputed(RowSurvey survey, TrainingMoments moments) throws UnusableTableException {
        double[] imputed = new double[rows.features().size()];
        for (int column = 0; column < imputed.length; column++) {
            if (survey.missing(column) > 0 && settings.imputation() != Imputation.ZERO) {
                ColumnMoments present = moments.feature(column);
                if (present.isEmpty()) {
                    throw new UnusableTableException(
                            "%s: column \"%s\" has no value in the training split that missing ones could be imputed from,"
                                            .formatted(
                                                    settings.name(),
                                                    rows.features().get(column))
                                    + " accepted: features without it, or missing: zero");
                }
                imputed[column] = settings.imputation() == Imputation.MEDIAN ? present.median() : present.mean();
            }
        }
        return imputed;
    }

    private List<Feature> features(RowSurvey survey, TrainingMoments moments, double[] imputed) {
        List<Feature> features = new ArrayList<>();
        for (int column = 0; column < imputed.length; column++) {
            ColumnMoments whole = moments.feature(column);
            whole.add(imputed[column], moments.missing(column));
            String name = rows.features().get(column);
            features.add(new Feature(
                    name, scale(settings.standardise(), name, whole), survey.missing(column), imputed[column]));
        }
        logImputed(features);
        return features;
    }

    private ValueScale scale(boolean wanted, String column, ColumnMoments moments) {
        if (wanted && moments.isConstant()) {
            LOG.log(
                    Level.WARNING,
                    "{0}: all training values of column \"{1}\" are {2}; it is scaled by 1",
                    settings.name(),
                    column,
                    moments.mean());
        }
        return wanted ? moments.scale() : ValueScale.none();
    }

    private void logImputed(List<Feature> features) {
        IntStream.range(0, features.size())
                .mapToObj(features::get)
                .filter(feature -> feature.missing() > 0)
                .forEach(feature -> LOG.log(
                        Level.INFO,
                        "{0}: {1} missing values of column \"{2}\" are taken for {3}",
                        settings.name(),
                        feature.missing(),
                        feature.name(),
                        feature.imputed()));
    }
}
