package io.epochscope.metrics.search;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A piece of SQL.
 *
 * @param text never has anything in it that a request said
 * @param parameters one for each question mark
 */
record Sql(String text, List<Object> parameters) {

    static Sql of(String text, Object... parameters) {
        return new Sql(text, List.of(parameters));
    }

    /** The text with each %s replaced by the piece at its place. */
    static Sql format(String text, Sql... pieces) {
        List<Object> parameters = new ArrayList<>();
        Object[] texts = new Object[pieces.length];
        for (int i = 0; i < pieces.length; i++) {
            texts[i] = pieces[i].text();
            parameters.addAll(pieces[i].parameters());
        }
        return new Sql(text.formatted(texts), List.copyOf(parameters));
    }

    static Sql join(String separator, List<Sql> pieces) {
        return new Sql(
                pieces.stream().map(Sql::text).collect(Collectors.joining(separator)),
                pieces.stream().flatMap(piece -> piece.parameters().stream()).toList());
    }
}
