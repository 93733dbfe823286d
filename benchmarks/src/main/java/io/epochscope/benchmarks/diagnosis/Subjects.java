package io.epochscope.benchmarks.diagnosis;

import java.util.List;
import java.util.Map;

/**
 * The networks and data of all cases. Those that are held out share neither architecture nor samples with the others;
 * their tables and scenes are generated too, but with other sizes, other noise and other seeds.
 */
final class Subjects {

    private static final Map<String, Object> DIGITS = Map.of("samples", 1_200, "size", 16, "mislabelled", 0.0);
    private static final Map<String, Object> FEW_DIGITS =
            Map.of("samples", 800, "size", 20, "noise", 0.4, "mislabelled", 0.0);
    private static final Map<String, Object> NOISY_DIGITS =
            Map.of("samples", 1_000, "size", 16, "noise", 0.3, "mislabelled", 0.0);
    private static final Map<String, Object> SCENE =
            Map.of("rows", 32, "columns", 32, "patch", 8, "mislabelled", 0.0, "hard", 0.0);
    private static final Map<String, Object> TABLE = Map.of("rows", 1_500);
    private static final Map<String, Object> NOISY_TABLE = Map.of("rows", 2_000, "features", 12, "noise", 1.2);
    private static final Map<String, Object> ANOTHER_SCENE = Map.of(
            "rows", 34, "columns", 34, "patch", 8, "noise", 0.08, "mislabelled", 0.0, "hard", 0.0, "blockSize", 3);
    private static final Map<String, Object> WIDER_TABLE = Map.of("rows", 2_200, "features", 18, "noise", 1.4);

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
                    "normalised mlp of leaky relu on scene",
                    Part.TUNING,
                    "",
                    "generated-scene",
                    SCENE,
                    "mlp",
                    Map.of("hidden", List.of(48, 48), "activation", "leakyRelu", "batchNorm", true, "dropout", 0.1),
                    2e-3,
                    10,
                    Map.of("hidden", List.of(1)),
                    Map.of("hidden", List.of(512, 512, 512), "dropout", 0.0)),
            new Subject(
                    "cnn with dense on digits",
                    Part.TUNING,
                    "",
                    "generated",
                    DIGITS,
                    "cnn",
                    Map.of("channels", List.of(6, 12), "batchNorm", false, "dense", 48, "dropout", 0.2),
                    2e-3,
                    12,
                    Map.of("channels", List.of(1, 1), "dense", 2),
                    Map.of("channels", List.of(32, 64), "dense", 512, "dropout", 0.0)),
            new Subject(
                    "deep normalised cnn on noisy digits",
                    Part.TUNING,
                    "",
                    "generated",
                    NOISY_DIGITS,
                    "cnn",
                    Map.of("channels", List.of(8, 8, 16, 16), "batchNorm", true),
                    2e-3,
                    10,
                    Map.of("channels", List.of(1, 1, 1, 1)),
                    Map.of("channels", List.of(32, 64, 64, 64), "dense", 256)),
            new Subject(
                    "mlp with dropout on wide table",
                    Part.TUNING,
                    "",
                    "generated-regression",
                    NOISY_TABLE,
                    "mlp",
                    Map.of("hidden", List.of(48, 24), "dropout", 0.05),
                    3e-3,
                    12,
                    Map.of("hidden", List.of(1)),
                    Map.of("hidden", List.of(512, 512, 512), "dropout", 0.0)),
            new Subject(
                    "normalised mlp of three layers on mnist",
                    Part.HELD_OUT,
                    "mnist",
                    "idx",
                    Map.of("train", 1_500, "validation", 500, "test", 0),
                    "mlp",
                    Map.of("hidden", List.of(72, 48, 32), "activation", "gelu", "batchNorm", true, "dropout", 0.1),
                    2e-3,
                    9,
                    Map.of("hidden", List.of(2)),
                    Map.of("hidden", List.of(768, 768, 768), "dropout", 0.0)),
            new Subject(
                    "cnn of three convolutions on mnist",
                    Part.HELD_OUT,
                    "mnist",
                    "idx",
                    Map.of("train", 1_300, "validation", 500, "test", 0),
                    "cnn",
                    Map.of("channels", List.of(6, 10, 14), "batchNorm", false, "dense", 40, "dropout", 0.1),
                    2e-3,
                    10,
                    Map.of("channels", List.of(1, 1, 1), "dense", 2),
                    Map.of("channels", List.of(24, 48, 48), "dense", 768, "dropout", 0.0)),
            new Subject(
                    "resnet on mnist",
                    Part.HELD_OUT,
                    "mnist",
                    "idx",
                    Map.of("train", 700, "validation", 500, "test", 0),
                    "resnet",
                    Map.of("depth", 8, "width", 5),
                    4e-3,
                    7,
                    Map.of("width", 1),
                    Map.of("width", 24)),
            new Subject(
                    "unet on another scene",
                    Part.HELD_OUT,
                    "",
                    "generated-scene",
                    ANOTHER_SCENE,
                    "unet",
                    Map.of("levels", 1, "width", 6),
                    1e-2,
                    10,
                    Map.of("width", 1),
                    Map.of("width", 16)),
            new Subject(
                    "mlp of tanh on wider table",
                    Part.HELD_OUT,
                    "",
                    "generated-regression",
                    WIDER_TABLE,
                    "mlp",
                    Map.of("hidden", List.of(40, 20), "activation", "tanh"),
                    3e-3,
                    12,
                    Map.of("hidden", List.of(1)),
                    Map.of("hidden", List.of(512, 512, 512))));

    private Subjects() {}
}
