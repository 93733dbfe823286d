package io.epochscope.metrics.search;

import java.util.Map;
import java.util.TreeSet;
import java.util.function.BiFunction;
import org.antlr.v4.runtime.BaseErrorListener;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Recognizer;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.IntervalSet;

/** Ends parsing at the first mistake, in words for people. */
final class FirstMistake extends BaseErrorListener {

    private static final Map<Integer, String> WORDS = Map.of(
            RunFilterParser.NAME, "a name",
            RunFilterParser.TEXT, "text in quotes",
            RunFilterParser.NUMBER, "a number",
            Token.EOF, "the end");

    private final BiFunction<Token, String, ? extends RuntimeException> refusal;

    /** @param refusal makes an exception of the token that is wrong and of what would be accepted */
    FirstMistake(BiFunction<Token, String, ? extends RuntimeException> refusal) {
        this.refusal = refusal;
    }

    @Override
    public void syntaxError(
            Recognizer<?, ?> recognizer,
            Object offending,
            int line,
            int column,
            String message,
            RecognitionException exception) {
        Parser parser = (Parser) recognizer;
        IntervalSet expected = exception == null ? parser.getExpectedTokens() : exception.getExpectedTokens();
        var words = new TreeSet<String>();
        for (int token : expected.toArray()) {
            words.add(WORDS.getOrDefault(
                    token, parser.getVocabulary().getDisplayName(token).replace("'", "")));
        }
        throw refusal.apply((Token) offending, String.join(", ", words));
    }
}
