package io.epochscope.standalone.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

class CompletenessTest {

    @Test
    void isSatisfiedOnlyIfEveryPublishedEventIsStored() throws Exception {
        assertThat(answer("COMPLETE", 20, 20).isEveryEventStored()).isTrue();
        assertThat(answer("COMPLETE", 20, 19).isEveryEventStored()).isFalse();
        assertThat(answer("COMPLETE", 0, 0).isEveryEventStored()).isFalse();
        assertThat(answer("INCOMPLETE", 20, 20).isEveryEventStored()).isFalse();
        assertThat(answer("NOT_PROVABLE", 20, 20).isEveryEventStored()).isFalse();
    }

    @Test
    void countsOverTopics() throws Exception {
        assertThat(answer("COMPLETE", 20, 18).published()).isEqualTo(23);
        assertThat(answer("COMPLETE", 20, 18).stored()).isEqualTo(21);
    }

    private static Completeness answer(String status, long published, long stored) throws Exception {
        String json = """
                {"runId":"r1","status":"%s","attempts":[{"attempt":1,"topics":[
                  {"topic":"training.runs","published":%d,"stored":%d,"missing":[],"deadLettered":[]},
                  {"topic":"training.epochs","published":%d,"stored":%d,"missing":[{"from":3,"to":4}],"deadLettered":[{"from":7,"to":7}]}
                ]}]}
                """.formatted(status, published == 0 ? 0 : 3, stored == 0 ? 0 : 3, published, stored);
        return new ObjectMapper().readValue(json, Completeness.class);
    }
}
