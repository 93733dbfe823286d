package io.epochscope.metrics.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ws.rs.BadRequestException;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class RunFilterReaderTest {

    @Example
    void andBindsTighterThanOrAndNotTighterThanBoth() {
        reads(
                "model = 'cnn' or seed = 1 and not baseline = true",
                "(model = \"cnn\" or (seed = 1 and not baseline = true))");
        reads(
                "(model = 'cnn' or seed = 1) and not (baseline = true or epochs > 3)",
                "((model = \"cnn\" or seed = 1) and not (baseline = true or epochs > 3))");
        reads("not not seed = 1", "not not seed = 1");
        reads("model = 'a' AND seed = 1 And epochs = 2", "(model = \"a\" and seed = 1 and epochs = 2)");
    }

    @Example
    void readsEveryKindOfField() {
        reads(
                "metric.validation_accuracy > 0.9 and param.optimizer.learningRate <= 1e-3",
                "(metric.validation_accuracy > 0.9 and param.optimizer.learningRate <= 0.001)");
        reads("best.validation_loss < +2.5e1", "best.validation_loss < 25");
        reads("lowest.own = nan", "lowest.own = nan");
        reads("param.layers.0.\"odd \\\"name\\\"\" = true", "param.layers.\"0\".\"odd \\\"name\\\"\" = true");
        reads("param.in.not.has ~ 'x*'", "param.in.not.has ~ \"x*\"");
        reads("seed in (1, 2 , -3)", "seed in (1, 2, -3)");
        reads("tags has 'baseline'", "tags has \"baseline\"");
        reads("started_at > \"2026-11-01\"", "started_at > \"2026-11-01\"");
    }

    private static void reads(String filter, String meaning) {
        assertThat(RunFilterReader.filter(filter).orElseThrow().text()).isEqualTo(meaning);
    }

    @Example
    void saysWhereTheMistakeIsAndWhatIsAccepted() {
        refuses("model = ", "filter, character 9: found the end", "text in quotes", "a number");
        refuses("model", "filter, character 6: found the end", "has", "in", "!=", "~");
        refuses("model == 'a'", "character 8: found =", "text in quotes");
        refuses("(model = 'a'", "character 13: found the end", ")", "and", "or");
        refuses("model = 'a' seed = 1", "character 13: found seed", "and", "or", "the end");
        refuses("model = 'a", "character 9: found '");
        refuses("modle = 'a'", "character 1: found modle", "a column of the view run", "did you mean model?");
        refuses("metrics.validation_loss < 1", "found metrics.validation_loss", "did you mean metric?");
        refuses("seed = 1 and bset.loss < 1", "character 14: found bset.loss", "did you mean best?");
        refuses("metric > 1", "found metric", "metric. and the name of a metric");
        refuses("param = 1", "found param", "the path of a field");
        refuses("metric.a.b = 1", "the name of a metric");
        refuses("model > 'a'", "character 7: found >", "after model one of", "~");
        refuses("model = 1", "character 9: found 1", "after model = text in quotes");
        refuses("learning_rate = '1'", "character 17", "a number or nan");
        refuses("learning_rate < nan", "found nan", "a number");
        refuses("tags = 'a'", "found =", "after tags one of has");
        refuses("started_at > 'yesterday'", "found 'yesterday'", "2026-11-01");
        refuses("started_at > '12026-11-01T00:00:00Z'", "a date");
        refuses("baseline = 1", "true or false");
        refuses("seed = 1e999", "character 8: found 1e999", "a double");
        refuses("seed = 1e99999999999", "a double");
        refuses("metric.a > 'x'", "a number");
        refuses("param.a < 'x'", "a number");
        refuses("model = '\u0000'", "character 9");
        refuses("model = 'a'; drop table run", "character 12: found ;");
        refuses("seed = 1 or \uD83D\uDE00 = 2", "character 13: found \uD83D\uDE00");
        refuses("not ".repeat(101) + "seed = 1", "at most 100 brackets");
        refuses("seed = 1 or ".repeat(400) + "seed = 1", "4000 at most");
    }

    private static void refuses(String filter, String... parts) {
        assertThatThrownBy(() -> RunFilterReader.filter(filter))
                .as(filter)
                .isInstanceOf(BadRequestException.class)
                .message()
                .contains(parts);
    }

    @Example
    void readsSortKeys() {
        assertThat(RunFilterReader.sort("-metric.validation_loss, name"))
                .extracting(SortKey::text)
                .containsExactly("-metric.validation_loss", "name");
        assertThat(RunFilterReader.sort(" ")).isEmpty();
        assertThatThrownBy(() -> RunFilterReader.sort("tags"))
                .hasMessageContaining("sort, character 1: found tags; accepted: something that has an order");
        assertThatThrownBy(() -> RunFilterReader.sort("name,,seed")).hasMessageContaining("character 6: found ,");
        assertThatThrownBy(() -> RunFilterReader.sort("name desc")).hasMessageContaining("character 6: found desc");
        assertThatThrownBy(() -> RunFilterReader.sort("name,seed,kind,model,task,status"))
                .hasMessageContaining("5 keys at most");
    }

    @Property
    void readsWhatItWrites(@ForAll("conditions") Condition condition) {
        assertThat(RunFilterReader.filter(condition.text())).contains(condition);
    }

    @Provide
    Arbitrary<Condition> conditions() {
        return RandomConditions.any();
    }

    @Property
    void refusesOrTakesWhateverItIsGiven(@ForAll("texts") String text) {
        try {
            RunFilterReader.filter(text);
            RunFilterReader.sort(text);
        } catch (BadRequestException e) {
            assertThat(e).hasMessageContaining("; accepted: ");
        }
    }

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> words = Arbitraries.of(
                "model", "metric", ".", "param", "=", "!=", "<=", "~", "has", "in", "(", ")", ",", "and", "or", "not",
                "'a'", "\"", "1", "-", "1e5", "nan", "true", "seed", "tags", "\\", ";", "--", "/*", "\u0000");
        return Arbitraries.oneOf(
                words.list().ofMaxSize(12).map(list -> String.join(" ", list)),
                Arbitraries.strings().ofMaxLength(30));
    }
}
