package io.epochscope.benchmarks.diagnosis;

import java.util.List;
import java.util.Map;

/** The networks and data of all cases. Those that are held out share neither architecture nor data with the others. */
final class Subjects {

    private static final Map<String, Object> DIGITS = Map.of("samples", 1_200, "size", 16, "mislabelled", 0.0);
    private static final Map<String, Object> FEW_DIGITS =
            Map.of("samples", 800, "size", 20, "noise", 0.4, "mislabelled", 0.0);
    private static final Map<String, Object> SCENE =
            Map.of("rows", 32, "columns", 32, "patch", 8, "mislabelled", 0.0, "hard", 0.0);
    private static final Map<String, Object> TABLE = Map.of("rows", 1_500);
    private static final Map<String, Object> MNIST = Map.of("train", 1_800, "validation", 600, "test", 0);
    private static final Map<String, Object> SCENES = Map.of("patch", 32, "blockSize", 3, "validation", 0.25);
    private static final Map<String, Object> WIDE_TABLE = Map.of("rows", 2_400, "features", 15, "noise", 1.5);

    static final List<Subject> ALL = List.of(
            new Subject(
                    "mlp on digits",
                    Part.TUNING,
                    "",
                    "generated",
                    DIGITS,
                    "mlp",
                    Map.of("hidden", List.of(64), "dropout", 0.2),
                    2e-3,
                    12,
                    Map.of("hidden", List.of(2)),
                    Map.of("hidden", List.of(1024, 1024, 1024), "dropout", 0.0)),
            new Subject(
                    "cnn on digits",
                    Part.TUNING,
                    "",
                    "generated",
                    DIGITS,
                    "cnn",
                    Map.of("channels", List.of(8, 16)),
                    2e-3,
                    10,
                    Map.of("channels", List.of(1, 1)),
                    Map.of("channels", List.of(48, 96), "dense", 512)),
            new Subject(
                    "cnn on scene",
                    Part.TUNING,
                    "",
                    "generated-scene",
                    SCENE,
                    "cnn",
                    Map.of("channels", List.of(8, 16), "batchNorm", false),
                    3e-3,
                    10,
                    Map.of("channels", List.of(1)),
                    Map.of("channels", List.of(64, 128), "dense", 512)),
            new Subject(
                    "mlp on scene",
                    Part.TUNING,
                    "",
                    "generated-scene",
                    SCENE,
                    "mlp",
                    Map.of("hidden", List.of(32, 16), "activation", "tanh"),
                    1e-3,
                    10,
                    Map.of("hidden", List.of(1)),
                    Map.of("hidden", List.of(1024, 1024, 1024))),
            new Subject(
                    "mlp on table",
                    Part.TUNING,
                    "",
                    "generated-regression",
                    TABLE,
                    "mlp",
                    Map.of("hidden", List.of(32, 32)),
                    3e-3,
                    12,
                    Map.of("hidden", List.of(1)),
                    Map.of("hidden", List.of(512, 512, 512))),
            new Subject(
                    "normalised mlp on digits",
                    Part.TUNING,
                    "",
                    "generated",
                    DIGITS,
                    "mlp",
                    Map.of("hidden", List.of(64, 32), "batchNorm", true, "dropout", 0.2),
                    2e-3,
                    10,
                    Map.of("hidden", List.of(2)),
                    Map.of("hidden", List.of(1024, 1024, 1024), "dropout", 0.0)),
            new Subject(
                    "normalised cnn on few digits",
                    Part.TUNING,
                    "",
                    "generated",
                    FEW_DIGITS,
                    "cnn",
                    Map.of("channels", List.of(6, 12, 24), "kernel", 3, "batchNorm", true),
                    3e-3,
                    8,
                    Map.of("channels", List.of(1, 1, 1)),
                    Map.of("channels", List.of(48, 96, 96), "dense", 256)),
            new Subject(
                    "mlp of gelu on mnist",
                    Part.HELD_OUT,
                    "mnist",
                    "idx",
                    MNIST,
                    "mlp",
                    Map.of("hidden", List.of(80, 80), "activation", "gelu", "batchNorm", true, "dropout", 0.25),
                    1e-3,
                    10,
                    Map.of("hidden", List.of(2)),
                    Map.of("hidden", List.of(1024, 1024, 1024), "dropout", 0.0)),
            new Subject(
                    "cnn with dense on mnist",
                    Part.HELD_OUT,
                    "mnist",
                    "idx",
                    MNIST,
                    "cnn",
                    Map.of("channels", List.of(8, 12), "kernel", 5, "batchNorm", false, "dense", 64, "dropout", 0.2),
                    2e-3,
                    8,
                    Map.of("channels", List.of(1, 1), "dense", 2),
                    Map.of("channels", List.of(32, 64), "dense", 1024, "dropout", 0.0)),
            new Subject(
                    "resnet on mnist",
                    Part.HELD_OUT,
                    "mnist",
                    "idx",
                    Map.of("train", 800, "validation", 400, "test", 0),
                    "resnet",
                    Map.of("depth", 8, "width", 6),
                    3e-3,
                    8,
                    Map.of("width", 1),
                    Map.of("width", 32)),
            new Subject(
                    "unet on scenes",
                    Part.HELD_OUT,
                    "scenes",
                    "scenes",
                    SCENES,
                    "unet",
                    Map.of("levels", 2, "width", 6),
                    2e-3,
                    10,
                    Map.of("width", 1),
                    Map.of("width", 24)),
            new Subject(
                    "mlp of three layers on wide table",
                    Part.HELD_OUT,
                    "",
                    "generated-regression",
                    WIDE_TABLE,
                    "mlp",
                    Map.of("hidden", List.of(32, 16, 16), "activation", "leakyRelu"),
                    2e-3,
                    12,
                    Map.of("hidden", List.of(1)),
                    Map.of("hidden", List.of(512, 512, 512))));

    private Subjects() {}
}
