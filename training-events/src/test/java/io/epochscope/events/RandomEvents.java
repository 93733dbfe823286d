package io.epochscope.events;

import com.google.protobuf.ByteString;
import com.google.protobuf.Timestamp;
import io.epochscope.events.histogram.HistogramSketch;
import io.epochscope.events.patch.Chunk;
import io.epochscope.events.patch.ChunkGrid;
import io.epochscope.events.patch.Presence;
import io.epochscope.events.v1.ActionTaken;
import io.epochscope.events.v1.AttemptStarted;
import io.epochscope.events.v1.ClassDescription;
import io.epochscope.events.v1.ClassScores;
import io.epochscope.events.v1.Command;
import io.epochscope.events.v1.ConfusionMatrix;
import io.epochscope.events.v1.DeadLetter;
import io.epochscope.events.v1.EpochCompleted;
import io.epochscope.events.v1.Event;
import io.epochscope.events.v1.Event.BodyCase;
import io.epochscope.events.v1.FeatureProjection;
import io.epochscope.events.v1.Finding;
import io.epochscope.events.v1.Georeference;
import io.epochscope.events.v1.LayerDescription;
import io.epochscope.events.v1.Pass;
import io.epochscope.events.v1.PatchScores;
import io.epochscope.events.v1.Picture;
import io.epochscope.events.v1.RunCommand;
import io.epochscope.events.v1.RunDeleted;
import io.epochscope.events.v1.RunFinished;
import io.epochscope.events.v1.RunStarted;
import io.epochscope.events.v1.RunStatus;
import io.epochscope.events.v1.SampleActivations;
import io.epochscope.events.v1.SampleOutput;
import io.epochscope.events.v1.SceneDescribed;
import io.epochscope.events.v1.Severity;
import io.epochscope.events.v1.Sheet;
import io.epochscope.events.v1.SheetSample;
import io.epochscope.events.v1.Split;
import io.epochscope.events.v1.SplitMetrics;
import io.epochscope.events.v1.SplitOverlap;
import io.epochscope.events.v1.SplitSize;
import io.epochscope.events.v1.StepScalars;
import io.epochscope.events.v1.SweepMembership;
import io.epochscope.events.v1.TensorHistogram;
import io.epochscope.events.v1.TensorKind;
import io.epochscope.events.v1.TrainingRequested;
import io.epochscope.events.v1.ValueRange;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.BitSet;
import java.util.HexFormat;
import java.util.Random;

/** Events of every kind that keep the contract, with every odd value that it allows. */
public final class RandomEvents {

    private static final double[] ODD = {
        Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 0, Double.MIN_VALUE, Double.MAX_VALUE, 1.0 / 3
    };
    private static final String[] TEXTS = {"", "плотность", "層", "🙂 \"quoted\"\n", "plain"};

    private final Random random;

    public RandomEvents(Random random) {
        this.random = random;
    }

    /** An event with a body of that kind. */
    public Event event(BodyCase kind) {
        Event.Builder event = Event.newBuilder()
                .setRunId("run-" + random.nextInt(1000))
                .setAttempt(1 + random.nextInt(3))
                .setSequence(random.nextInt(3) == 0 ? 0 : random.nextLong(1L << 62))
                .setOccurredAt(
                        Timestamp.newBuilder().setSeconds(random.nextInt()).setNanos(random.nextInt(1_000_000_000)));
        switch (kind) {
            case RUN_STARTED -> event.setRunStarted(runStarted());
            case ATTEMPT_STARTED ->
                event.setAttemptStarted(
                        AttemptStarted.newBuilder().setFromEpoch(1 + count()).setReason(text()));
            case RUN_FINISHED ->
                event.setRunFinished(RunFinished.newBuilder()
                        .setStatus(RunStatus.RUN_STATUS_STOPPED)
                        .setReason(text())
                        .setBestValue(number())
                        .putEventsPerTopic("training.epochs", count()));
            case ACTION_TAKEN ->
                event.setActionTaken(ActionTaken.newBuilder().setAction("stop").setReason(text()));
            case RUN_DELETED -> event.setRunDeleted(RunDeleted.newBuilder().setReason(text()));
            case EPOCH_COMPLETED -> event.setEpochCompleted(epochCompleted());
            case STEP_SCALARS -> event.setStepScalars(stepScalars());
            case SCENE_DESCRIBED -> event.setSceneDescribed(sceneDescribed());
            case PATCH_SCORES -> event.setPatchScores(patchScores());
            case TENSOR_HISTOGRAM -> event.setTensorHistogram(tensorHistogram());
            case SAMPLE_ACTIVATIONS -> event.setSampleActivations(sampleActivations());
            case SAMPLE_OUTPUT -> event.setSampleOutput(sampleOutput());
            case FEATURE_PROJECTION -> event.setFeatureProjection(featureProjection());
            case PICTURE -> event.setPicture(picture());
            case TRAINING_REQUESTED ->
                event.setTrainingRequested(TrainingRequested.newBuilder().setRequestJson("{\"epochs\": 3}"));
            case RUN_COMMAND ->
                event.setRunCommand(
                        RunCommand.newBuilder().setCommand(Command.COMMAND_STOP).setReason(text()));
            case FINDING ->
                event.setFinding(Finding.newBuilder()
                        .setRule("overfitting")
                        .setSeverity(Severity.SEVERITY_NOTICE)
                        .setMessage(text())
                        .setExplainedBy("learning-rate-too-high")
                        .setMainCause(random.nextBoolean())
                        .putFigures("gap", number()));
            case DEAD_LETTER ->
                event.setDeadLetter(DeadLetter.newBuilder()
                        .setTopic("training.epochs")
                        .setReason("no event")
                        .setValue(bytes())
                        .putHeaders("content-type", bytes()));
            case BODY_NOT_SET -> throw new IllegalArgumentException("no kind of body");
        }
        return event.build();
    }

    private RunStarted runStarted() {
        RunStarted.Builder body = RunStarted.newBuilder()
                .setName(text())
                .setRequestJson("{\"model\": {\"type\": \"mlp\"}}")
                .setLearningRate(number())
                .setSeed(random.nextLong())
                .putEnvironment("java", text())
                .addTags(text());
        for (int i = 0; i < count(); i++) {
            body.addClasses(ClassDescription.newBuilder().setIndex(i).setName(text()));
        }
        for (int i = 0; i < count(); i++) {
            body.addLayers(LayerDescription.newBuilder().setName(i + "Linear").setPosition(i));
        }
        if (random.nextBoolean()) {
            body.setSweep(sweepMembership());
        }
        return body.addSplits(SplitSize.newBuilder().setSplit(Split.SPLIT_TEST).setSamples(count()))
                .addOverlaps(SplitOverlap.newBuilder()
                        .setFirst(Split.SPLIT_TRAIN)
                        .setSecond(Split.SPLIT_TEST)
                        .setSamples(count()))
                .build();
    }

    private SweepMembership.Builder sweepMembership() {
        int position = 1 + random.nextInt(9);
        return SweepMembership.newBuilder()
                .setSweepId("sweep-" + random.nextInt(10))
                .setName(text())
                .setPosition(position)
                .setRuns(position + random.nextInt(9))
                .setMetric("validation_loss")
                .setMaximize(random.nextBoolean())
                .putParameters("optimizer.learningRate", "0.01")
                .putParameters("model", "{\"type\": \"mlp\"}");
    }

    private EpochCompleted epochCompleted() {
        ConfusionMatrix.Builder sparse = ConfusionMatrix.newBuilder().setClasses(4);
        for (int cell = random.nextInt(5); cell < 16; cell += 1 + random.nextInt(4)) {
            sparse.addCells(cell).addCounts(count());
        }
        if (sparse.getCellsCount() == 0) {
            sparse.addCells(15).addCounts(1);
        }
        ConfusionMatrix.Builder full = ConfusionMatrix.newBuilder().setClasses(2);
        for (int cell = 0; cell < 4; cell++) {
            full.addCounts(count());
        }
        return EpochCompleted.newBuilder()
                .setEpoch(count())
                .setLearningRate(number())
                .putMetrics("gradient_norm", number())
                .addSplits(split(Split.SPLIT_TRAIN, Pass.PASS_TRAINING, full))
                .addSplits(split(Split.SPLIT_VALIDATION, Pass.PASS_VALIDATION, sparse))
                .build();
    }

    private SplitMetrics.Builder split(Split split, Pass pass, ConfusionMatrix.Builder confusion) {
        return SplitMetrics.newBuilder()
                .setSplit(split)
                .setPass(pass)
                .setSamples(count())
                .setLoss(number())
                .putMetrics("accuracy", number())
                .setConfusion(confusion)
                .addClassScores(ClassScores.newBuilder()
                        .setClassIndex(1)
                        .setBucketsPerUnit(8)
                        .addBuckets(random.nextInt(1665) - 832)
                        .addPositives(count())
                        .addNegatives(count()));
    }

    private StepScalars stepScalars() {
        StepScalars.Builder body = StepScalars.newBuilder().setName("loss").setEpoch(count());
        long step = 0;
        for (int i = 0; i < count(); i++) {
            step += 1 + random.nextInt(5);
            body.addSteps(step).addValues(number());
        }
        return body.build();
    }

    private SceneDescribed sceneDescribed() {
        ChunkGrid grid = grid();
        Chunk chunk = grid.chunk(random.nextInt(grid.chunks()));
        BitSet present = present(chunk);
        SceneDescribed.Builder body = SceneDescribed.newBuilder()
                .setScene("train")
                .setName(text())
                .setGrid(grid.toMessage())
                .setChunk(chunk.number())
                .setPresence(Presence.pack(present, chunk.patches()));
        boolean withSamples = random.nextBoolean();
        for (int i = 0; i < present.cardinality(); i++) {
            body.addLabels(random.nextInt(11) - 1).addSplits(Split.forNumber(1 + random.nextInt(3)));
            if (withSamples) {
                body.addSamples(random.nextInt(100_000));
            }
        }
        if (random.nextBoolean()) {
            Georeference.Builder place = Georeference.newBuilder().setCrs("EPSG:32640");
            for (int i = 0; i < 6; i++) {
                place.addAffine(number());
            }
            body.setGeoreference(place);
        }
        return body.build();
    }

    private PatchScores patchScores() {
        ChunkGrid grid = grid();
        Chunk chunk = grid.chunk(random.nextInt(grid.chunks()));
        BitSet present = present(chunk);
        PatchScores.Builder body = PatchScores.newBuilder()
                .setScene("scene.1_a")
                .setGrid(grid.toMessage())
                .setChunk(chunk.number())
                .setEpoch(count())
                .setPass(Pass.PASS_EVALUATION)
                .setPresence(Presence.pack(present, chunk.patches()));
        boolean regression = random.nextBoolean();
        for (int i = 0; i < present.cardinality(); i++) {
            body.addLoss((float) number());
            if (regression) {
                body.addOutput((float) number());
            } else {
                body.addPTrue((float) number())
                        .addPPredicted((float) number())
                        .addPredicted(random.nextInt(Short.MAX_VALUE + 1));
            }
        }
        return body.build();
    }

    private TensorHistogram tensorHistogram() {
        HistogramSketch sketch = new HistogramSketch(random.nextInt(11));
        for (int i = 0; i < 20 * count(); i++) {
            sketch.add(random.nextInt(4) == 0 ? ODD[random.nextInt(4)] : random.nextGaussian());
        }
        return TensorHistogram.newBuilder()
                .setLayer("01Linear")
                .setTensor("weight")
                .setKind(TensorKind.TENSOR_KIND_WEIGHT)
                .setStep(count())
                .addShape(-1)
                .setHistogram(sketch.toMessage())
                .build();
    }

    private SampleActivations sampleActivations() {
        SampleActivations.Builder body = SampleActivations.newBuilder()
                .setLayer("02ReLU")
                .setEpoch(count())
                .setSplit(split())
                .setSample(count());
        for (int i = 0; i < count(); i++) {
            body.addValues((float) number());
        }
        return body.build();
    }

    private SampleOutput sampleOutput() {
        SampleOutput.Builder body = SampleOutput.newBuilder()
                .setEpoch(count())
                .setSplit(split())
                .setSample(count())
                .setLabel(count() - 1)
                .setLoss((float) number());
        for (int i = 0; i < count(); i++) {
            body.addProbabilities((float) number());
        }
        return body.build();
    }

    private FeatureProjection featureProjection() {
        FeatureProjection.Builder body = FeatureProjection.newBuilder()
                .setLayer("02ReLU")
                .setEpoch(count())
                .setFeatures(64)
                .addExplained(number())
                .addExplained(number());
        for (int i = 0; i < count(); i++) {
            body.addSamples(i)
                    .addSplits(split())
                    .addLabels(count() - 1)
                    .addPredicted(count())
                    .addLoss((float) number())
                    .addX((float) number())
                    .addY((float) number());
        }
        return body.build();
    }

    private Picture picture() {
        ByteString png = ByteString.fromHex("89504e470d0a1a0a").concat(bytes());
        Picture.Builder body = Picture.newBuilder()
                .setAddress(sha256(png))
                .setPng(png)
                .setKind("sample")
                .putCaption("predicted", text());
        if (random.nextBoolean()) {
            body.setKind("top-samples").setUnit(count()).setSheet(sheet());
        }
        return body.build();
    }

    private Sheet sheet() {
        int tiles = 1 + count();
        Sheet.Builder sheet = Sheet.newBuilder()
                .setColumns(1 + count())
                .setTiles(tiles)
                .setTileWidth(28)
                .setTileHeight(28)
                .setValues(ValueRange.newBuilder().setLow((float) number()).setHigh((float) number()));
        for (int i = 0; i < tiles; i++) {
            sheet.addSamples(SheetSample.newBuilder()
                    .setSample(count())
                    .setSplit(split())
                    .setLabel(count() - 1)
                    .setScore((float) number()));
        }
        return sheet.build();
    }

    private Split split() {
        return Split.forNumber(1 + random.nextInt(3));
    }

    private static String sha256(ByteString bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes.toByteArray()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private ChunkGrid grid() {
        return new ChunkGrid(1 + random.nextInt(9), 1 + random.nextInt(9), 1 + random.nextInt(5));
    }

    private BitSet present(Chunk chunk) {
        BitSet present = new BitSet();
        for (int i = 0; i < chunk.patches(); i++) {
            present.set(i, random.nextInt(4) > 0);
        }
        return present;
    }

    private double number() {
        return random.nextInt(3) == 0 ? ODD[random.nextInt(ODD.length)] : random.nextGaussian();
    }

    private int count() {
        return random.nextInt(6);
    }

    private String text() {
        return TEXTS[random.nextInt(TEXTS.length)];
    }

    private ByteString bytes() {
        byte[] bytes = new byte[count()];
        random.nextBytes(bytes);
        return ByteString.copyFrom(bytes);
    }
}
