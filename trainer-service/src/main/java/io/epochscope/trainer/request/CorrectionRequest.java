package io.epochscope.trainer.request;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import io.epochscope.engine.catalogue.Fault;
import io.epochscope.engine.correction.Correction;
import io.epochscope.engine.correction.Correction.Exclude;
import io.epochscope.engine.correction.Correction.Relabel;
import io.epochscope.engine.correction.Correction.Weigh;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One patch that is to be taken for something else than the data set says.
 *
 * @param scene its id
 * @param row of the scene's grid, from 0
 * @param column of the scene's grid, from 0
 * @param action {@code relabel}, {@code exclude} or {@code weight}
 * @param className of a relabelled patch: the name of its class, or the index
 * @param weight of a weighted patch: how many times as much it counts in the loss that is trained on
 */
public record CorrectionRequest(
        @NotNull @Schema(required = true, examples = "t4_001")
        String scene,

        @NotNull @PositiveOrZero @Schema(required = true, examples = "3")
        Integer row,

        @NotNull @PositiveOrZero @Schema(required = true, examples = "5")
        Integer column,

        @NotNull @Schema(required = true) Action action,

        @JsonProperty("class")
        @Schema(
                implementation = String.class,
                description = "Name of a class, or its index as a number; with relabel",
                examples = "road")
        JsonNode className,

        @Schema(description = "With weight") @PositiveOrZero @DecimalMax(CorrectionRequest.LARGEST_WEIGHT)
        Double weight) {

    // Beyond it, patches of weight 1 would vanish beside such a one in arithmetic of 32 bits.
    private static final String LARGEST_WEIGHT = "1000000";

    /** What is done about the patch. */
    public enum Action {
        RELABEL,
        EXCLUDE,
        WEIGHT
    }

    /** What its fields are to each other where they should be something else. */
    List<Fault> faults() {
        List<Fault> faults = new ArrayList<>();
        if (action == Action.RELABEL && (className == null || !(className.isTextual() || className.isInt()))) {
            faults.add(new Fault("class", text(className), "the name of a class, or its index as a whole number"));
        }
        if (action != Action.RELABEL && className != null) {
            faults.add(new Fault("class", text(className), "nothing unless action is relabel"));
        }
        if (action == Action.WEIGHT && weight == null) {
            faults.add(new Fault("weight", null, "a number from 0 to " + LARGEST_WEIGHT));
        }
        if (action != Action.WEIGHT && weight != null) {
            faults.add(new Fault("weight", weight.toString(), "nothing unless action is weight"));
        }
        return faults;
    }

    private static String text(JsonNode node) {
        if (node == null) {
            return null;
        }
        return node.isTextual() ? node.textValue() : node.toString();
    }

    Correction correction() {
        return new Correction(
                scene,
                row,
                column,
                switch (action) {
                    case RELABEL -> new Relabel(className.asText());
                    case EXCLUDE -> new Exclude();
                    case WEIGHT -> new Weigh(weight.floatValue());
                });
    }
}
