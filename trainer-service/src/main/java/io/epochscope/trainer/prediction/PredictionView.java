package io.epochscope.trainer.prediction;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.epochscope.engine.prediction.ClassProbability;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a model makes of what was sent.
 *
 * @param run that trained the model
 * @param model kind of model
 * @param epoch whose weights it has
 * @param image how the image was taken; absent of a row
 * @param predictions the most probable classes, the most probable first; absent where a number is predicted
 * @param value the predicted number; absent where there are classes
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PredictionView(
        String run, String model, int epoch, ImageView image, List<ClassProbability> predictions, ValueView value) {

    /**
     * How an image became a sample.
     *
     * @param width pixels across that the network gets
     * @param height pixels down
     * @param channels 1 of grey, 3 of red, green and blue
     * @param changes what was done to the image, each a phrase; empty if it was taken as it is
     */
    @Schema(name = "PredictedImage")
    public record ImageView(int width, int height, int channels, List<String> changes) {}

    /**
     * A predicted number.
     *
     * @param name of the target
     * @param unit of the target; empty if it has none
     * @param value in that unit
     */
    @Schema(name = "PredictedValue")
    public record ValueView(String name, String unit, double value) {}
}
