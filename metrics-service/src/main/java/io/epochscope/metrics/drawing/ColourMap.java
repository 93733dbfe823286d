package io.epochscope.metrics.drawing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * Colours for fractions from 0 to 1. Viridis and magma are by van der Walt and Smith (CC0), cividis is by Nuñez,
 * Anderton and Renslow (2018), RdBu, from blue by way of white to red, by Cynthia Brewer (colorbrewer.org, Apache 2.0);
 * their 256 colours are matplotlib's.
 */
public enum ColourMap {
    VIRIDIS(ColourMap.RED),
    MAGMA(ColourMap.CYAN),
    CIVIDIS(ColourMap.RED),
    GREY(ColourMap.RED),
    RDBU(ColourMap.GREEN);

    private static final int RED = 0xffff0000;
    private static final int CYAN = 0xff00ffff;
    private static final int GREEN = 0xff00ff00;
    private static final int COLOURS = 256;

    private final int notANumber;

    /** Never written to after it is read. */
    @SuppressWarnings("ImmutableEnumChecker")
    private final int[] table;

    ColourMap(int notANumber) {
        this.notANumber = notANumber;
        this.table = name().equals("GREY") ? greys() : read(name().toLowerCase(Locale.ROOT) + ".txt");
    }

    private static int[] greys() {
        return IntStream.range(0, COLOURS)
                .map(grey -> 0xff000000 | grey * 0x010101)
                .toArray();
    }

    private static int[] read(String resource) {
        try (var reader = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(ColourMap.class.getResourceAsStream(resource), resource),
                StandardCharsets.US_ASCII))) {
            return reader.lines()
                    .mapToInt(line -> 0xff000000 | Integer.parseInt(line, 16))
                    .toArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The colour as 0xAARRGGBB; fractions beyond 0 and 1 have the colour of the end. */
    public int colour(double fraction) {
        return table[(int) Math.max(0, Math.min(COLOURS - 1, fraction * COLOURS))];
    }

    /** The colour of NaN, which is not among the others. */
    public int notANumber() {
        return notANumber;
    }

    /** Whether it is for values with a sign, zero in the middle. */
    public boolean diverges() {
        return this == RDBU;
    }
}
