package io.epochscope.engine.model.mlp;

import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import io.epochscope.engine.model.Activation;
import io.epochscope.engine.model.LayerChain;
import io.epochscope.engine.model.ModelType;

/** Multilayer perceptron: fully connected layers. Takes samples of any shape. */
public final class MlpType implements ModelType<MlpParameters> {

    @Override
    public String name() {
        return "mlp";
    }

    @Override
    public String description() {
        return "Multilayer perceptron: fully connected layers, for samples of any shape";
    }

    @Override
    public Class<MlpParameters> parameters() {
        return MlpParameters.class;
    }

    @Override
    public Block create(MlpParameters parameters, Shape sample, int outputs) {
        LayerChain chain = new LayerChain().flatten();
        for (int units : parameters.hidden()) {
            chain.linear(units)
                    .batchNorm(parameters.batchNorm())
                    .activation(Activation.named(parameters.activation()))
                    .dropout(parameters.dropout());
        }
        return chain.linear(outputs);
    }
}
