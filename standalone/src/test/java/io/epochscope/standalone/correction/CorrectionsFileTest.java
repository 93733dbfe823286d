package io.epochscope.standalone.correction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CorrectionsFileTest {
    private static final String HEADER =
            "scene,row,column,split,given,predicted,verdict,confidence,action,class,weight\n";

    @TempDir
    Path folder;

    @Test
    void addsTheRowsThatHaveAnActionToTheRequest() throws Exception {
        CorrectionsFile file = read(HEADER
                + "t4_001,3,5,train,grass,road,suspect_label,0.031,relabel,road,\n"
                + "t4_001,3,6,train,grass,road,suspect_label,0.034,,,\n"
                + "\n"
                + "t4_001,4,6,train,grass,\"road, paved\",never_learned,0.1,Exclude,,\n"
                + "t4_002,0,0,train,road,grass,never_learned,0.1, weight ,,0.25\n");

        assertThat(file.size()).isEqualTo(3);
        assertThat(file.addTo("{\"epochs\": 5}"))
                .isEqualTo("{\"epochs\":5,\"corrections\":["
                        + "{\"scene\":\"t4_001\",\"row\":3,\"column\":5,\"action\":\"relabel\",\"class\":\"road\"},"
                        + "{\"scene\":\"t4_001\",\"row\":4,\"column\":6,\"action\":\"exclude\"},"
                        + "{\"scene\":\"t4_002\",\"row\":0,\"column\":0,\"action\":\"weight\",\"weight\":0.25}]}");
    }

    @Test
    void findsColumnsByNameAndTakesWhatSpreadsheetsWrite() throws Exception {
        CorrectionsFile file = read("\uFEFFaction,column,row,scene\r\nexclude,2,1,a\r\n");

        assertThat(file.addTo("{\"corrections\": [{\"scene\": \"b\"}]}"))
                .isEqualTo("{\"corrections\":[{\"scene\":\"b\"},"
                        + "{\"scene\":\"a\",\"row\":1,\"column\":2,\"action\":\"exclude\"}]}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "s,x,5,,,,,,exclude,, | line 3, column row: \"x\" must be a whole number from 0 on",
                "s,3,-5,,,,,,exclude,, | line 3, column column: \"-5\" must be a whole number from 0 on",
                "s,3,1.5,,,,,,exclude,, | line 3, column column: \"1.5\" must be a whole number from 0 on",
                ",3,5,,,,,,exclude,, | line 3, column scene: \"\" must not be empty here",
                "s,3,5,,,,,,remove,, | line 3, column action: \"remove\" must be relabel, exclude, weight or empty",
                "s,3,5,,,,,,relabel,, | line 3, column class: \"\" must not be empty here",
                "s,3,5,,,,,,weight,,-1 | line 3, column weight: \"-1\" must be a number, 0 or more",
                "s,3,5,,,,,,weight,,NaN | line 3, column weight: \"NaN\" must be a number, 0 or more",
                "s,3,5,,,,,,weight,, | line 3, column weight: \"\" must be a number, 0 or more",
                "s,0,0,,,,,,weight,,2 | line 3, column row: \"0\" is of a patch that line 2 corrects already",
                "s,3,5,,,,,,exclude,,,more,and more | line 3: Too many entries",
            })
    void namesLineAndColumnOfAFault(String row, String message) {
        assertThatThrownBy(() -> read(HEADER + "s,0,0,,,,,,exclude,,\n" + row + "\n"))
                .isInstanceOf(UnusableFileException.class)
                .hasMessageStartingWith(folder.resolve("corrections.csv") + ", " + message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"scene;row;column;action\ns;1;2;exclude\n", "s,1,2,exclude\n"})
    void saysWhichColumnsTheFirstLineMustName(String content) {
        assertThatThrownBy(() -> read(content))
                .isInstanceOf(UnusableFileException.class)
                .hasMessageContaining("line 1: no column scene")
                .hasMessageContaining("scene,row,column,action");
    }

    @Test
    void refusesAnEmptyFile() {
        assertThatThrownBy(() -> read(""))
                .isInstanceOf(UnusableFileException.class)
                .hasMessageContaining("corrections.csv, line 1: Empty header");
    }

    @Test
    void countsLinesAsAnEditorDoes() {
        assertThatThrownBy(() -> read(HEADER + "\n\ns,0,0,,\"on two\nlines\",,,,exclude,,\n\ns,0,x,,,,,,exclude,,\n"))
                .hasMessageContaining("line 7, column column: \"x\"");
    }

    @Test
    void namesAFileThatIsNotThere() {
        assertThatThrownBy(() -> CorrectionsFile.read(folder.resolve("none.csv")))
                .isInstanceOf(UnusableFileException.class)
                .hasMessage("Cannot read the corrections " + folder.resolve("none.csv"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "{\"epochs\": ", "{\"corrections\": 5}"})
    void refusesARequestThatHasNoPlaceForThem(String request) throws Exception {
        CorrectionsFile file = read(HEADER + "s,0,0,,,,,,exclude,,\n");

        assertThatThrownBy(() -> file.addTo(request)).isInstanceOf(UnusableFileException.class);
    }

    private CorrectionsFile read(String content) throws IOException, UnusableFileException {
        return CorrectionsFile.read(Files.writeString(folder.resolve("corrections.csv"), content));
    }
}
