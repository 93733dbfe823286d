package io.epochscope.metrics.page;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.epochscope.backing.test.BackingServices;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The files of pages, asked for over HTTP. */
@QuarkusTest
@WithTestResource(BackingServices.class)
class AssetApiTest {

    @Inject
    Assets assets;

    @ParameterizedTest
    @EnumSource
    void areKeptForEver(Asset asset) {
        String address = "/" + assets.address(asset);
        var answer = given().get(address).then().statusCode(200).extract();

        assertThat(answer.asString()).isEqualTo(assets.text(asset)).isNotBlank();
        assertThat(answer.header("Cache-Control")).isEqualTo("public, max-age=31536000, immutable");
        assertThat(answer.header("Content-Type")).isEqualTo(asset.mediaType());
        given().header("If-None-Match", answer.header("ETag"))
                .get(address)
                .then()
                .statusCode(304);
    }

    @Test
    void ofAnotherVersionAreNotKept() {
        var answer =
                given().get("/assets/older/pages.css").then().statusCode(200).extract();

        assertThat(answer.header("Cache-Control")).isEqualTo("no-cache");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Assets.class", "echarts.common.min.js", "..%2freport%2freport.css", "%00"})
    void thereAreNoOthers(String name) {
        given().urlEncodingEnabled(false)
                .get("/assets/any/" + name)
                .then()
                .statusCode(404)
                .contentType("application/problem+json");
    }
}
