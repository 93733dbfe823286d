package io.epochscope.metrics.map;

import io.epochscope.metrics.drawing.Category;
import io.epochscope.metrics.drawing.Palette;
import io.epochscope.metrics.drawing.PatchGrid;
import io.epochscope.metrics.dynamics.PatchVerdict;
import io.epochscope.metrics.parameter.Argument;
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

    /** The more problematic, the warmer. */
    private static final List<Category> VERDICTS = List.of(
            verdict(PatchVerdict.SUSPECT_LABEL, 0xd55e00),
            verdict(PatchVerdict.NEVER_LEARNED, 0x882255),
            verdict(PatchVerdict.FORGOTTEN, 0xcc79a7),
            verdict(PatchVerdict.INCONSISTENT, 0xe69f00),
            verdict(PatchVerdict.SLOW, 0x56b4e9),
            verdict(PatchVerdict.LEARNED, 0x009e73),
            verdict(PatchVerdict.OPEN, 0x8a8a8a));

    private Categories() {}

    private static Category verdict(PatchVerdict verdict, int colour) {
        return new Category(verdict.code(), Argument.nameOf(verdict).replace('_', ' '), colour);
    }

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
