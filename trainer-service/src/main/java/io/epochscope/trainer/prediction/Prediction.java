package io.epochscope.trainer.prediction;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.epochscope.engine.catalogue.Fault;
import io.epochscope.engine.data.patches.PixelStore;
import io.epochscope.engine.data.scenes.ImageDecoder;
import io.epochscope.engine.prediction.ClassProbability;
import io.epochscope.engine.prediction.ImageInput;
import io.epochscope.engine.prediction.ModelDescription;
import io.epochscope.engine.prediction.SavedModel;
import io.epochscope.trainer.prediction.PredictionView.ImageView;
import io.epochscope.trainer.prediction.PredictionView.ValueView;
import io.epochscope.trainer.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * One prediction of a model.
 *
 * @param decoder of images
 * @param json of rows
 * @param form what was sent
 * @param top how many classes are told of at most
 */
record Prediction(ImageDecoder decoder, ObjectMapper json, BodyForm form, int top) {

    private static final int GREY = 1;

    /**
     * Predicts.
     *
     * @param body file with what was sent
     * @throws ProblemException if the model takes something else, or it cannot be read
     */
    PredictionView of(SavedModel model, Path body) throws IOException {
        ModelDescription description = model.description();
        if (!description.features().isEmpty()) {
            requireForm(BodyForm.ROW, "a row as application/json: " + RowReader.example(description.features()));
            return view(model, null, new RowReader(json, description.features()).read(Files.readAllBytes(body)));
        }
        ImageInput input = description.image().filter(ImageInput::isPicture).orElseThrow(() -> unknownInput(model));
        requireForm(BodyForm.IMAGE, "an image as " + BodyForm.IMAGE_TYPES);
        PixelStore image = decode(body);
        return view(
                model,
                new ImageView(input.width(), input.height(), input.channels(), changes(image, input)),
                input.sample(image));
    }

    private void requireForm(BodyForm wanted, String accepted) {
        if (form != wanted) {
            throw ProblemException.unsupported("The model of this run takes " + accepted);
        }
    }

    private static ProblemException unknownInput(SavedModel model) {
        return ProblemException.conflict(
                "the model of run %s does not say how pixels of %s are scaled: it was kept before models did, or its data set gives no pixelScales; models of runs that are trained from now on say it"
                        .formatted(
                                model.description().run(), model.description().sample()));
    }

    private PixelStore decode(Path body) {
        try {
            return decoder.decode(body);
        } catch (IOException e) {
            throw ProblemException.invalid(List.of(new Fault(
                    "body",
                    e.getMessage(),
                    "a whole PNG, JPEG or TIFF of 8 or 16 bits, grey, in colours or with a palette")));
        }
    }

    private static List<String> changes(PixelStore image, ImageInput input) {
        List<String> changes = new ArrayList<>();
        if (image.width() != input.width() || image.height() != input.height()) {
            changes.add("resized from %d × %d pixels".formatted(image.width(), image.height()));
        }
        if (image.channels() != input.channels()) {
            changes.add(input.channels() == GREY ? "colours made grey" : "grey made colours");
        }
        return changes;
    }

    private PredictionView view(SavedModel model, ImageView image, float[] features) {
        ModelDescription description = model.description();
        List<ClassProbability> classes = null;
        ValueView value = null;
        if (description.target().isPresent()) {
            double number = model.predict(features);
            requireFinite(number, description);
            value = new ValueView(
                    description.target().get().name(),
                    description.target().get().unit(),
                    number);
        } else {
            classes = model.classify(features);
            requireFinite(classes.get(0).probability(), description);
            classes = classes.subList(0, Math.min(top, classes.size()));
        }
        return new PredictionView(description.run(), description.model(), description.epoch(), image, classes, value);
    }

    private static void requireFinite(double output, ModelDescription description) {
        if (!Double.isFinite(output)) {
            throw ProblemException.conflict(
                    "the model of run %s puts out no finite numbers for this: its training diverged, or it is far from all that was trained on"
                            .formatted(description.run()));
        }
    }
}
