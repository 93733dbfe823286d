package io.epochscope.engine.network;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.LambdaBlock;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.norm.BatchNorm;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import io.epochscope.engine.model.LayerChain;
import io.epochscope.engine.model.ModelType;

/** A model as a user would add it: a block of its own that keeps its layers in fields and adds its input again. */
public final class ResidualType implements ModelType<ResidualType.Parameters> {

    /** Nothing to choose. */
    public record Parameters() {}

    @Override
    public String name() {
        return "residual";
    }

    @Override
    public String description() {
        return "A residual block and a classifier";
    }

    @Override
    public Class<Parameters> parameters() {
        return Parameters.class;
    }

    @Override
    public Block create(Parameters parameters, Shape sample, int outputs) {
        return new LayerChain()
                .layer("Residual", new ResidualBlock(Math.toIntExact(sample.get(0))))
                .flatten()
                .linear(outputs);
    }

    private static final class ResidualBlock extends AbstractBlock {

        private final Block convolution;
        private final SequentialBlock rest;
        private final LambdaBlock relu;

        ResidualBlock(int channels) {
            convolution = addChildBlock("conv", convolution(channels));
            rest = addChildBlock(
                    "rest",
                    new SequentialBlock().add(BatchNorm.builder().build()).add(convolution(channels)));
            relu = addChildBlock("ReLU", (LambdaBlock) Activation.reluBlock());
        }

        private static Block convolution(int channels) {
            return Conv2d.builder()
                    .setFilters(channels)
                    .setKernelShape(new Shape(3, 3))
                    .optPadding(new Shape(1, 1))
                    .build();
        }

        @Override
        protected NDList forwardInternal(
                ParameterStore store, NDList inputs, boolean training, PairList<String, Object> parameters) {
            NDList first = relu.forward(store, convolution.forward(store, inputs, training), training);
            NDList second = rest.forward(store, first, training);
            NDList sum = new NDList(second.singletonOrThrow().add(inputs.singletonOrThrow()));
            return relu.forward(store, sum, training);
        }

        @Override
        protected void initializeChildBlocks(NDManager manager, DataType type, Shape... inputs) {
            convolution.initialize(manager, type, inputs);
            rest.initialize(manager, type, inputs);
            relu.initialize(manager, type, inputs);
        }

        @Override
        public Shape[] getOutputShapes(Shape[] inputs) {
            return inputs;
        }
    }
}
