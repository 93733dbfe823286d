package io.epochscope.metrics.imports.tensorboard;

import io.epochscope.events.v1.Split;
import io.epochscope.events.v1.StepScalars;
import io.epochscope.metrics.imports.Figures;
import io.epochscope.metrics.problem.Excerpt;
import io.epochscope.metrics.store.Names;
import io.epochscope.metrics.tensorboard.BrokenEventFileException;
import io.epochscope.metrics.tensorboard.EventFileReader;
import io.epochscope.metrics.tensorboard.Scalar;
import io.epochscope.metrics.tensorboard.proto.Summary;
import io.epochscope.metrics.tensorboard.proto.TensorBoardEvent;
import jakarta.ws.rs.BadRequestException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;

/**
 * What the event files of one run say, sorted by what it is here. Tags {@code epoch_loss}, as Keras writes them with
 * epochs from 0, are figures of the split that the file's folder is named after; {@code loss/validation} and
 * {@code epoch/…} are figures of an epoch as this service exports them; any other number is one of a step. Not
 * thread-safe.
 */
final class LoggedRun {

    private static final String KERAS_EPOCH = "epoch_";
    private static final String KERAS_VALIDATION = "val_";
    private static final String OWN_EPOCH = "epoch/";
    private static final String OWN_STEPS = "steps/";
    private static final Set<String> LEARNING_RATE = Set.of("lr", "learning_rate");

    /** Steps of one event: some ten kilobytes. */
    private static final int SLICE = 1_000;

    private final Figures figures = new Figures();
    private final NavigableMap<String, NavigableMap<Long, Double>> series = new TreeMap<>();
    private final Map<String, String> folders = new HashMap<>();
    private final Map<String, String> plugins = new HashMap<>();
    private final Map<String, Integer> notTaken = new TreeMap<>();

    /**
     * What is in files of one run; of several files, in those that are called like event files.
     *
     * @throws BadRequestException if a record is damaged, or the files are of several runs
     */
    static LoggedRun of(List<LogFile> files) {
        var logged = new LoggedRun();
        for (LogFile file : files) {
            if (files.size() > 1 && !file.isEvents()) {
                logged.leave("file");
            } else {
                events(file).forEach(event -> logged.add(file, event));
            }
        }
        return logged;
    }

    private static List<TensorBoardEvent> events(LogFile file) {
        try {
            return EventFileReader.read(file.path(), file.content());
        } catch (BrokenEventFileException e) {
            throw new BadRequestException(e.getMessage() + "; nothing was imported", e);
        }
    }

    private void add(LogFile file, TensorBoardEvent event) {
        switch (event.getWhatCase()) {
            case SUMMARY -> event.getSummary().getValueList().forEach(value -> add(file, event.getStep(), value));
            case FILE_VERSION, SESSION_LOG, WHAT_NOT_SET -> {
                // Say nothing of the run.
            }
            default -> leave(event.getWhatCase().name().toLowerCase(Locale.ROOT));
        }
    }

    /** Counts what has no place here. */
    private void leave(String kind) {
        notTaken.merge(kind, 1, Integer::sum);
    }

    private void add(LogFile file, long step, Summary.Value value) {
        String key = file.path() + "\n" + value.getTag();
        if (value.hasMetadata()) {
            plugins.put(key, value.getMetadata().getPluginData().getPluginName());
        }
        OptionalDouble number = Scalar.of(value);
        if (number.isEmpty()) {
            String plugin = plugins.getOrDefault(key, "");
            leave(plugin.isEmpty() ? kind(value) : plugin);
            return;
        }
        number(file, step, value.getTag(), number.getAsDouble());
    }

    /** As the plugins that show it are called. */
    private static String kind(Summary.Value value) {
        return switch (value.getValueCase()) {
            case HISTO -> "histograms";
            case IMAGE -> "images";
            default -> value.getValueCase().name().toLowerCase(Locale.ROOT);
        };
    }

    private void number(LogFile file, long step, String tag, double value) {
        Optional<Split> named = splitAtEnd(tag);
        if (tag.startsWith(OWN_EPOCH)) {
            own(file, epoch(tag, step), tag.substring(OWN_EPOCH.length()), value);
        } else if (tag.startsWith(OWN_STEPS)) {
            step(file, tag.substring(OWN_STEPS.length()), step, value);
        } else if (tag.startsWith(KERAS_EPOCH)) {
            keras(file, epoch(tag, step + 1), tag.substring(KERAS_EPOCH.length()), value);
        } else if (named.isPresent()) {
            split(file, epoch(tag, step), named.get(), tag.substring(0, tag.lastIndexOf('/')), value);
        } else {
            step(file, file.folder().isEmpty() ? tag : file.folder() + "/" + tag, step, value);
        }
    }

    private static Optional<Split> splitAtEnd(String tag) {
        return List.of(Split.SPLIT_TRAIN, Split.SPLIT_VALIDATION, Split.SPLIT_TEST).stream()
                .filter(split -> tag.length() > Names.of(split).length() + 1 && tag.endsWith("/" + Names.of(split)))
                .findFirst();
    }

    private static int epoch(String tag, long step) {
        if (step < 0 || step > Integer.MAX_VALUE) {
            throw new BadRequestException(
                    "tag " + Excerpt.of(tag) + " has step " + step + ", which is no epoch: 0 to " + Integer.MAX_VALUE);
        }
        return (int) step;
    }

    private void own(LogFile file, int epoch, String metric, double value) {
        belongs(file, OWN_EPOCH + metric);
        if (LEARNING_RATE.contains(metric)) {
            figures.learningRate(epoch, value);
        } else {
            figures.put(epoch, metric, value);
        }
    }

    private void keras(LogFile file, int epoch, String metric, double value) {
        if (LEARNING_RATE.contains(metric)) {
            own(file, epoch, metric, value);
        } else if (metric.startsWith(KERAS_VALIDATION) && metric.length() > KERAS_VALIDATION.length()) {
            split(file, epoch, Split.SPLIT_VALIDATION, metric.substring(KERAS_VALIDATION.length()), value);
        } else {
            split(file, epoch, file.split().orElse(Split.SPLIT_TRAIN), metric, value);
        }
    }

    private void split(LogFile file, int epoch, Split split, String metric, double value) {
        belongs(file, metric + " of split " + Names.of(split));
        figures.put(epoch, split, metric, value);
    }

    private void step(LogFile file, String name, long step, double value) {
        belongs(file, "steps of " + name);
        series.computeIfAbsent(name, key -> new TreeMap<>()).put(step, value);
    }

    /** Two folders that say the same are two runs, which must not be mixed. */
    private void belongs(LogFile file, String what) {
        String other = folders.putIfAbsent(what, file.folder());
        if (other != null && !other.equals(file.folder())) {
            throw new BadRequestException("folders \"" + Excerpt.of(other) + "\" and \"" + Excerpt.of(file.folder())
                    + "\" both have " + Excerpt.of(what)
                    + ", so they are of two runs; nothing was imported, since one run at a time is");
        }
    }

    Figures figures() {
        return figures;
    }

    Map<String, Integer> notTaken() {
        return notTaken;
    }

    /** Values by step, cut in slices; counted from 1, also those that were counted from 0. */
    List<StepScalars> steps() {
        var slices = new ArrayList<StepScalars>();
        series.forEach((name, values) -> {
            long shift = values.firstKey() == 0 ? 1 : 0;
            var slice = StepScalars.newBuilder().setName(name);
            for (Map.Entry<Long, Double> each : values.entrySet()) {
                slice.addSteps(each.getKey() + shift).addValues(each.getValue());
                if (slice.getStepsCount() == SLICE) {
                    slices.add(slice.build());
                    slice.clearSteps().clearValues();
                }
            }
            if (slice.getStepsCount() > 0) {
                slices.add(slice.build());
            }
        });
        return slices;
    }
}
