package io.epochscope.engine.training;

import io.epochscope.engine.checkpoint.Checkpoint;
import io.epochscope.engine.checkpoint.Checkpointing;
import io.epochscope.events.v1.EpochCompleted;
import io.epochscope.events.v1.Event;
import io.epochscope.events.v1.Picture;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Attempts of one run, each with its events, checkpoints and model in folders. */
final class Interruption {

    /** What each epoch has, and depends on nothing but what was computed. */
    private static final List<String> MEASURED = List.of("samples_per_second");

    private final Path folder;

    Interruption(Path folder) {
        this.folder = folder;
    }

    /** What an attempt left. */
    record Attempt(CollectedEvents events, Outcome outcome, Path folder) {

        Checkpoint checkpoint(int epoch) throws IOException {
            return Checkpoint.open(folder.resolve("epoch-" + epoch));
        }

        /** The files of the trained model by name. */
        Map<String, String> model() throws IOException {
            return contents(folder.resolve("model"));
        }
    }

    Attempt whole(TrainingPlan plan) throws IOException {
        return attempt(plan, Optional.empty(), 0);
    }

    /** Stopped after the first batch of an epoch. */
    Attempt stoppedIn(int epoch, TrainingPlan plan) throws IOException {
        return attempt(plan, Optional.empty(), epoch);
    }

    Attempt resumed(TrainingPlan plan, Checkpoint from) throws IOException {
        return attempt(second(plan), Optional.of(from), 0);
    }

    private Attempt attempt(TrainingPlan plan, Optional<Checkpoint> from, int stopIn) throws IOException {
        Path place = Files.createTempDirectory(folder, "attempt");
        CollectedEvents events = new CollectedEvents();
        Training[] training = new Training[1];
        training[0] = new Training(
                plan,
                events,
                progress -> {
                    if (progress.epoch() == stopIn) {
                        training[0].stop("enough");
                    }
                },
                model -> model.save(place.resolve("model")),
                new Checkpointing(snapshot -> snapshot.save(place.resolve("epoch-" + snapshot.epoch())), from));
        return new Attempt(events, training[0].run(), place);
    }

    private static TrainingPlan second(TrainingPlan plan) {
        RunIdentity run = plan.run();
        return new TrainingPlan(
                new RunIdentity(run.runId(), 2, run.name(), run.tags(), run.requestJson(), run.sweep()),
                plan.model(),
                plan.data(),
                plan.epochs(),
                plan.batchSize(),
                plan.loss(),
                plan.learning(),
                plan.seed(),
                plan.watch(),
                plan.evaluation(),
                plan.checkpoints(),
                plan.rateRange());
    }

    /** The events from an epoch on, without what no two runs share: times, and who stopped one of them. */
    static List<Event> from(int epoch, CollectedEvents events) {
        return computed(events).filter(event -> epochOf(event) >= epoch).toList();
    }

    /** Those of whole epochs and before training, up to an epoch. */
    static List<Event> upTo(int epoch, CollectedEvents events) {
        return computed(events).filter(event -> epochOf(event) <= epoch).toList();
    }

    private static Stream<Event> computed(CollectedEvents events) {
        return events.all().stream()
                .filter(event -> epochOf(event) >= 0)
                // That it was stopped is what the interrupted attempt alone has to tell.
                .filter(event -> !event.getActionTaken().getAction().equals("stopped"))
                .map(event -> comparable(
                                event.toBuilder().clearAttempt().clearSequence().clearOccurredAt())
                        .build());
    }

    private static Event.Builder comparable(Event.Builder event) {
        if (event.hasEpochCompleted()) {
            EpochCompleted.Builder epoch = event.getEpochCompletedBuilder()
                    .clearSecondsTraining()
                    .clearSecondsValidating()
                    .clearSecondsWatching()
                    .clearSecondsWaitingForData()
                    .clearResources();
            MEASURED.forEach(epoch::removeMetrics);
        }
        if (event.hasPicture()) {
            Picture.Builder picture = event.getPictureBuilder();
            picture.clearPng();
        }
        return event;
    }

    private static int epochOf(Event event) {
        return switch (event.getBodyCase()) {
            case EPOCH_COMPLETED -> event.getEpochCompleted().getEpoch();
            case STEP_SCALARS -> event.getStepScalars().getEpoch();
            case PATCH_SCORES -> event.getPatchScores().getEpoch();
            case TENSOR_HISTOGRAM -> event.getTensorHistogram().getEpoch();
            case SAMPLE_ACTIVATIONS -> event.getSampleActivations().getEpoch();
            case SAMPLE_OUTPUT -> event.getSampleOutput().getEpoch();
            case FEATURE_PROJECTION -> event.getFeatureProjection().getEpoch();
            case PICTURE -> event.getPicture().getEpoch();
            case SCENE_DESCRIBED -> 0;
            case ACTION_TAKEN -> event.getActionTaken().getEpoch();
            default -> -1;
        };
    }

    /** The files of a folder by name, in letters that show where they differ. */
    static Map<String, String> contents(Path folder) throws IOException {
        Map<String, String> contents = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                String content = Files.readString(file, StandardCharsets.ISO_8859_1);
                String name = file.getFileName().toString();
                contents.put(name, name.endsWith(".properties") ? withoutDate(content) : content);
            }
        }
        return contents;
    }

    private static String withoutDate(String properties) {
        return properties.lines().filter(line -> !line.startsWith("#")).sorted().collect(Collectors.joining("\n"));
    }
}
