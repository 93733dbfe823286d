package io.epochscope.metrics.drawing;

/** A rectangle of a scene's image, in its pixels; it may reach beyond the image. */
public record ImageArea(double x, double y, double width, double height) {

    /** Width over height. */
    public double aspect() {
        return width / height;
    }
}
