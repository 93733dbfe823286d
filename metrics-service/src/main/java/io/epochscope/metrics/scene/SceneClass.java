package io.epochscope.metrics.scene;

import io.epochscope.metrics.drawing.Category;
import io.epochscope.metrics.drawing.Palette;
import java.util.regex.Pattern;

/**
 * A class of the run.
 *
 * @param colour {@code #RRGGBB}, null if the data set gives none
 */
public record SceneClass(int index, String name, String colour) {

    private static final Pattern HEXADECIMAL = Pattern.compile("#[0-9a-fA-F]{6}");

    /** Its colour in pictures, the palette's if it has none of its own. */
    public Category category() {
        boolean own = colour != null && HEXADECIMAL.matcher(colour).matches();
        return new Category(index, name, own ? Integer.parseInt(colour.substring(1), 16) : Palette.colour(index));
    }
}
