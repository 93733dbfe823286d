package io.epochscope.engine.data.friedman;

import ai.djl.ndarray.types.Shape;
import io.epochscope.engine.catalogue.Fault;
import io.epochscope.engine.data.DataSet;
import io.epochscope.engine.data.DataSetType;
import io.epochscope.engine.data.table.Imputation;
import io.epochscope.engine.data.table.TableAssembly;
import io.epochscope.engine.data.table.TableSettings;
import io.epochscope.events.v1.Task;
import java.io.IOException;
import java.util.List;
import java.util.OptionalInt;

/**
 * Friedman's first function, for a start with regression without any download: 70 % to train on, 15 % to validate and
 * 15 % to test, drawn at random. The same seed gives the same numbers.
 */
public final class GeneratedRegressionType implements DataSetType<FriedmanParameters> {

    private static final double VALIDATED = 0.15;
    private static final double TESTED = 0.15;

    @Override
    public String name() {
        return "generated-regression";
    }

    @Override
    public String description() {
        return "A table made on the spot, with a number to predict that no straight line fits (Friedman's first function)";
    }

    @Override
    public Class<FriedmanParameters> parameters() {
        return FriedmanParameters.class;
    }

    @Override
    public Task task(FriedmanParameters parameters) {
        return Task.TASK_REGRESSION;
    }

    @Override
    public List<Fault> check(FriedmanParameters parameters) {
        return List.of();
    }

    @Override
    public Shape sampleShape(FriedmanParameters parameters) {
        return new Shape(parameters.features());
    }

    @Override
    public OptionalInt size(FriedmanParameters parameters) {
        return OptionalInt.of(parameters.rows());
    }

    @Override
    public DataSet open(FriedmanParameters parameters, long seed) throws IOException {
        return new TableAssembly(
                        new FriedmanRows(parameters, seed),
                        new TableSettings(
                                "Friedman's first function", "y", "", Imputation.REFUSE, true, true, VALIDATED, TESTED))
                .read(seed);
    }
}
