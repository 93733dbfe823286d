package io.epochscope.metrics.search;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes paths as filters have them: what is no plain name is in quotes. */
final class PathText {

    private PathText() {}

    static String of(String prefix, List<String> parts) {
        return Stream.concat(Stream.of(prefix), parts.stream().map(PathText::part))
                .collect(Collectors.joining("."));
    }

    private static String part(String part) {
        return part.matches("[A-Za-z_][A-Za-z0-9_]*") ? part : new Literal.Text(part).text();
    }
}
