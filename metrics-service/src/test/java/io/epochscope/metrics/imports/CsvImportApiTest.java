package io.epochscope.metrics.imports;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.epochscope.backing.test.BackingServices;
import io.epochscope.metrics.fixture.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.io.ByteArrayInputStream;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Training histories, given over HTTP. */
@QuarkusTest
@WithTestResource(BackingServices.class)
class CsvImportApiTest {

    private static final String HISTORY = """
            epoch,accuracy,iou,learning_rate,loss,val_accuracy,val_loss
            0,0.5,0.125,0.01,1.5,0.25,1.75
            1,0.75,NA,0.001,nan,0.5,1.25
            2,0.8,0.5,0.0001,-inf,NA,NA
            """;

    private final TestDatabase database = new TestDatabase();

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t"})
    void aHistoryBecomesARun(String separator) throws SQLException {
        String id = imported(HISTORY.replace(",", separator), "Keras");

        given().get("/runs/" + id)
                .then()
                .statusCode(200)
                .body("name", equalTo("Keras"))
                .body("kind", equalTo("import"))
                .body("status", equalTo("COMPLETED"))
                .body("task", equalTo("classification"))
                .body("epochs", equalTo(3))
                .body("lastEpoch", equalTo(3))
                .body("bestEpoch", equalTo(2))
                .body("bestMetric", equalTo("validation_loss"))
                .body("bestValue", equalTo(1.25f));
        given().get("/runs/" + id + "/completeness").then().body("status", equalTo("COMPLETE"));
        assertThat(database.query(
                        "select epoch, split, metric, value from epoch_metric where run_id = ? order by 1, 2, 3", id))
                .containsExactly(
                        List.of("1", "train", "accuracy", "0.5"),
                        List.of("1", "train", "iou", "0.125"),
                        List.of("1", "train", "loss", "1.5"),
                        List.of("1", "validation", "accuracy", "0.25"),
                        List.of("1", "validation", "loss", "1.75"),
                        List.of("2", "train", "accuracy", "0.75"),
                        List.of("2", "train", "loss", "NaN"),
                        List.of("2", "validation", "accuracy", "0.5"),
                        List.of("2", "validation", "loss", "1.25"),
                        List.of("3", "train", "accuracy", "0.8"),
                        List.of("3", "train", "iou", "0.5"),
                        List.of("3", "train", "loss", "-Infinity"));
        assertThat(database.query("select epoch, learning_rate from run_epoch where run_id = ? order by 1", id))
                .containsExactly(List.of("1", "0.01"), List.of("2", "0.001"), List.of("3", "0.0001"));
    }

    @Test
    void figuresOfASplitWithoutLossAreTheEpochsOwn() throws SQLException {
        String id = imported("epoch;val_accuracy\n1;0.5\n2;0.75\n", "");

        assertThat(database.query(
                        "select epoch, split, metric, value from epoch_metric where run_id = ? order by 1", id))
                .containsExactly(
                        List.of("1", "", "validation_accuracy", "0.5"),
                        List.of("2", "", "validation_accuracy", "0.75"));
        given().get("/runs/" + id).then().body("name", equalTo(id)).body("bestEpoch", nullValue());
    }

    @Test
    void allBadLinesAreNamedAndNothingIsImported() throws SQLException {
        refused("""
                epoch,loss,val_loss
                0,1.5,2.5
                1,1.0
                two,0.5,1.5
                3,1f,0x1
                0,0.25,1.25
                """)
                .body("detail", containsString("5 cells or lines of the file cannot be taken"))
                .body("detail", containsString("line 3: there are 2 cells, but there must be 3, as many as in line 1"))
                .body("detail", containsString("line 4: epoch is \"two\", but must be a whole number from 0 to"))
                .body("detail", containsString("line 5: loss is \"1f\", but must be a number, nan, inf"))
                .body("detail", containsString("line 5: val_loss is \"0x1\""))
                .body("detail", containsString("line 6: epoch 0 is there twice, first in line 2"));
    }

    @Test
    void manyBadLinesAreCounted() throws SQLException {
        refused("epoch,loss\n" + "1,a\n".repeat(500))
                .body("detail", containsString("line 11: "))
                .body("detail", endsWith("; and 979 more"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "loss,accuracy\n1,2\n",
                "epoch\n1\n",
                "epoch,loss,loss\n1,2,3\n",
                "epoch,loss\n",
                "epoch,loss,\n1,2,3\n"
            })
    void aFileThatIsNoHistoryIsRefused(String file) throws SQLException {
        refused(file);
    }

    @Test
    void aNameThatNobodyCanStoreIsRefused() throws SQLException {
        refused("epoch," + "x".repeat(257) + ",loss\n1,2,3\n")
                .body("detail", containsString("has 257 characters, but may have at most 256"));
    }

    @Test
    void aFileThatIsTooLargeIsRefused() {
        // As a stream, because REST Assured takes long with so many bytes in one piece.
        given().body(new ByteArrayInputStream(new byte[(64 << 20) + 1]))
                .contentType("application/octet-stream")
                .post("/runs/import/csv")
                .then()
                .statusCode(413)
                .contentType("application/problem+json")
                .body("detail", containsString("epochscope.import.max-bytes"));
    }

    private static String imported(String file, String name) {
        String location = given().contentType("text/plain")
                .body(file)
                .post("/runs/import/csv?name=" + name)
                .then()
                .statusCode(201)
                .extract()
                .header("Location");
        return location.substring(location.lastIndexOf('/') + 1);
    }

    private ValidatableResponse refused(String file) throws SQLException {
        List<List<String>> before = database.query("select count(*) from store.run");
        var answer = given().contentType("text/plain")
                .body(file)
                .post("/runs/import/csv")
                .then()
                .statusCode(400)
                .contentType("application/problem+json");
        assertThat(database.query("select count(*) from store.run")).isEqualTo(before);
        return answer;
    }
}
