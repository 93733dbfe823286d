package io.epochscope.trainer.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.epochscope.trainer.request.Faults;
import io.epochscope.trainer.request.RequestJson;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which runs lists and ranges become. */
class SweepSpaceTest {

    @Test
    void ofAGridTheLastParameterChangesFirst() {
        SweepSpace space = space("grid", """
                "b": [[1], [2, 3]], "a": {"from": 1, "to": 100, "scale": "log", "points": 3}""");

        assertThat(space.size().orElseThrow()).isEqualTo(6);
        assertThat(space.grid())
                .extracting(Setting::words)
                .containsExactly(
                        "b [1], a 1", "b [1], a 10", "b [1], a 100", "b [2,3], a 1", "b [2,3], a 10", "b [2,3], a 100");
    }

    @Test
    void pointsLieEvenlyOnTheirScaleAndAreReadable() {
        assertThat(values("grid", "{\"from\": 0.0001, \"to\": 0.1, \"scale\": \"log\", \"points\": 4}"))
                .containsExactly("1.0E-4", "0.001", "0.01", "0.1");
        assertThat(values("grid", "{\"from\": 0, \"to\": 0.5, \"points\": 6}"))
                .containsExactly("0", "0.1", "0.2", "0.3", "0.4", "0.5");
        assertThat(values("grid", "{\"from\": 10000, \"to\": 10007, \"points\": 8}"))
                .containsExactly("10000", "10001", "10002", "10003", "10004", "10005", "10006", "10007");
    }

    @Test
    void stepsAreExactAndWholeWhereTheyCanBe() {
        assertThat(values("grid", "{\"from\": 16, \"to\": 70, \"step\": 16}")).containsExactly("16", "32", "48", "64");
        assertThat(values("grid", "{\"from\": 0.1, \"to\": 0.4, \"step\": 0.1}"))
                .containsExactly("0.1", "0.2", "0.3", "0.4");
    }

    @Test
    void drawsAreThoseOfTheSeed() {
        SweepSpace space = space("random", """
                "rate": {"from": 0.0001, "to": 1, "scale": "log"}, "share": {"from": 0, "to": 1}, "flag": ["a", "b"]""");

        assertThat(space.draw(20, 7)).isEqualTo(space.draw(20, 7)).isNotEqualTo(space.draw(20, 8));
        assertThat(space.draw(20, 7)).hasSize(20).doesNotHaveDuplicates();
    }

    @Test
    void drawsLieEvenlyOnTheirScale() {
        List<Setting> drawn = space("random", """
                "rate": {"from": 0.0001, "to": 1, "scale": "log"}, "share": {"from": 0, "to": 1}""").draw(4_000, 3);

        assertThat(drawn).allSatisfy(setting -> {
            assertThat(number(setting, "rate")).isBetween(0.0001, 1.0);
            assertThat(number(setting, "share")).isBetween(0.0, 1.0);
        });
        // Half lie below the middle of the scale; four standard deviations of a fair coin are 126 of 4,000.
        assertThat(drawn.stream()
                        .filter(setting -> number(setting, "rate") < 0.01)
                        .count())
                .isBetween(1_874L, 2_126L);
        assertThat(drawn.stream()
                        .filter(setting -> number(setting, "share") < 0.5)
                        .count())
                .isBetween(1_874L, 2_126L);
    }

    @Test
    void stepsOfALogarithmicScaleAreDrawnAsOftenAsTheNumbersFromThereOn() {
        SweepSpace space = space("random", """
                "batch": {"from": 1, "to": 999, "step": 1, "scale": "log"}, "n": {"from": 0, "to": 1}""");
        List<Setting> drawn = space.draw(3_000, 1);

        assertThat(drawn)
                .allSatisfy(setting -> assertThat(setting.values().get("batch").isIntegralNumber())
                        .isTrue());
        // A third each of 1 to 9, 10 to 99 and 100 to 999; four standard deviations are 103.
        assertThat(drawn.stream()
                        .filter(setting -> number(setting, "batch") < 10)
                        .count())
                .isBetween(897L, 1_103L);
        assertThat(drawn.stream()
                        .filter(setting -> number(setting, "batch") >= 100)
                        .count())
                .isBetween(897L, 1_103L);
    }

    @Test
    void aSpaceThatIsSmallerThanWantedGivesAllOfIt() {
        SweepSpace space = space("random", "\"a\": [1, 2, 3], \"b\": {\"from\": 1, \"to\": 2, \"step\": 1}");

        assertThat(space.draw(50, 1)).containsExactlyInAnyOrderElementsOf(space.grid());
    }

    @Test
    void whatIsHardlyEverDrawnFillsUpWhatIsLeft() {
        SweepSpace space = space("random", "\"a\": {\"from\": 1e-9, \"to\": 10, \"step\": 1, \"scale\": \"log\"}");

        assertThat(space.size().orElseThrow()).isEqualTo(10);
        assertThat(space.draw(9, 1)).hasSize(9).doesNotHaveDuplicates();
    }

    @Test
    void aNarrowRangeHasNoMoreDifferentNumbersThanItHas() {
        SweepSpace space = space("random", "\"a\": {\"from\": 0.1, \"to\": 0.1002, \"scale\": \"log\"}");

        assertThat(space.draw(50, 1))
                .extracting(Setting::words)
                .containsExactlyInAnyOrder("a 0.1", "a 0.1001", "a 0.1002");
    }

    @Test
    void wordsNameFieldsAsShortlyAsTheyCan() {
        JsonNode model = RequestJson.parse("{\"type\": \"cnn\"}");
        SweepSpace space = space("grid", """
                "model": [{"type": "cnn"}], "optimizer.type": ["adam"], "schedule.type": ["step"], "earlyStopping": [null]""");

        assertThat(space.grid()).singleElement().satisfies(setting -> {
            assertThat(setting.words())
                    .isEqualTo("model cnn, optimizer.type adam, schedule.type step, earlyStopping none");
            assertThat(setting.in(RequestJson.parse("{\"optimizer\": {\"beta1\": 0.5}}"))
                            .toString())
                    .isEqualTo("{\"optimizer\":{\"beta1\":0.5,\"type\":\"adam\"},\"model\":" + model
                            + ",\"earlyStopping\":null,\"schedule\":{\"type\":\"step\"}}");
        });
    }

    @Test
    void anObjectComesBeforeWhatIsVariedWithinIt() {
        Setting setting = space("grid", """
                "model.dropout": [0.5], "model": [{"type": "mlp", "dropout": 0}]""").grid().get(0);

        ObjectNode request = setting.in(RequestJson.parse("{}"));

        assertThat(request.at("/model/dropout").doubleValue()).isEqualTo(0.5);
    }

    private static List<String> values(String strategy, String range) {
        return space(strategy, "\"a\": " + range).grid().stream()
                .map(setting -> setting.values().get("a").toString())
                .toList();
    }

    private static double number(Setting setting, String parameter) {
        return setting.values().get(parameter).doubleValue();
    }

    private static SweepSpace space(String strategy, String parameters) {
        SweepRequest request = new SweepRequest(
                null,
                null,
                RequestJson.parse("{" + parameters + "}"),
                SweepStrategy.valueOf(strategy.toUpperCase(java.util.Locale.ROOT)),
                null,
                null,
                null,
                null,
                null);
        Faults faults = new Faults();
        SweepSpace space = new ParametersReader().read(request, faults);
        assertThat(faults.all()).isEmpty();
        return space;
    }
}
