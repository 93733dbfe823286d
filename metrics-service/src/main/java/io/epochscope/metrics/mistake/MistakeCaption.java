package io.epochscope.metrics.mistake;

import io.epochscope.metrics.drawing.Style;
import java.util.List;

/** What is written below a mistake: names of classes are shortened, so that how sure it was is still to be read. */
final class MistakeCaption {

    private static final String BETWEEN = " taken for ";

    private final Style style;
    private final double width;

    /** Within a width in pixels. */
    MistakeCaption(Style style, double width) {
        this.style = style;
        this.width = width;
    }

    List<String> of(Mistake mistake) {
        String sure = sure(mistake.pPredicted());
        double room = width - style.width(BETWEEN + sure);
        double ofTrue = style.width(mistake.trueName());
        double ofPredicted = style.width(mistake.predictedName());
        // Half of the room each; what a short name leaves goes to the other one.
        double half = room / 2;
        double forTrue = Math.max(half, room - ofPredicted);
        double forPredicted = Math.max(half, room - ofTrue);
        return List.of(
                style.fit(mistake.trueName(), forTrue)
                        + BETWEEN
                        + style.fit(mistake.predictedName(), forPredicted)
                        + sure,
                "wrong in " + mistake.epochsWrong().size() + " of " + mistake.epochsScored() + " epochs");
    }

    private static String sure(Float probability) {
        if (probability == null) {
            return "";
        }
        return " · " + (probability.isNaN() ? "NaN" : Math.round(probability * 100) + " %");
    }
}
