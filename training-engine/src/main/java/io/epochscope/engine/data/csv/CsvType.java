package io.epochscope.engine.data.csv;

import ai.djl.ndarray.types.Shape;
import io.epochscope.engine.catalogue.Fault;
import io.epochscope.engine.data.DataSet;
import io.epochscope.engine.data.DataSetType;
import io.epochscope.engine.data.table.TableAssembly;
import io.epochscope.engine.data.table.TableSettings;
import io.epochscope.events.v1.Split;
import io.epochscope.events.v1.Task;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * A table of numbers, one column of which is to be predicted. Read line by line; in memory are 4 bytes for each number
 * that the network gets.
 */
public final class CsvType implements DataSetType<CsvParameters> {

    @Override
    public String name() {
        return "csv";
    }

    @Override
    public String description() {
        return "A table of numbers in a CSV file, one column of which is to be predicted from others";
    }

    @Override
    public Class<CsvParameters> parameters() {
        return CsvParameters.class;
    }

    @Override
    public Task task(CsvParameters parameters) {
        return Task.TASK_REGRESSION;
    }

    /** Reads the first thousand rows; what is wrong after them comes to light when the data set is opened. */
    @Override
    public List<Fault> check(CsvParameters parameters) {
        List<Fault> faults = new ArrayList<>(shares(parameters));
        try {
            CsvFile file = CsvFile.of(parameters);
            CsvColumns columns = CsvColumns.find(file, parameters);
            new CsvRows(file, columns, parameters).visit((features, target, split) -> {}, CsvColumns.PREVIEWED);
        } catch (UnusableCsvException e) {
            faults.addAll(e.faults());
        } catch (IOException e) {
            faults.add(new Fault("file", parameters.file(), "a table of numbers, readable here; " + e.getMessage()));
        }
        return faults;
    }

    private static List<Fault> shares(CsvParameters parameters) {
        List<Fault> faults = new ArrayList<>();
        if (parameters.splitColumn() == null) {
            if (parameters.validation() + parameters.test() >= 1) {
                faults.add(new Fault(
                        "validation",
                        parameters.validation().toString(),
                        "a share that leaves something to train on: with test below 1"));
            }
            return faults;
        }
        if (parameters.validation() != null) {
            faults.add(new Fault("validation", parameters.validation().toString(), "nothing beside splitColumn"));
        }
        if (parameters.test() != null) {
            faults.add(new Fault("test", parameters.test().toString(), "nothing beside splitColumn"));
        }
        return faults;
    }

    @Override
    public Shape sampleShape(CsvParameters parameters) throws IOException {
        return new Shape(
                CsvColumns.find(CsvFile.of(parameters), parameters).features().size());
    }

    @Override
    public Set<Split> splits(CsvParameters parameters) {
        Set<Split> splits = EnumSet.of(Split.SPLIT_TRAIN);
        boolean drawn = parameters.splitColumn() == null;
        if (!drawn || parameters.validation() > 0) {
            splits.add(Split.SPLIT_VALIDATION);
        }
        if (!drawn || parameters.test() > 0) {
            splits.add(Split.SPLIT_TEST);
        }
        return splits;
    }

    @Override
    public DataSet open(CsvParameters parameters, long seed) throws IOException {
        List<Fault> faults = shares(parameters);
        if (!faults.isEmpty()) {
            throw new UnusableCsvException(faults);
        }
        CsvFile file = CsvFile.of(parameters);
        CsvColumns columns = CsvColumns.find(file, parameters);
        boolean drawn = parameters.splitColumn() == null;
        return new TableAssembly(
                        new CsvRows(file, columns, parameters),
                        new TableSettings(
                                file.name(),
                                parameters.target(),
                                parameters.unit(),
                                parameters.missing(),
                                parameters.standardise(),
                                parameters.standardiseTarget(),
                                drawn ? parameters.validation() : 0,
                                drawn ? parameters.test() : 0))
                .read(seed);
    }
}
