package io.epochscope.metrics.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScriptJsonTest {

    @Test
    void noTextEndsTheScriptThatItStandsIn() throws Exception {
        String text = "</script><!-- & \" é 火 \u2028";

        String json = ScriptJson.of(List.of(text));

        assertThat(json).doesNotContain("<", ">", "&");
        assertThat(new JsonMapper().readTree(json).get(0).textValue()).isEqualTo(text);
    }

    @Test
    void numbersThatAreNoneAreTexts() {
        assertThat(ScriptJson.of(Arrays.asList(Double.NaN, Float.POSITIVE_INFINITY, 0.5, null)))
                .isEqualTo("[\"NaN\",\"Infinity\",0.5,null]");
    }
}
