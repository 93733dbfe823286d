package io.epochscope.metrics.search;

import io.epochscope.metrics.problem.NearestName;
import io.epochscope.metrics.search.Condition.Comparison;
import io.epochscope.metrics.search.MetricOperand.Figure;
import io.epochscope.metrics.search.RunFilterParser.ComparisonContext;
import io.epochscope.metrics.search.RunFilterParser.ConjunctionContext;
import io.epochscope.metrics.search.RunFilterParser.DisjunctionContext;
import io.epochscope.metrics.search.RunFilterParser.FieldContext;
import io.epochscope.metrics.search.RunFilterParser.LiteralContext;
import io.epochscope.metrics.search.RunFilterParser.NegationContext;
import io.epochscope.metrics.search.RunFilterParser.OperatorContext;
import io.epochscope.metrics.search.RunFilterParser.PartContext;
import io.epochscope.metrics.search.RunFilterParser.SortKeyContext;
import jakarta.ws.rs.BadRequestException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;

/**
 * Reads filters and sort keys. Throws a {@link BadRequestException} that names the parameter, where in it the mistake
 * is (characters from 1), what was found there and what is accepted. Used for one text.
 */
final class RunFilterReader {

    private static final int LONGEST = 4000;

    /** Brackets within brackets, and repeated negations: as deep as parsers may call themselves. */
    private static final int DEEPEST = 100;

    private static final int MOST_SORT_KEYS = 5;

    /** Digits before or behind the point, more than any double has. */
    private static final int LONGEST_NUMBER = 400;

    private static final Map<Integer, Operator> OPERATORS = Map.of(
            RunFilterParser.EQUAL, Operator.EQUAL,
            RunFilterParser.UNEQUAL, Operator.UNEQUAL,
            RunFilterParser.LESS, Operator.LESS,
            RunFilterParser.AT_MOST, Operator.AT_MOST,
            RunFilterParser.GREATER, Operator.GREATER,
            RunFilterParser.AT_LEAST, Operator.AT_LEAST,
            RunFilterParser.LIKE, Operator.LIKE,
            RunFilterParser.HAS, Operator.HAS);

    private static final String FIELDS =
            "a column of the view run (%s), param.PATH, metric.NAME, best.NAME, lowest.NAME"
                            .formatted(String.join(", ", RunColumns.names()))
                    + " or highest.NAME";

    private final String parameter;
    private final String text;

    private RunFilterReader(String parameter, String text) {
        this.parameter = parameter;
        this.text = text;
    }

    /** The condition that a filter sets; none if it is blank. */
    static Optional<Condition> filter(String text) {
        if (text == null || text.isBlank()) {
            return Optional.empty();
        }
        var reader = new RunFilterReader("filter", text);
        return Optional.of(
                reader.condition(reader.parse(RunFilterParser::filter).disjunction()));
    }

    /** Keys that runs are sorted by, the first one first; none if it is blank. */
    static List<SortKey> sort(String text) {
        if (text == null || text.isBlank()) {
            return List.of();
        }
        var reader = new RunFilterReader("sort", text);
        List<SortKeyContext> keys = reader.parse(RunFilterParser::sorting).sortKey();
        if (keys.size() > MOST_SORT_KEYS) {
            throw reader.refused(keys.get(MOST_SORT_KEYS), MOST_SORT_KEYS + " keys at most");
        }
        return keys.stream().map(reader::sortKey).toList();
    }

    private <T> T parse(Function<RunFilterParser, T> rule) {
        if (text.length() > LONGEST) {
            throw new BadRequestException(
                    "%s has %d characters; %d at most are accepted".formatted(parameter, text.length(), LONGEST));
        }
        var lexer = new RunFilterLexer(CharStreams.fromString(text));
        var tokens = new CommonTokenStream(lexer);
        tokens.fill();
        refuseDepth(tokens.getTokens());
        var parser = new RunFilterParser(tokens);
        parser.removeErrorListeners();
        parser.addErrorListener(new FirstMistake(rule, tokens.getTokens(), this::refused));
        return rule.apply(parser);
    }

    private void refuseDepth(List<Token> tokens) {
        int depth = 0;
        for (Token token : tokens) {
            if ((token.getType() == RunFilterLexer.OPEN || token.getType() == RunFilterLexer.NOT)
                    && ++depth > DEEPEST) {
                throw refused(token, "at most " + DEEPEST + " brackets and negations");
            }
        }
    }

    private Condition condition(DisjunctionContext context) {
        return one(context.conjunction(), this::condition, Condition.Any::new);
    }

    private Condition condition(ConjunctionContext context) {
        return one(context.negation(), this::condition, Condition.All::new);
    }

    private Condition condition(NegationContext context) {
        if (context.negation() != null) {
            return new Condition.Not(condition(context.negation()));
        }
        DisjunctionContext inner = context.primary().disjunction();
        return inner == null ? comparison(context.primary().comparison()) : condition(inner);
    }

    private static <C> Condition one(
            List<C> contexts, Function<C, Condition> read, Function<List<Condition>, Condition> several) {
        List<Condition> conditions = contexts.stream().map(read).toList();
        return conditions.size() == 1 ? conditions.get(0) : several.apply(conditions);
    }

    private Comparison comparison(ComparisonContext context) {
        Operand operand = operand(context.field());
        Operator operator = operator(context.operator());
        if (!operand.kind().operators().contains(operator)) {
            Token found = context.operator() == null
                    ? context.IN().getSymbol()
                    : context.operator().getStart();
            throw refused(
                    found,
                    "after " + operand.text() + " one of " + operand.kind().symbols());
        }
        List<Literal> literals = new ArrayList<>();
        for (LiteralContext each : context.literal()) {
            Literal literal = literal(each);
            if (!operand.kind().takes(operator, literal)) {
                throw refused(
                        each.getStart(),
                        "after %s %s %s"
                                .formatted(
                                        operand.text(),
                                        operator.symbol(),
                                        operand.kind().literals(operator)));
            }
            literals.add(literal);
        }
        return new Comparison(operand, operator, List.copyOf(literals));
    }

    private static Operator operator(OperatorContext context) {
        return context == null ? Operator.IN : OPERATORS.get(context.getStart().getType());
    }

    private SortKey sortKey(SortKeyContext context) {
        Operand operand = operand(context.field());
        if (operand.kind() == ValueKind.TAGS) {
            throw refused(context.field().getStart(), "something that has an order");
        }
        return new SortKey(operand, context.MINUS() != null);
    }

    private Operand operand(FieldContext context) {
        String name = context.NAME().getText();
        List<String> path = context.part().stream().map(RunFilterReader::part).toList();
        if (name.equals(ParameterOperand.PREFIX)) {
            if (path.isEmpty()) {
                throw refused(
                        context, "param. and the path of a field of the request, as in param.optimizer.learningRate");
            }
            return new ParameterOperand(path);
        }
        Optional<Figure> figure = Figure.of(name);
        if (figure.isPresent()) {
            if (path.size() != 1) {
                throw refused(context, name + ". and the name of a metric, as in " + name + ".validation_accuracy");
            }
            return new MetricOperand(figure.get(), path.get(0));
        }
        if (!path.isEmpty()) {
            throw refused(context, FIELDS + NearestName.hint(name, prefixes()));
        }
        return RunColumns.of(name)
                .orElseThrow(() -> refused(context, FIELDS + NearestName.hint(name, RunColumns.names())));
    }

    private static List<String> prefixes() {
        var prefixes = new ArrayList<>(List.of(ParameterOperand.PREFIX));
        Arrays.stream(Figure.values()).map(Figure::prefix).forEach(prefixes::add);
        return prefixes;
    }

    private static String part(PartContext context) {
        return context.TEXT() == null ? context.getText() : unquoted(context.getText());
    }

    private Literal literal(LiteralContext context) {
        String written = context.getText();
        return switch (context.getStart().getType()) {
            case RunFilterParser.TEXT -> new Literal.Text(unquoted(written));
            case RunFilterParser.NAN -> new Literal.NotANumber();
            case RunFilterParser.NUMBER -> number(context, written);
            default -> new Literal.Flag(Boolean.parseBoolean(written));
        };
    }

    private Literal number(LiteralContext context, String written) {
        try {
            var number = new BigDecimal(written);
            if (Double.isFinite(number.doubleValue()) && Math.abs(number.scale()) <= LONGEST_NUMBER) {
                return new Literal.Numeral(number);
            }
        } catch (NumberFormatException e) {
            throw refused(context, "a number that a double can hold", e);
        }
        throw refused(context, "a number that a double can hold");
    }

    private static String unquoted(String quoted) {
        return quoted.substring(1, quoted.length() - 1).replaceAll("\\\\(.)", "$1");
    }

    private BadRequestException refused(ParserRuleContext context, String accepted) {
        return refused(context, accepted, null);
    }

    private BadRequestException refused(ParserRuleContext context, String accepted, Throwable cause) {
        return refused(
                context.getStart().getStartIndex(),
                text.substring(
                        text.offsetByCodePoints(0, context.getStart().getStartIndex()),
                        text.offsetByCodePoints(0, context.getStop().getStopIndex() + 1)),
                accepted,
                cause);
    }

    private BadRequestException refused(Token token, String accepted) {
        return refused(token.getStartIndex(), token.getType() == Token.EOF ? null : token.getText(), accepted, null);
    }

    private BadRequestException refused(int position, String found, String accepted, Throwable cause) {
        return new SearchSyntaxException(parameter, position, found, accepted, cause);
    }
}
