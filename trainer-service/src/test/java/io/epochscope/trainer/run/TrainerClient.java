package io.epochscope.trainer.run;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;

/** Speaks to the service as people do. */
public final class TrainerClient {

    public static final String TINY = """
            {"name": "tiny", "model": {"type": "mlp", "hidden": [8]}, "epochs": 2, "batchSize": 32, "seed": 7,
             "dataset": {"type": "generated", "samples": 200, "size": 12}}
            """;

    public static final String ENDLESS =
            TINY.replace("\"epochs\": 2", "\"epochs\": 1000000").replace("\"tiny\"", "\"endless\"");

    private TrainerClient() {}

    public static ValidatableResponse post(String request) {
        return given().contentType(ContentType.JSON)
                .body(request)
                .when()
                .post("/runs")
                .then();
    }

    public static String submit(String request) {
        return post(request).statusCode(202).extract().path("id");
    }

    public static String status(String id) {
        return given().get("/runs/" + id).then().statusCode(200).extract().path("status");
    }

    public static ValidatableResponse stop(String id) {
        return given().post("/runs/" + id + "/stop").then();
    }

    public static void awaitStatus(String id, String status) {
        await().atMost(Duration.ofMinutes(2)).until(() -> status(id), status::equals);
    }
}
