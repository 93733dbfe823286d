package io.epochscope.metrics.mistake;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.epochscope.backing.test.BackingServices;
import io.epochscope.events.v1.Event;
import io.epochscope.metrics.fixture.FixtureRun;
import io.epochscope.metrics.fixture.MappedRun;
import io.epochscope.metrics.fixture.RegressionRun;
import io.epochscope.metrics.fixture.TestDatabase;
import io.epochscope.metrics.ingest.EventStore;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What was predicted wrongly, asked for over HTTP; in {@link MappedRun} a blue sample of zero is taken for one. */
@QuarkusTest
@WithTestResource(BackingServices.class)
class MistakeApiTest {

    private static final String MISTAKES = "/runs/wrong/mistakes";

    private final TestDatabase database = new TestDatabase();

    @BeforeEach
    void storeRuns() throws SQLException {
        var store = new EventStore(database.dataSource());
        store.store(MappedRun.completed("wrong"));
        store.store(FixtureRun.completed("unseen"));
        store.store(RegressionRun.completed("valued"));
    }

    private static BufferedImage picture(String path) throws IOException {
        byte[] content = given().get(path)
                .then()
                .statusCode(200)
                .contentType("image/png")
                .extract()
                .asByteArray();
        return ImageIO.read(new ByteArrayInputStream(content));
    }

    private static long pixels(BufferedImage picture, int colour) {
        long pixels = 0;
        for (int y = 0; y < picture.getHeight(); y++) {
            for (int x = 0; x < picture.getWidth(); x++) {
                pixels += picture.getRGB(x, y) == colour ? 1 : 0;
            }
        }
        return pixels;
    }

    @Test
    void listsThemWithTheEpochsInWhichTheyWereWrong() {
        given().get(MISTAKES + "?epoch=3&true=zero&predicted=1")
                .then()
                .statusCode(200)
                .body("", hasSize(1))
                .body("[0].scene", equalTo("field"))
                .body("[0].row", equalTo(0))
                .body("[0].column", equalTo(0))
                .body("[0].sample", equalTo(0))
                .body("[0].split", equalTo("train"))
                .body("[0].trueName", equalTo("zero"))
                .body("[0].predictedName", equalTo("one"))
                .body("[0].pPredicted", equalTo(0.75f))
                .body("[0].pTrue", equalTo(0.0625f))
                .body("[0].epochsScored", equalTo(4))
                .body("[0].epochsWrong", equalTo(List.of(1, 2, 3, 4)));
        given().get(MISTAKES + "?true=one").then().statusCode(200).body("", hasSize(0));
        given().get(MISTAKES + "?split=validation").then().statusCode(200).body("", hasSize(0));
    }

    @Test
    void listsThemAsCsv() {
        String csv = given().accept("text/csv")
                .get(MISTAKES)
                .then()
                .statusCode(200)
                .contentType("text/csv;charset=UTF-8")
                .extract()
                .asString();
        assertThat(csv.lines())
                .containsExactly(
                        "rank,scene,row,column,sample,split,label,trueName,predicted,predictedName,pPredicted,pTrue,loss,"
                                + "epochsScored,epochsWrong",
                        "1,field,0,0,0,train,0,zero,1,one,0.75,0.0625,0.0,4,1;2;3;4");
        assertThat(given().get(MISTAKES + ".csv").asString()).isEqualTo(csv);
    }

    @Test
    void showsThemLargeEnoughToBeSeen() throws Exception {
        BufferedImage gallery = picture(MISTAKES + ".png?background=white");
        assertThat(gallery.getWidth()).isEqualTo(800);
        // A sample of 8 × 8 pixels, magnified by a whole number.
        double side = Math.sqrt((double) pixels(gallery, Color.BLUE.getRGB()));
        assertThat(side).isGreaterThanOrEqualTo(64);
        assertThat(side % 8).isZero();
        assertThat(picture(MISTAKES + ".png?width=400").getWidth()).isEqualTo(400);
    }

    @Test
    void saysSoWhereThereAreNone() throws Exception {
        BufferedImage none = picture(MISTAKES + ".png?true=one&background=white");
        assertThat(none.getWidth()).isEqualTo(800);
        assertThat(none.getHeight()).isLessThan(60);
        assertThat(pixels(none, Color.WHITE.getRGB()))
                .as("words on white")
                .isLessThan((long) none.getWidth() * none.getHeight());
    }

    @Test
    void hasWordsOfSamplesWithoutPictures() throws Exception {
        given().get("/runs/unseen/mistakes?epoch=1").then().statusCode(200).body("", hasSize(7));
        BufferedImage words = picture("/runs/unseen/mistakes.png?epoch=1&background=white");
        BufferedImage none = picture("/runs/unseen/mistakes.png?epoch=2&background=white");
        assertThat(words.getHeight()).isGreaterThan(none.getHeight());
    }

    @Test
    void framesInTheColourOfTheTrueClass() throws Exception {
        assertThat(pixels(picture("/runs/unseen/mistakes.png?epoch=1"), 0xffff0000))
                .as("without a picture there is nothing to frame")
                .isZero();
        assertThat(pixels(picture(MISTAKES + ".png"), 0xffff0000))
                .as("class zero has no colour of its own")
                .isZero();
        new EventStore(database.dataSource())
                .store(MappedRun.completed("framed").stream()
                        .map(MistakeApiTest::allZero)
                        .toList());
        assertThat(pixels(picture("/runs/framed/mistakes.png?epoch=1&limit=1"), 0xffff0000))
                .isPositive();
    }

    private static Event allZero(Event event) {
        if (!event.hasPatchScores()) {
            return event;
        }
        var scores = event.getPatchScores().toBuilder();
        for (int i = 0; i < scores.getPredictedCount(); i++) {
            scores.setPredicted(i, 0);
        }
        return event.toBuilder().setPatchScores(scores).build();
    }

    @Test
    void namesWhatIsAccepted() {
        refused(
                MISTAKES + "?true=seven",
                400,
                "true is \"seven\", but must be the name or index of a class: zero (0), one (1)");
        refused(MISTAKES + ".png?predicted=2", 400, "zero (0), one (1)");
        refused(MISTAKES + "?limit=0", 400, "limit is \"0\", but must be a whole number from 1 to 200");
        refused(MISTAKES + "?split=both", 400, "one of all, train, validation, test");
        refused(MISTAKES + "?pass=some", 400, "one of each, evaluation");
        refused(MISTAKES + "?epoch=second", 400, "first, last or the number of an epoch");
        refused(MISTAKES + ".png?width=5", 400, "width");
        refused(MISTAKES + "?epoch=9", 404, "of epoch 9");
        refused(
                MISTAKES + "?pass=evaluation",
                404,
                "there are no scores of patches of run wrong in the evaluation pass");
        refused("/runs/nowhere/mistakes", 404, "there is no run nowhere");
        refused("/runs/valued/mistakes", 409, "predicts values");
        refused("/runs/valued/mistakes.png", 409, "predicts values");
    }

    private static void refused(String path, int status, String detail) {
        given().get(path)
                .then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("detail", containsString(detail));
    }

    @Test
    void isAnsweredOnce() {
        String tag =
                given().get(MISTAKES + ".png").then().statusCode(200).extract().header("ETag");
        given().header("If-None-Match", tag).get(MISTAKES + ".png").then().statusCode(304);
    }
}
