package io.epochscope.metrics.drawing;

import java.awt.Color;
import java.awt.Graphics2D;
import java.util.ArrayList;
import java.util.List;

/**
 * The colours of categories with their names, in as many lines as they need.
 *
 * @param label says what the categories are of
 */
public record Legend(Style style, String label, List<Category> categories) implements Key {

    private static final int MOST = 40;

    private record Place(Category category, int x, int line) {}

    @Override
    public int height(int width) {
        List<Place> places = places(width);
        int lines = places.isEmpty() ? 0 : places.get(places.size() - 1).line() + 1;
        int more = categories.size() > MOST ? 1 : 0;
        return (1 + lines + more) * style.lineHeight() + style.gap() / 2;
    }

    private List<Place> places(int width) {
        var places = new ArrayList<Place>();
        int x = 0;
        int line = 0;
        for (Category category : categories.subList(0, Math.min(MOST, categories.size()))) {
            int room = swatch() + style.gap() / 2 + (int) Math.ceil(style.width(category.name()));
            if (x > 0 && x + room > width) {
                x = 0;
                line++;
            }
            places.add(new Place(category, x, line));
            x += room + 2 * style.gap();
        }
        return places;
    }

    private int swatch() {
        return (int) Math.round(style.size());
    }

    @Override
    public void draw(Graphics2D graphics, int x, int y, int width) {
        style.write(graphics, label, x, y, width);
        int top = y + style.lineHeight();
        List<Place> places = places(width);
        for (Place place : places) {
            int left = x + place.x();
            int upper = top + place.line() * style.lineHeight();
            graphics.setColor(new Color(place.category().colour()));
            graphics.fillRect(left, upper + 1, swatch(), swatch());
            int text = swatch() + style.gap() / 2;
            style.write(graphics, place.category().name(), left + text, upper, width - place.x() - text);
        }
        if (categories.size() > MOST) {
            int line = places.get(places.size() - 1).line() + 1;
            String more = "and " + (categories.size() - MOST) + " more";
            style.write(graphics, more, x, top + line * style.lineHeight(), width);
        }
    }
}
