package io.epochscope.engine.correction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.epochscope.engine.batch.SplitSamples;
import io.epochscope.engine.correction.Correction.Change;
import io.epochscope.engine.correction.Correction.Exclude;
import io.epochscope.engine.correction.Correction.Relabel;
import io.epochscope.engine.correction.Correction.Weigh;
import io.epochscope.engine.data.DataSet;
import io.epochscope.engine.data.generated.GeneratedDigitsType;
import io.epochscope.engine.data.generated.GeneratedParameters;
import io.epochscope.events.v1.Split;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Corrections of 60 digits, which lie in 8 rows of 8, the last of which has 4. */
class CorrectionsTest {

    private final DataSet digits = new GeneratedDigitsType().open(new GeneratedParameters(60, 8, 0.1, 0.0), 3);

    @Test
    void relabelChangesTheLabelOfThatPatchAlone() throws UnusableCorrectionsException {
        int other = (digits.label(11) + 1) % 10;

        DataSet corrected = apply(at(1, 3, new Relabel(Integer.toString(other))));

        assertThat(corrected.label(11)).isEqualTo(other).isNotEqualTo(digits.label(11));
        for (int sample = 0; sample < digits.size(); sample++) {
            if (sample != 11) {
                assertThat(corrected.label(sample)).isEqualTo(digits.label(sample));
            }
        }
        assertThat(corrected.weights()).isEmpty();
        assertThat(corrected.pixelScales()).isNotEmpty().isEqualTo(digits.pixelScales());
    }

    @Test
    void excludeTakesThePatchOutOfItsSplitAndScene() throws UnusableCorrectionsException {
        DataSet corrected = apply(at(7, 3, new Exclude()));

        assertThat(corrected.split(59)).isEqualTo(Split.SPLIT_UNSPECIFIED);
        SplitSamples samples = SplitSamples.of(corrected);
        assertThat(samples.train().length + samples.validation().length + samples.test().length)
                .isEqualTo(59);
        int[] places = corrected.scenes().get(0).samples();
        assertThat(places[59]).isEqualTo(-1);
        assertThat(places[58]).isEqualTo(58);
        assertThat(digits.scenes().get(0).samples()[59]).isEqualTo(59);
    }

    @Test
    void weightIsOneWhereNothingIsSaid() throws UnusableCorrectionsException {
        DataSet corrected = apply(at(0, 2, new Weigh(0.25f)));

        assertThat(corrected.weights().orElseThrow()).hasSize(60).startsWith(1, 1, 0.25f, 1);
    }

    @Test
    void weightsMultiplyThoseThatAreThere() throws UnusableCorrectionsException {
        DataSet once = apply(at(0, 2, new Weigh(0.5f)));

        DataSet twice = new Corrections(List.of(at(0, 2, new Weigh(0.5f)))).applyTo(once);

        assertThat(twice.weights().orElseThrow()[2]).isEqualTo(0.25f);
        assertThat(once.weights().orElseThrow()[2]).isEqualTo(0.5f);
    }

    @Test
    void nothingToCorrectLeavesTheDataSetItself() throws UnusableCorrectionsException {
        assertThat(new Corrections(List.of()).applyTo(digits)).isSameAs(digits);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "elsewhere | 0 | 0 | 3 | corrections[1].scene is elsewhere, accepted: one of samples",
                "samples | 8 | 0 | 3 | corrections[1].row is 8, accepted: a whole number from 0 to 7",
                "samples | 0 | -1 | 3 | corrections[1].column is -1, accepted: a whole number from 0 to 7",
                "samples | 7 | 4 | 3 | corrections[1].column is 4, accepted: the column of a patch: scene samples has none",
                "samples | 0 | 1 | road | corrections[1].class is road, accepted: one of 0, 1, 2, 3, 4, 5, 6, 7, 8, 9",
                "samples | 0 | 1 | 10 | corrections[1].class is 10, accepted: one of 0, 1",
                "samples | 0 | 1 | -2 | corrections[1].class is -2, accepted: one of 0, 1",
                "samples | 0 | 0 | 3 | corrections[1] is scene samples, row 0, column 0, accepted: a patch that is named once; corrections[0]",
            })
    void whatDoesNotFitIsNamed(String scene, int row, int column, String label, String message) {
        Correction wrong = new Correction(scene, row, column, new Relabel(label));

        assertThatThrownBy(() -> apply(at(0, 0, new Exclude()), wrong))
                .isInstanceOf(UnusableCorrectionsException.class)
                .hasMessageStartingWith(message);
    }

    @Test
    void manyFaultsAreCounted() {
        List<Correction> wrong = IntStream.range(0, 14)
                .mapToObj(i -> new Correction("elsewhere", 0, i, new Exclude()))
                .toList();

        assertThatThrownBy(() -> new Corrections(wrong).applyTo(digits))
                .hasMessageContaining("corrections[9].scene")
                .hasMessageEndingWith("; and 4 more");
    }

    private DataSet apply(Correction... corrections) throws UnusableCorrectionsException {
        return new Corrections(List.of(corrections)).applyTo(digits);
    }

    private static Correction at(int row, int column, Change change) {
        return new Correction("samples", row, column, change);
    }
}
