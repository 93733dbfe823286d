package io.epochscope.benchmarks.diagnosis;

import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.LambdaBlock;
import ai.djl.nn.Parameter;
import ai.djl.nn.pooling.Pool;
import ai.djl.training.initializer.Initializer;
import ai.djl.training.initializer.XavierInitializer;
import io.epochscope.engine.model.Activation;
import io.epochscope.engine.model.LayerChain;
import io.epochscope.engine.model.ModelChoice;
import io.epochscope.engine.model.ModelType;
import io.epochscope.engine.model.PaddedConvolution;
import io.epochscope.engine.model.cnn.CnnParameters;
import io.epochscope.engine.model.mlp.MlpParameters;
import java.util.function.UnaryOperator;

/**
 * A model that is built wrongly on purpose.
 *
 * @param <P> parameters of the model
 */
final class SpoiltModel<P extends Record> implements ModelType<P> {

    /** Of what is built rightly. */
    private interface Building<P> {

        Block build(P parameters, Shape sample, int outputs);
    }

    private static final Shape POOL = new Shape(2, 2);
    private static final int CLASSES = 1;

    private final ModelType<P> type;
    private final Building<P> building;

    private SpoiltModel(ModelType<P> type, Building<P> building) {
        this.type = type;
        this.building = building;
    }

    /** All weights begin as zeros. */
    static ModelChoice<?> ofZeros(ModelChoice<?> model) {
        return initialised(model, Initializer.ZEROS);
    }

    /** Weights begin so many times as large as those of He et al., √(2 / inputs). */
    static ModelChoice<?> ofLargeWeights(ModelChoice<?> model, double times) {
        return initialised(
                model,
                new XavierInitializer(XavierInitializer.RandomType.GAUSSIAN, XavierInitializer.FactorType.IN, (float)
                        (2 * times * times)));
    }

    private static <P extends Record> ModelChoice<P> initialised(ModelChoice<P> model, Initializer initializer) {
        return changed(model, block -> {
            block.setInitializer(initializer, Parameter.Type.WEIGHT);
            return block;
        });
    }

    /** Ends in a softmax, so that a loss of logits gets probabilities. */
    static ModelChoice<?> ofProbabilities(ModelChoice<?> model) {
        return ending(
                model,
                chain -> chain.layer("Softmax", LambdaBlock.singleton(logits -> logits.softmax(CLASSES), "Softmax")));
    }

    /** Ends in an activation function. */
    static ModelChoice<?> ofBoundedOutput(ModelChoice<?> model, Activation activation) {
        return ending(model, chain -> chain.activation(activation));
    }

    private static <P extends Record> ModelChoice<P> ending(ModelChoice<P> model, UnaryOperator<LayerChain> end) {
        return changed(
                model,
                block -> end.apply(
                        block instanceof LayerChain chain
                                ? chain
                                : new LayerChain().layer(model.type().name(), block)));
    }

    private static <P extends Record> ModelChoice<P> changed(ModelChoice<P> model, UnaryOperator<Block> change) {
        return new ModelChoice<>(
                new SpoiltModel<>(
                        model.type(),
                        (parameters, sample, outputs) ->
                                change.apply(model.type().create(parameters, sample, outputs))),
                model.parameters());
    }

    /**
     * A chain without its activation functions.
     *
     * @throws IllegalArgumentException if it is no chain
     */
    static ModelChoice<?> withoutActivations(ModelChoice<?> model) {
        if (model.parameters() instanceof MlpParameters parameters) {
            return new ModelChoice<>(
                    new SpoiltModel<>(typeOf(model, MlpParameters.class), SpoiltModel::linearMlp), parameters);
        }
        if (model.parameters() instanceof CnnParameters parameters) {
            return new ModelChoice<>(
                    new SpoiltModel<>(typeOf(model, CnnParameters.class), SpoiltModel::linearCnn), parameters);
        }
        throw new IllegalArgumentException("no chain: " + model.type().name());
    }

    @SuppressWarnings("unchecked") // a type's parameters are of the class that it says
    private static <P extends Record> ModelType<P> typeOf(ModelChoice<?> model, Class<P> parameters) {
        if (!model.type().parameters().equals(parameters)) {
            throw new IllegalArgumentException("parameters of another type: " + model);
        }
        return (ModelType<P>) model.type();
    }

    private static Block linearMlp(MlpParameters parameters, Shape sample, int outputs) {
        LayerChain chain = new LayerChain().flatten();
        for (int units : parameters.hidden()) {
            chain.linear(units).batchNorm(parameters.batchNorm()).dropout(parameters.dropout());
        }
        return chain.linear(outputs);
    }

    private static Block linearCnn(CnnParameters parameters, Shape sample, int outputs) {
        LayerChain chain = new LayerChain();
        for (int channels : parameters.channels()) {
            chain.conv2d(new PaddedConvolution(channels, parameters.kernel(), 1, !parameters.batchNorm()))
                    .batchNorm(parameters.batchNorm())
                    .layer("AvgPool2d", Pool.avgPool2dBlock(POOL, POOL));
        }
        chain.flatten();
        if (parameters.dense() > 0) {
            chain.dropout(parameters.dropout()).linear(parameters.dense());
        }
        return chain.dropout(parameters.dropout()).linear(outputs);
    }

    @Override
    public String name() {
        return type.name();
    }

    @Override
    public String description() {
        return type.description();
    }

    @Override
    public Class<P> parameters() {
        return type.parameters();
    }

    @Override
    public Block create(P parameters, Shape sample, int outputs) {
        return building.build(parameters, sample, outputs);
    }
}
