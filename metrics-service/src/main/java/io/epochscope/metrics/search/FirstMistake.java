package io.epochscope.metrics.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.antlr.v4.runtime.BaseErrorListener;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.ListTokenSource;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Recognizer;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.ParseCancellationException;

/**
 * Ends parsing at the first mistake, in words for people. The parser itself knows only what would be accepted by the
 * rule that it gave up in, not what another turn of a loop would take; so each kind of token is tried in the place of
 * the wrong one.
 */
final class FirstMistake extends BaseErrorListener {

    private static final Map<Integer, String> WORDS = Map.of(
            RunFilterParser.NAME, "a name",
            RunFilterParser.TEXT, "text in quotes",
            RunFilterParser.NUMBER, "a number",
            Token.EOF, "the end");

    private final Function<RunFilterParser, ?> rule;
    private final List<Token> tokens;
    private final BiFunction<Token, String, ? extends RuntimeException> refusal;

    /**
     * Of one text.
     *
     * @param rule that is to match all of it
     * @param refusal makes an exception of the token that is wrong and of what would be accepted
     */
    FirstMistake(
            Function<RunFilterParser, ?> rule,
            List<Token> tokens,
            BiFunction<Token, String, ? extends RuntimeException> refusal) {
        this.rule = rule;
        this.tokens = List.copyOf(tokens);
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
        Token wrong = (Token) offending;
        var words = new TreeSet<String>();
        for (int type = 1; type <= recognizer.getVocabulary().getMaxTokenType(); type++) {
            if (type != RunFilterParser.OTHER && isAccepted(type, wrong.getTokenIndex())) {
                words.add(word(recognizer, type));
            }
        }
        if (isAccepted(Token.EOF, wrong.getTokenIndex())) {
            words.add(word(recognizer, Token.EOF));
        }
        throw refusal.apply(wrong, String.join(", ", words));
    }

    private static String word(Recognizer<?, ?> recognizer, int type) {
        return WORDS.getOrDefault(
                type, recognizer.getVocabulary().getDisplayName(type).replace("'", ""));
    }

    /** Whether a token of a type instead of the one at a place takes the parser further than that. */
    private boolean isAccepted(int type, int place) {
        List<Token> tried = new ArrayList<>(tokens.subList(0, place));
        if (type != Token.EOF) {
            tried.add(new CommonToken(type, ""));
        }
        var parser = new RunFilterParser(new CommonTokenStream(new ListTokenSource(tried)));
        parser.removeErrorListeners();
        parser.addErrorListener(new BaseErrorListener() {
            @Override
            public void syntaxError(
                    Recognizer<?, ?> recognizer,
                    Object offending,
                    int line,
                    int column,
                    String message,
                    RecognitionException exception) {
                throw new Stopped(((Token) offending).getTokenIndex());
            }
        });
        try {
            return rule.apply(parser) != null;
        } catch (Stopped e) {
            return e.place > place;
        }
    }

    private static final class Stopped extends ParseCancellationException {

        private static final long serialVersionUID = 1L;

        private final int place;

        Stopped(int place) {
            this.place = place;
        }
    }
}
