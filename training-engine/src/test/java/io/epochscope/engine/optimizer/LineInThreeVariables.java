package io.epochscope.engine.optimizer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.core.Linear;
import ai.djl.training.GradientCollector;
import io.epochscope.engine.network.Network;
import java.util.ArrayList;
import java.util.List;

/** The problem of {@code golden.py}: three weights and a bias that should fit six points. */
final class LineInThreeVariables implements AutoCloseable {

    private static final float[][] FEATURES = {
        {0.5f, -1, 2}, {1.5f, 0.25f, -0.5f}, {-2, 1, 0.75f}, {0, 2, -1.25f}, {1, -0.5f, -1.5f}, {-0.75f, 0.5f, 1}
    };
    private static final float[] TARGETS = {1, -2, 0.5f, 3, -1, 0.25f};

    private final NDManager manager = NDManager.newBaseManager();
    private final Network network;

    LineInThreeVariables() {
        Block line = Linear.builder().setUnits(1).build();
        line.initialize(manager, DataType.FLOAT32, new Shape(1, 3));
        line.getParameters().get("weight").getArray().set(new float[] {0.3f, -0.6f, 0.9f});
        line.getParameters().get("bias").getArray().set(new float[] {0.1f});
        network = Network.around(line, new Shape(3));
    }

    Network network() {
        return network;
    }

    ScheduledOptimizer optimizer(OptimizerParameters algorithm, Penalties penalties) {
        return new ScheduledOptimizer(algorithm, penalties, network.parameters(), manager);
    }

    void step(ScheduledOptimizer optimizer, GradientClipping clipping) {
        backward();
        clipping.clip(network);
        network.step(optimizer);
    }

    void backward() {
        try (NDManager scope = network.newScope();
                GradientCollector collector = network.collectGradients()) {
            NDArray off =
                    network.logits(scope.create(FEATURES), true).squeeze(1).sub(scope.create(TARGETS));
            collector.backward(off.square().mean());
        }
    }

    /** What the managers of parameters and moments hold. */
    int arrays() {
        return manager.getManagedArrays().size();
    }

    /** The weights, then the bias. */
    List<Float> values() {
        List<Float> values = new ArrayList<>();
        network.visitWeights((parameter, array) -> {
            while (array.hasRemaining()) {
                values.add(array.get());
            }
        });
        return values;
    }

    @Override
    public void close() {
        network.close();
        manager.close();
    }
}
