package io.epochscope.engine.data.generated;

import java.util.SplittableRandom;

/**
 * Paints digits as if by many hands: turned, sheared, moved, stretched, with pens of several widths, on noisy paper.
 *
 * @param size height and width in pixels
 * @param noise standard deviation of what is added to each pixel, pixels being from 0 to 1
 */
record DigitPainter(int size, double noise) {

    /** Radians to either side. */
    private static final double TURN = 0.20;
    /** Sideways by height. */
    private static final double SHEAR = 0.20;
    /** From here on shares of the image's size. */
    private static final double SHIFT = 0.07;

    private static final double SMALLEST = 0.60;
    private static final double LARGEST = 0.85;
    private static final double TREMOR = 0.03;
    private static final double THINNEST = 0.030;
    private static final double THICKEST = 0.075;
    /** Darkness of the ink, 1 being the darkest. */
    private static final double FAINTEST = 0.60;

    /** Paints one digit into {@code pixels} from {@code offset} on, row by row. */
    void paint(int digit, SplittableRandom random, byte[] pixels, int offset) {
        double[][] strokes = byHand(DigitStrokes.of(digit), random);
        double radius = random.nextDouble(THINNEST, THICKEST) * size;
        double ink = random.nextDouble(FAINTEST, 1);
        for (int y = 0; y < size; y++) {
            for (int x = 0; x < size; x++) {
                double distance = distance(strokes, x + 0.5, y + 0.5);
                // One pixel of soft edge.
                double covered = Math.min(1, Math.max(0, radius + 0.5 - distance));
                double value = ink * covered + noise * random.nextGaussian();
                pixels[offset + y * size + x] = (byte) Math.round(255 * Math.min(1, Math.max(0, value)));
            }
        }
    }

    private double[][] byHand(double[][] strokes, SplittableRandom random) {
        double turn = random.nextDouble(-TURN, TURN);
        double shear = random.nextDouble(-SHEAR, SHEAR);
        double width = random.nextDouble(SMALLEST, LARGEST) * size;
        double height = random.nextDouble(SMALLEST, LARGEST) * size;
        double centreX = (0.5 + random.nextDouble(-SHIFT, SHIFT)) * size;
        double centreY = (0.5 + random.nextDouble(-SHIFT, SHIFT)) * size;
        double[][] moved = new double[strokes.length][];
        for (int stroke = 0; stroke < strokes.length; stroke++) {
            double[] points = strokes[stroke].clone();
            for (int i = 0; i < points.length; i += 2) {
                double x = points[i] - 0.5 + TREMOR * random.nextGaussian();
                double y = points[i + 1] - 0.5 + TREMOR * random.nextGaussian();
                double sheared = (x + shear * y) * width;
                double stretched = y * height;
                points[i] = centreX + sheared * Math.cos(turn) - stretched * Math.sin(turn);
                points[i + 1] = centreY + sheared * Math.sin(turn) + stretched * Math.cos(turn);
            }
            moved[stroke] = points;
        }
        return moved;
    }

    private static double distance(double[][] strokes, double x, double y) {
        double nearest = Double.MAX_VALUE;
        for (double[] points : strokes) {
            for (int i = 0; i + 3 < points.length; i += 2) {
                nearest = Math.min(
                        nearest, squaredDistance(x, y, points[i], points[i + 1], points[i + 2], points[i + 3]));
            }
        }
        return Math.sqrt(nearest);
    }

    private static double squaredDistance(double x, double y, double fromX, double fromY, double toX, double toY) {
        double alongX = toX - fromX;
        double alongY = toY - fromY;
        double length = alongX * alongX + alongY * alongY;
        double share = length == 0 ? 0 : ((x - fromX) * alongX + (y - fromY) * alongY) / length;
        double at = Math.min(1, Math.max(0, share));
        double offX = x - fromX - at * alongX;
        double offY = y - fromY - at * alongY;
        return offX * offX + offY * offY;
    }
}
