package io.epochscope.engine.network;

import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.training.GradientCollector;
import ai.djl.training.ParameterStore;
import ai.djl.training.optimizer.Optimizer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A model in training: its parameters, forward passes, gradients and updates. Used by one thread, the one that made it.
 * What a pass computes belongs to the manager of its input.
 */
public final class Network implements AutoCloseable {

    private final NDManager manager = NDManager.newBaseManager();
    private final Block block;
    private final Shape sample;
    private final ParameterStore store = new ParameterStore(manager, false);
    private final Observation observation;
    private final List<Layer> layers;
    private final IdentityHashMap<Block, Layer> layerOf = new IdentityHashMap<>();
    private final List<NamedParameter> parameters;

    /**
     * Takes a model that others have initialised, and train. Closing the network leaves the model as it is.
     *
     * @param sample shape of one sample without the batch dimension
     */
    public static Network around(Block initialised, Shape sample) {
        return new Network(initialised, sample, false);
    }

    /**
     * Initialises the parameters of a model at random; {@link ai.djl.engine.Engine#setRandomSeed} makes that
     * repeatable.
     *
     * @param sample shape of one sample without the batch dimension
     */
    public Network(Block block, Shape sample) {
        this(block, sample, true);
    }

    private Network(Block block, Shape sample, boolean initialise) {
        this.block = block;
        this.sample = sample;
        try {
            Shape input = new Shape(1).addAll(sample);
            if (initialise) {
                initialize(input);
            }
            LayerWalk walk = new LayerWalk(block);
            observation = new Observation(block, walk);
            layers = survey(walk, input);
        } catch (RuntimeException | Error e) {
            // What was allocated until then lies outside the heap, and nobody else could let go of it.
            manager.close();
            throw e;
        }
        parameters = layers.stream()
                .flatMap(layer -> layer.parameters().stream()
                        .map(parameter -> new NamedParameter(layer.name(), parameter.getName(), parameter)))
                .toList();
    }

    private List<Layer> survey(LayerWalk walk, Shape input) {
        try (NDManager scope = newScope()) {
            List<Layer> found = LayerSurvey.of(walk.layers(), observation, store, scope.zeros(input));
            for (int i = 0; i < found.size(); i++) {
                layerOf.put(walk.layers().get(i).block(), found.get(i));
            }
            return found;
        }
    }

    private void initialize(Shape input) {
        // Gradient mode is on in each new thread; only the training pass needs it, which sets it itself.
        JniUtils.setGradMode(false);
        block.initialize(manager, DataType.FLOAT32, input);
    }

    /** In order of the forward pass. */
    public List<Layer> layers() {
        return layers;
    }

    /** All of them, trainable and not, in order of the layers. */
    public List<NamedParameter> parameters() {
        return parameters;
    }

    /** A manager for the arrays of one batch: closing it lets go of all of them. */
    public NDManager newScope() {
        return manager.newSubManager();
    }

    /** Starts to record for {@link GradientCollector#backward}; one at a time in a process. */
    public GradientCollector collectGradients() {
        return manager.getEngine().newGradientCollector();
    }

    /**
     * The outputs for a batch.
     *
     * @param features (batch, sample shape …)
     * @param training whether dropout and batch norm do as in training
     * @return (batch, outputs)
     */
    public NDArray logits(NDArray features, boolean training) {
        return block.forward(store, new NDList(features), training).singletonOrThrow();
    }

    /**
     * As {@link #logits}, which it gives bit for bit, and shows what every layer makes of the batch. Gradients flow
     * through it as without an observer. Outside training mode a pass changes nothing in the network.
     *
     * <p>Layers are found wherever blocks keep them as {@link Block}, {@link ai.djl.nn.LambdaBlock} or a type between:
     * as children of the chains that DJL has, in fields, in lists and arrays in fields. A layer in a field of a type of
     * its own, {@code private Linear fc}, is not seen.
     */
    public NDArray observe(NDArray features, boolean training, LayerObserver observer) {
        return observation
                .forward(
                        store,
                        new NDList(features),
                        training,
                        (layer, inputs, outputs) -> observer.observe(layerOf.get(layer), inputs, outputs))
                .singletonOrThrow();
    }

    /** Shows the values of every parameter. */
    public void visitWeights(TensorVisitor visitor) {
        for (NamedParameter parameter : parameters) {
            show(parameter, parameter.array(), visitor);
        }
    }

    /** Shows the gradient of every trainable parameter, between backward and {@link #step}. */
    public void visitGradients(TensorVisitor visitor) {
        for (NamedParameter parameter : parameters) {
            if (parameter.trainable()) {
                // Left open, gradients would stay with the model for good.
                try (NDManager scope = newScope()) {
                    NDArray gradient = parameter.array().getGradient();
                    gradient.attach(scope);
                    show(parameter, gradient, visitor);
                }
            }
        }
    }

    /**
     * Hands out the gradient of every trainable parameter to be changed in place, between backward and {@link #step}.
     * Arrays that are made on the way are closed.
     */
    public void changeGradients(Consumer<NDArray> change) {
        for (NamedParameter parameter : parameters) {
            if (parameter.trainable()) {
                try (NDScope scope = new NDScope()) {
                    scope.suppressNotUsedWarning();
                    change.accept(parameter.array().getGradient());
                }
            }
        }
    }

    /**
     * Copies every trainable parameter, for {@link #visitUpdates}.
     *
     * @param scope owns the copies
     */
    public NDList copyTrainable(NDManager scope) {
        NDList copies = new NDList();
        for (NamedParameter parameter : parameters) {
            if (parameter.trainable()) {
                NDArray copy = parameter.array().duplicate();
                copy.attach(scope);
                copies.add(copy);
            }
        }
        return copies;
    }

    /** Shows what every trainable parameter has become more by since the copies were made. */
    public void visitUpdates(NDList copies, TensorVisitor visitor) {
        int next = 0;
        for (NamedParameter parameter : parameters) {
            if (parameter.trainable()) {
                NDArray update = parameter.array().sub(copies.get(next++));
                try (NDManager scope = newScope()) {
                    update.attach(scope);
                    show(parameter, update, visitor);
                }
            }
        }
    }

    private static void show(NamedParameter parameter, NDArray values, TensorVisitor visitor) {
        visitor.visit(parameter, values.toByteBuffer(true).asFloatBuffer());
    }

    /** Sets the gradients of all parameters to zero, as backward passes that no {@link #step} follows leave them. */
    public void clearGradients() {
        changeGradients(gradient -> fill(gradient, gradient.zerosLike()));
    }

    /** Moves every trainable parameter by its gradient, which is zero afterwards. */
    public void step(Optimizer optimizer) {
        for (NamedParameter parameter : parameters) {
            if (parameter.trainable()) {
                try (NDArray gradient = parameter.array().getGradient()) {
                    optimizer.update(parameter.id(), parameter.array(), gradient);
                }
            }
        }
    }

    /**
     * Writes the model as DJL does, for {@link Model#load} into a block of the same kind.
     *
     * @param folder is made if it is not there
     * @param name of the files
     * @param properties each at most 64 KB; {@code Epoch} becomes a part of the file's name
     */
    public void save(Path folder, String name, Map<String, String> properties) throws IOException {
        try (Model model = Model.newInstance(name)) {
            model.setBlock(block);
            properties.forEach(model::setProperty);
            model.save(folder, name);
        }
    }

    /**
     * Gives all parameters the values that {@link #save} wrote.
     *
     * @param name of the files
     * @param sameKind a block of the kind that this network is of, which nobody has initialised; of no use afterwards
     * @throws IOException if they cannot be read, or are of a network of other parameters
     */
    public void load(Path folder, String name, Block sameKind) throws IOException {
        try (Model model = Model.newInstance(name)) {
            model.setBlock(sameKind);
            model.load(folder, name);
            try (Network saved = around(sameKind, sample)) {
                NDList values = new NDList(
                        saved.parameters.stream().map(NamedParameter::array).toList());
                checkShapes(values);
                for (int i = 0; i < values.size(); i++) {
                    fill(parameters.get(i).array(), values.get(i));
                }
            }
        } catch (MalformedModelException e) {
            throw new IOException("%s of %s is of another network: %s".formatted(name, folder, e.getMessage()), e);
        }
    }

    /**
     * Gives an array other values where they are. {@link NDArray#copyTo} and {@link NDArray#set(java.nio.Buffer)} make
     * it go on in memory of Java, which is gone when the handle is closed, as that of a gradient is.
     */
    public static void fill(NDArray array, NDArray values) {
        array.set(new NDIndex("..."), values);
    }

    /** @throws IOException if these are not as many arrays as parameters, each of the shape of its parameter */
    void checkShapes(NDList values) throws IOException {
        boolean fit = values.size() == parameters.size();
        for (int i = 0; fit && i < values.size(); i++) {
            fit = values.get(i).getShape().equals(parameters.get(i).array().getShape());
        }
        if (!fit) {
            throw new IOException("these are the weights of another network");
        }
    }

    @Override
    public void close() {
        manager.close();
    }
}
