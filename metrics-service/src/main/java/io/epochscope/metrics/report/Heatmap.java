package io.epochscope.metrics.report;

import io.epochscope.metrics.drawing.PatchLayout;
import java.util.List;

/**
 * The scores of a scene's patches over its picture, epoch by epoch.
 *
 * @param id unique within the page
 * @param picture of the scene, as a data URI; empty if it has none
 * @param thinned which epochs and patches are left out, in words; empty if none
 * @param summary the same in figures, for whoever cannot see it
 * @param links to every score with every digit
 */
public record Heatmap(
        String id, String title, String picture, String thinned, Content content, Table summary, List<Link> links)
        implements Block {

    /**
     * What the page's script draws.
     *
     * @param width of what is drawn, in pixels of the scene's image
     * @param height of what is drawn, in pixels of the scene's image
     * @param left of the first cell, in pixels of what is drawn
     * @param top of the first cell, in pixels of what is drawn
     * @param layout of the cells
     */
    public record Content(
            int rows,
            int columns,
            double width,
            double height,
            double left,
            double top,
            PatchLayout layout,
            List<Integer> epochs,
            List<Layer> layers) {}

    /**
     * One metric.
     *
     * @param palette colours of the 256 bytes; 0 is what was not scored, 1 is NaN
     * @param low value of the first colour
     * @param high value of the last colour
     * @param below whether there are values below
     * @param above whether there are values above
     * @param planes as {@link ScorePlanes} packs them
     */
    public record Layer(
            String label,
            List<String> palette,
            double low,
            double high,
            boolean below,
            boolean above,
            boolean notANumber,
            String planes) {}

    /** For the page's script. */
    public String json() {
        return ScriptJson.of(content);
    }

    /** The number of the last epoch, from 0. */
    public int last() {
        return content.epochs().size() - 1;
    }

    @Override
    public String html() {
        return Templates.heatmap(this).render();
    }
}
