package io.epochscope.benchmarks.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.epochscope.benchmarks.Figure;
import java.util.List;
import org.junit.jupiter.api.Test;

class TaskEffortsTest {

    private static List<Figure> figures(String line) throws Exception {
        return new ObjectMapper().readValue(line, TaskEfforts.class).figures("tasks");
    }

    @Test
    void whatTheOtherNeedsIsTheMark() throws Exception {
        List<Figure> figures = figures("""
                {"task": "find it", "here": {"answer": "there", "clicks": 2, "keys": 0, "seconds": 7.5},
                 "there": {"answer": "here", "clicks": 1, "keys": 15, "seconds": 7.25}}""");

        assertThat(figures).extracting(Figure::name).containsExactly("find it, seconds", "find it, clicks and keys");
        assertThat(figures).extracting(Figure::value).containsExactly(7.5, 2.0);
        assertThat(figures)
                .extracting(figure -> figure.holds().orElseThrow())
                .as("more seconds, fewer presses")
                .containsExactly(false, true);
        assertThat(figures)
                .extracting(Figure::baseline)
                .containsExactly("there; TensorBoard: here", "2 clicks, 0 keys; TensorBoard: 1 clicks, 15 keys");
    }

    @Test
    void whatTheOtherCannotDoHasNoMark() throws Exception {
        List<Figure> figures = figures("""
                {"task": "find it", "here": {"answer": "there", "clicks": 2, "keys": 0, "seconds": 7.5}, "there": null}""");

        assertThat(figures).extracting(Figure::mark).allMatch(mark -> mark.isEmpty());
        assertThat(figures)
                .extracting(Figure::baseline)
                .containsExactly("there; not in TensorBoard", "2 clicks, 0 keys");
    }
}
