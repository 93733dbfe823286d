package io.epochscope.engine;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Lines of a {@code golden.csv} beside a test, made by the {@code golden.py} that is there too. */
public record GoldenTable(List<String[]> lines) {

    /** Reads the one of a test. */
    public static GoldenTable beside(Class<?> test) {
        try (BufferedReader reader = new BufferedReader(
                new InputStreamReader(test.getResourceAsStream("golden.csv"), StandardCharsets.UTF_8))) {
            return new GoldenTable(
                    reader.lines().map(line -> line.split(",", -1)).toList());
        } catch (IOException e) {
            throw new IllegalStateException("golden.csv of " + test + " cannot be read", e);
        }
    }

    /** The numbers of a column below its head. */
    public double[] column(String head) {
        int index = List.of(lines.get(0)).indexOf(head);
        return lines.stream()
                .skip(1)
                .mapToDouble(line -> Double.parseDouble(line[index]))
                .toArray();
    }
}
