package io.epochscope.metrics.map;

import io.epochscope.metrics.drawing.Category;
import io.epochscope.metrics.drawing.Palette;
import io.epochscope.metrics.drawing.PatchGrid;
import io.epochscope.metrics.scene.SceneClass;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What the cells of maps can be where they are no measured values. */
final class Categories {

    /** Right is pale, so that what is wrong is seen on any background and beside the colours of classes. */
    private static final List<Category> CORRECTNESS =
            List.of(new Category(0, "wrong", 0xe3000f), new Category(1, "correct", 0xc9cdd2));

    /** As the function {@code verdict_name} numbers them; the more problematic, the warmer. */
    private static final List<Category> VERDICTS = List.of(
            new Category(0, "open: too few epochs", 0x8a8a8a),
            new Category(1, "suspect label", 0xd55e00),
            new Category(2, "never learned", 0x882255),
            new Category(3, "forgotten", 0xcc79a7),
            new Category(4, "inconsistent", 0xe69f00),
            new Category(5, "slow", 0x56b4e9),
            new Category(6, "learned", 0x009e73));

    private Categories() {}

    static List<Category> correctness() {
        return CORRECTNESS;
    }

    static List<Category> verdicts() {
        return VERDICTS;
    }

    /** Those classes that occur in some grids; a class that the run has not told of is called by its number. */
    static List<Category> classes(List<SceneClass> classes, List<PatchGrid> grids) {
        Set<Integer> numbers = occurring(grids);
        var categories = new ArrayList<Category>();
        for (SceneClass each : classes) {
            if (numbers.remove(each.index())) {
                categories.add(each.category());
            }
        }
        numbers.forEach(number -> categories.add(new Category(number, "class " + number, Palette.colour(number))));
        return categories;
    }

    /** Those categories that occur in some grids. */
    static List<Category> occurring(List<Category> categories, List<PatchGrid> grids) {
        Set<Integer> numbers = occurring(grids);
        return categories.stream()
                .filter(category -> numbers.contains(category.value()))
                .toList();
    }

    private static Set<Integer> occurring(List<PatchGrid> grids) {
        var numbers = new TreeSet<Integer>();
        grids.forEach(grid -> grid.distinct().forEach(numbers::add));
        return numbers;
    }

    static List<Category> joined(List<Category> some, List<Category> others) {
        return Stream.concat(some.stream(), others.stream()).toList();
    }
}
