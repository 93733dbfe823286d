package io.epochscope.trainer.sweep;

import ai.djl.ndarray.types.Shape;
import io.epochscope.engine.catalogue.Fault;
import io.epochscope.engine.data.DataSet;
import io.epochscope.engine.data.DataSetType;
import io.epochscope.engine.data.generated.GeneratedDigitsType;
import io.epochscope.engine.data.generated.GeneratedParameters;
import java.io.IOException;
import java.util.List;

/** Generated digits that count how often they are asked what they are like. */
final class CountedDataSetType implements DataSetType<GeneratedParameters> {

    int asked;
    private final GeneratedDigitsType generated = new GeneratedDigitsType();

    @Override
    public String name() {
        return "generated";
    }

    @Override
    public String description() {
        return "Counted digits";
    }

    @Override
    public Class<GeneratedParameters> parameters() {
        return GeneratedParameters.class;
    }

    @Override
    public Shape sampleShape(GeneratedParameters parameters) throws IOException {
        asked++;
        return generated.sampleShape(parameters);
    }

    @Override
    public List<Fault> check(GeneratedParameters parameters) {
        return generated.check(parameters);
    }

    @Override
    public DataSet open(GeneratedParameters parameters, long seed) throws IOException {
        return generated.open(parameters, seed);
    }
}
