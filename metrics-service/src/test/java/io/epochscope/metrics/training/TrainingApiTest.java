package io.epochscope.metrics.training;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.epochscope.backing.test.BackingServices;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page that runs are started from, of a service that knows no trainer. */
@QuarkusTest
@WithTestResource(BackingServices.class)
class TrainingApiTest {

    @Test
    void saysWhatIsMissing() {
        given().get("/train")
                .then()
                .statusCode(200)
                .contentType("text/html")
                .body(containsString("epochscope.trainer.url"))
                .body(not(containsString("<form")));
    }

    @Test
    void handsOutTheExamples() {
        given().get("/train/examples/mnist-cnn.json")
                .then()
                .statusCode(200)
                .contentType("application/json")
                .body("model.type", equalTo("cnn"));
        given().get("/train/examples/none.json").then().statusCode(404).contentType("application/problem+json");
    }

    @Test
    void hasEveryExampleThatIsARequest() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("../examples"))) {
            assertThat(Examples.FILES)
                    .containsExactlyInAnyOrderElementsOf(
                            files.map(file -> file.getFileName().toString())
                                    .filter(file -> !file.endsWith("-sweep.json"))
                                    .toList());
        }
    }
}
