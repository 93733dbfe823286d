package io.epochscope.trainer.schema;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.nullValue;

import io.epochscope.backing.test.BackingServices;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a page of another origin needs to ask for runs. The tests' settings allow two origins. */
@QuarkusTest
@QuarkusTestResource(
        value = BackingServices.class,
        initArgs = @ResourceArg(name = BackingServices.SERVICES, value = BackingServices.KAFKA))
class SchemaApiTest {

    private static final String ALLOWED = "Access-Control-Allow-Origin";

    @Test
    void showsTheSchemaOfRequests() {
        given().get("/schemas/training")
                .then()
                .statusCode(200)
                .contentType("application/schema+json")
                .body("'$schema'", equalTo("https://json-schema.org/draft/2020-12/schema"))
                .body("properties.model.oneOf.title", hasItems("cnn", "mlp", "resnet", "unet"))
                .body("properties.epochs.description", equalTo("10 if not given"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://pages.example", "http://localhost:8081"})
    void letsOriginsAskThatTheOperatorAllows(String origin) {
        given().header("Origin", origin)
                .header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", "content-type")
                .options("/runs")
                .then()
                .statusCode(200)
                .header(ALLOWED, equalTo(origin))
                .header("Access-Control-Allow-Methods", containsString("POST"))
                .header("Access-Control-Allow-Headers", containsString("content-type"));
        given().header("Origin", origin)
                .contentType(ContentType.JSON)
                .body("{\"epochs\": 0}")
                .post("/runs")
                .then()
                .statusCode(422)
                .header(ALLOWED, equalTo(origin))
                .body("faults.field", hasItems("epochs"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://elsewhere.example", "http://pages.example", "https://pages.example.org", "null"})
    void letsNoOthersAsk(String origin) {
        given().header("Origin", origin)
                .header("Access-Control-Request-Method", "POST")
                .options("/runs")
                .then()
                .statusCode(403)
                .header(ALLOWED, nullValue());
        given().header("Origin", origin)
                .contentType(ContentType.JSON)
                .body("{\"epochs\": 0}")
                .post("/runs")
                .then()
                .statusCode(403)
                .header(ALLOWED, nullValue());
    }
}
