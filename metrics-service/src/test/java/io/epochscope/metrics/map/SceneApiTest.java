package io.epochscope.metrics.map;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.epochscope.backing.test.BackingServices;
import io.epochscope.events.v1.Event;
import io.epochscope.metrics.drawing.ColourMap;
import io.epochscope.metrics.drawing.Palette;
import io.epochscope.metrics.fixture.FixtureRun;
import io.epochscope.metrics.fixture.MappedRun;
import io.epochscope.metrics.fixture.TestDatabase;
import io.epochscope.metrics.ingest.EventStore;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.path.json.config.JsonPathConfig;
import io.restassured.path.json.config.JsonPathConfig.NumberReturnType;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.plugins.tiff.GeoTIFFTagSet;
import javax.imageio.plugins.tiff.TIFFDirectory;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Scenes, patches and maps, asked for over HTTP. */
@QuarkusTest
@WithTestResource(BackingServices.class)
class SceneApiTest {

    private static final String FIELD = "/runs/mapped/scenes/field";
    /** So that a pixel of the scene's image is ten of the picture. */
    private static final String PLAIN = "?width=480&bar=false";

    private final TestDatabase database = new TestDatabase();
    private final EventStore store = new EventStore(database.dataSource());

    @BeforeEach
    void storeRun() throws SQLException {
        store.store(MappedRun.completed("mapped"));
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

    /** The colour in the middle of a patch, in a picture of the whole scene, 480 wide. */
    private static int colourOf(BufferedImage picture, int row, int column) {
        return picture.getRGB(column * 80 + 40, row * 80 + 40);
    }

    @Test
    void tellsWhatIsKnownOfScenes() {
        given().get("/runs/mapped/scenes")
                .then()
                .statusCode(200)
                .body("scene", equalTo(List.of("field", "samples")))
                .body("[0].geometry.strideX", equalTo(8))
                .body("[1].geometry", nullValue());
        given().get(FIELD)
                .then()
                .statusCode(200)
                .body("name", equalTo("Field"))
                .body("rows", equalTo(4))
                .body("columns", equalTo(6))
                .body("crs", equalTo("EPSG:32640"))
                .body("affine", hasSize(6))
                .body("picture", equalTo(true))
                .body("classes.name", equalTo(List.of("zero", "one")))
                .body("epochs.pass", equalTo(List.of("training", "validation")))
                .body("epochs[0].epochs", equalTo(List.of(1, 2, 3, 4)));
    }

    @Test
    void drawsValuesWherePatchesLie() throws Exception {
        BufferedImage map = picture(FIELD + "/map.png" + PLAIN + "&metric=loss&overlay=false&epoch=first&min=0&max=22");

        assertThat(map.getWidth()).isEqualTo(480);
        assertThat(map.getHeight()).isEqualTo(320);
        assertThat(colourOf(map, 0, 0)).isEqualTo(ColourMap.VIRIDIS.colour(0));
        assertThat(colourOf(map, 1, 5)).isEqualTo(ColourMap.VIRIDIS.colour(0.5));
        assertThat(colourOf(map, 3, 4)).isEqualTo(ColourMap.VIRIDIS.colour(1));
        assertThat(colourOf(map, 3, 5)).as("absent").isZero();

        BufferedImage last = picture(FIELD + "/map.png" + PLAIN + "&overlay=false&split=train&colours=magma");
        assertThat(colourOf(last, 0, 1)).isEqualTo(ColourMap.MAGMA.notANumber());
        assertThat(colourOf(last, 0, 4)).as("of another split").isZero();
    }

    @Test
    void laysTheMapOverTheScene() throws Exception {
        BufferedImage scene = picture(FIELD + "/map.png" + PLAIN + "&metric=picture");
        assertThat(new Color(colourOf(scene, 0, 0))).isEqualTo(Color.BLUE);
        assertThat(new Color(colourOf(scene, 0, 3))).isEqualTo(Color.YELLOW);
        assertThat(new Color(colourOf(scene, 3, 5))).as("of the second tile").isEqualTo(Color.YELLOW);

        BufferedImage half =
                picture(FIELD + "/map.png" + PLAIN + "&metric=p_true&opacity=0.5&colours=grey&min=0.5&max=0.6");
        var blended = new Color(colourOf(half, 0, 1));
        assertThat(blended.getBlue()).isBetween(126, 129);
        assertThat(blended.getRed()).isBetween(0, 1);
        assertThat(new Color(colourOf(half, 3, 5))).as("absent").isEqualTo(Color.YELLOW);
    }

    @Test
    void drawsClassesInTheirColours() throws Exception {
        BufferedImage labels = picture(FIELD + "/map.png" + PLAIN + "&metric=label&opacity=1");
        assertThat(colourOf(labels, 0, 1)).isEqualTo(0xffff0000);
        assertThat(colourOf(labels, 0, 0)).isEqualTo(0xff000000 | Palette.colour(0));

        BufferedImage predicted = picture(FIELD + "/map.png" + PLAIN + "&metric=predicted&opacity=1");
        assertThat(colourOf(predicted, 0, 0)).isEqualTo(0xffff0000);

        BufferedImage correct = picture(FIELD + "/map.png" + PLAIN + "&metric=correct&opacity=1");
        assertThat(colourOf(correct, 0, 0)).isNotEqualTo(colourOf(correct, 0, 2));
        assertThat(colourOf(correct, 0, 1)).isEqualTo(colourOf(correct, 0, 2));

        BufferedImage verdicts = picture(FIELD + "/map.png" + PLAIN + "&metric=verdict&opacity=1");
        assertThat(colourOf(verdicts, 0, 0)).isNotEqualTo(colourOf(verdicts, 0, 1));
    }

    @Test
    void drawsWhatWasLearntOverTheEpochs() throws Exception {
        BufferedImage confidence =
                picture(FIELD + "/map.png" + PLAIN + "&metric=confidence&opacity=1&min=0.0625&max=0.5");
        assertThat(colourOf(confidence, 0, 0)).isEqualTo(ColourMap.VIRIDIS.colour(0));
        assertThat(colourOf(confidence, 1, 1)).isEqualTo(ColourMap.VIRIDIS.colour(1));

        BufferedImage share = picture(FIELD + "/map.png" + PLAIN + "&metric=mean_correct&opacity=1");
        assertThat(colourOf(share, 0, 0)).isEqualTo(ColourMap.VIRIDIS.colour(0));
        assertThat(colourOf(share, 2, 5)).isEqualTo(ColourMap.VIRIDIS.colour(1));

        BufferedImage variability = picture(FIELD + "/map.png" + PLAIN + "&metric=variability&opacity=1");
        assertThat(colourOf(variability, 0, 0)).isEqualTo(ColourMap.VIRIDIS.colour(0));
    }

    @Test
    void putsMapsSideBySide() throws Exception {
        BufferedImage classes = picture(FIELD + "/classes.png?width=1000");
        assertThat(classes.getWidth()).isEqualTo(1000);
        assertThat(classes.getHeight()).isBetween(160, 300);

        BufferedImage multiples = picture(FIELD + "/multiples.png?width=600&epochs=1,4&bar=false");
        BufferedImage all = picture(FIELD + "/multiples.png?width=600&bar=false");
        assertThat(multiples.getWidth()).isEqualTo(600);
        assertThat(all.getHeight()).as("four panels are smaller than two").isLessThan(multiples.getHeight());

        assertThat(picture("/runs/mapped/scenes/field/map.png?width=64").getWidth())
                .isEqualTo(64);
    }

    @Test
    void showsSinglePatches() throws Exception {
        BufferedImage patch = picture(FIELD + "/patches/1/2.png?size=64&context=0");
        assertThat(patch.getWidth()).isEqualTo(64);
        assertThat(new Color(patch.getRGB(32, 32))).isEqualTo(Color.BLUE);
        BufferedImage around = picture(FIELD + "/patches/0/5.png");
        assertThat(around.getWidth()).isEqualTo(96);
        assertThat(new Color(around.getRGB(48, 48))).isEqualTo(Color.YELLOW);
        assertThat(around.getRGB(90, 5)).as("beyond the image").isZero();

        given().get(FIELD + "/patches/0/0")
                .then()
                .statusCode(200)
                .body("split", equalTo("train"))
                .body("label", equalTo(0))
                .body("history", hasSize(4))
                .body("history[0].loss", equalTo(0f))
                .body("history[3].correct", equalTo(false))
                .body("dynamics", hasSize(1))
                .body("dynamics[0].verdict", equalTo("suspect_label"))
                .body("dynamics[0].rival", equalTo(1))
                .body("dynamics[0].firstLearned", nullValue());
        given().get(FIELD + "/patches/0/1").then().body("history[3].loss", equalTo("NaN"));
        given().get(FIELD + "/patches/3/5")
                .then()
                .statusCode(200)
                .body("history", hasSize(0))
                .body("split", nullValue());
        given().get(FIELD + "/patches/4/0").then().statusCode(404).body("detail", containsString("0 to 3"));
        given().get("/runs/mapped/scenes/samples/patches/0/0.png")
                .then()
                .statusCode(404)
                .body("detail", containsString("no picture"));
    }

    @Test
    void handsOutScores() {
        JsonPath scores = given().get(FIELD + "/scores?epoch=3")
                .then()
                .statusCode(200)
                .contentType("application/json")
                .extract()
                .jsonPath();
        assertThat(scores.getList("$")).hasSize(MappedRun.PATCHES);
        for (Map<String, Object> score : scores.<Map<String, Object>>getList("$")) {
            int patch = (int) score.get("row") * MappedRun.COLUMNS + (int) score.get("column");
            assertThat(score)
                    .containsEntry("epoch", 3)
                    .containsEntry("label", patch % 2)
                    .containsEntry("predicted", MappedRun.predicted(patch))
                    .containsEntry("correct", patch != 0)
                    .containsEntry("split", patch % 6 < 4 ? "train" : "validation")
                    .containsEntry("pass", patch % 6 < 4 ? "training" : "validation");
            assertThat(((Number) score.get("loss")).floatValue()).isEqualTo(MappedRun.loss(patch, 3));
            assertThat(((Number) score.get("pTrue")).floatValue()).isEqualTo(MappedRun.pTrue(patch));
        }

        String csv = given().get(FIELD + "/scores.csv?split=validation")
                .then()
                .statusCode(200)
                .contentType(containsString("text/csv"))
                .extract()
                .asString();
        assertThat(csv.lines().toList())
                .hasSize(1 + 7)
                .startsWith(
                        "epoch,row,column,pass,split,label,predicted,correct,loss,pTrue,pPredicted,output,target",
                        "4,0,4,validation,validation,0,0,true,1.0,0.5,0.75,,");
        assertThat(given().accept("text/csv").get(FIELD + "/scores").asString())
                .contains("4,0,1,training,train,1,1,true,NaN,0.5,0.75,,\n");
    }

    @Test
    void listsSuspectPatchesToBeFilledIn() {
        assertThat(given().get(FIELD + "/suspects.csv").asString().lines().toList())
                .containsExactly(
                        "scene,row,column,split,given,predicted,verdict,confidence,action,class,weight",
                        "field,0,0,train,zero,one,suspect_label,0.0625,,,");
        assertThat(given().get(FIELD + "/suspects.csv?split=test")
                        .asString()
                        .lines()
                        .toList())
                .as("none")
                .hasSize(1);
        given().get(FIELD + "/suspects.json?verdict=learned,suspect_label")
                .then()
                .statusCode(200)
                .body("", hasSize(MappedRun.PATCHES))
                .body("[0].verdict", equalTo("suspect_label"))
                .body("[0].action", nullValue())
                .body("[1].verdict", equalTo("learned"));
    }

    @Test
    void writesGeoTiffThatLiesWhereTheSceneDoes() throws Exception {
        byte[] content = given().get(FIELD + "/map.tif?metric=loss&epoch=first")
                .then()
                .statusCode(200)
                .contentType("image/tiff")
                .extract()
                .asByteArray();
        ImageReader reader = ImageIO.getImageReadersByFormatName("tiff").next();
        reader.setInput(new MemoryCacheImageInputStream(new ByteArrayInputStream(content)));
        var raster = reader.read(0).getRaster();
        assertThat(raster.getWidth()).isEqualTo(MappedRun.COLUMNS);
        assertThat(raster.getSampleFloat(5, 1, 0)).isEqualTo(MappedRun.loss(11, 1));
        assertThat(raster.getSampleFloat(5, 3, 0)).as("absent").isEqualTo(-9999);

        TIFFDirectory tags = TIFFDirectory.createFromMetadata(reader.getImageMetadata(0));
        assertThat(tags.getTIFFField(GeoTIFFTagSet.TAG_MODEL_TRANSFORMATION).getAsDoubles())
                .startsWith(80, 0, 0, MappedRun.EAST, 0, -80, 0, MappedRun.NORTH);
        assertThat(tags.getTIFFField(GeoTIFFTagSet.TAG_GEO_KEY_DIRECTORY).getAsInts())
                .containsExactly(1, 1, 0, 3, 1024, 0, 1, 1, 1025, 0, 1, 1, 3072, 0, 1, 32640);
        assertThat(new String(content, StandardCharsets.ISO_8859_1)).contains("-9999\0");

        byte[] classes = given().get(FIELD + "/map.tif?metric=label").asByteArray();
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(classes));
        assertThat(image.getRaster().getSample(1, 0, 0)).isEqualTo(1);
        assertThat(image.getRGB(1, 0)).isEqualTo(0xffff0000);
        assertThat(image.getRaster().getSample(5, 3, 0)).as("absent").isEqualTo(255);
    }

    @Test
    void writesGeoJsonInLongitudeAndLatitude() {
        JsonPath json = given().get(FIELD + "/map.geojson?metric=loss&epoch=2")
                .then()
                .statusCode(200)
                .contentType("application/geo+json")
                .extract()
                .jsonPath(JsonPathConfig.jsonPathConfig().numberReturnType(NumberReturnType.DOUBLE));
        assertThat(json.getList("features")).hasSize(MappedRun.PATCHES);
        assertThat(json.getDouble("features[7].properties.loss")).isEqualTo(3.5);
        List<List<Number>> ring = json.getList("features[0].geometry.coordinates[0]");
        assertThat(ring).hasSize(5);
        assertThat(ring.get(4)).isEqualTo(ring.get(0));
        // As PROJ has it; counter-clockwise.
        double[][] expected = {
            {56.0065135, 25.3132055}, {56.0065194, 25.3124832}, {56.0073141, 25.3124885}, {56.0073082, 25.3132109}
        };
        for (int i = 0; i < expected.length; i++) {
            assertThat(ring.get(i).get(0).doubleValue()).isCloseTo(expected[i][0], within(1e-6));
            assertThat(ring.get(i).get(1).doubleValue()).isCloseTo(expected[i][1], within(1e-6));
        }
        given().get(FIELD + "/map.geojson?metric=verdict")
                .then()
                .body("features[0].properties.verdict", equalTo("suspect label"));
        given().get(FIELD + "/map.geojson").then().body("features[1].properties.loss", nullValue());
        for (String file : List.of("map.tif", "map.geojson")) {
            given().get("/runs/mapped/scenes/samples/" + file)
                    .then()
                    .statusCode(409)
                    .contentType("application/problem+json")
                    .body("detail", containsString("no coordinates"));
        }
    }

    @Test
    void answersOnceWhatHasNotChanged() throws SQLException {
        String path = FIELD + "/map.png?width=100";
        String tag = given().get(path)
                .then()
                .header("Cache-Control", containsString("max-age=3600"))
                .extract()
                .header("ETag");
        assertThat(tag).startsWith("\"");
        assertThat(given().header("If-None-Match", tag)
                        .get(path)
                        .then()
                        .statusCode(304)
                        .header("ETag", tag)
                        .extract()
                        .asByteArray())
                .isEmpty();
        given().header("If-None-Match", tag)
                .get(FIELD + "/map.png?width=101")
                .then()
                .statusCode(200);

        List<Event> events = MappedRun.completed("growing");
        store.store(events.subList(0, events.size() - 2));
        String growing = "/runs/growing/scenes/field/scores?epoch=4";
        String before = given().get(growing)
                .then()
                .statusCode(200)
                .header("Cache-Control", containsString("no-cache"))
                .extract()
                .header("ETag");
        given().header("If-None-Match", before).get(growing).then().statusCode(304);
        store.store(events.subList(events.size() - 2, events.size() - 1));
        given().header("If-None-Match", before)
                .get(growing)
                .then()
                .statusCode(200)
                .header("ETag", not(equalTo(before)))
                .body("", hasSize(MappedRun.PATCHES));

        store.store(MappedRun.completed("unnumbered-scene").stream()
                .map(event -> event.toBuilder().clearSequence().build())
                .toList());
        given().get("/runs/unnumbered-scene/scenes/field/scores")
                .then()
                .statusCode(200)
                .header("ETag", nullValue())
                .header("Cache-Control", equalTo("no-store"));
    }

    @Test
    void saysWhichParametersAreWrong() {
        Map<String, String> wrong = Map.ofEntries(
                Map.entry("map.png?metric=lost", "metric is \"lost\", but must be one of loss, p_true"),
                Map.entry("map.png?epoch=newest", "epoch is \"newest\", but must be first, last or"),
                Map.entry("map.png?pass=training", "pass is \"training\", but must be one of each, evaluation"),
                Map.entry("map.png?split=some", "split is \"some\", but must be one of all, train"),
                Map.entry("map.png?width=5000", "width is \"5000\", but must be a whole number from 64 to 4096"),
                Map.entry("map.png?width=wide", "width is \"wide\""),
                Map.entry("map.png?colours=jet", "colours is \"jet\", but must be one of viridis"),
                Map.entry("map.png?opacity=1.5", "opacity is \"1.5\", but must be a number from 0 to 1"),
                Map.entry("map.png?overlay=yes", "overlay is \"yes\", but must be true or false"),
                Map.entry("map.png?min=NaN", "min is \"NaN\", but must be a finite number"),
                Map.entry("map.png?min=2&max=1", "min is \"2\", but must be less than max"),
                Map.entry("map.png?background=red", "background is \"red\""),
                Map.entry("multiples.png?epochs=1;2", "epochs is \"1;2\", but must be"),
                Map.entry("multiples.png?metric=label", "metric is \"label\""),
                Map.entry("map.tif?metric=picture", "metric is \"picture\""),
                Map.entry("suspects.csv?verdict=bad", "verdict is \"bad\", but must be"),
                Map.entry("scores?split=TRAIN", "split is \"TRAIN\""),
                Map.entry("patches/0/0.png?size=1", "size is \"1\", but must be a whole number from 16 to 1024"),
                Map.entry("patches/0/0.png?context=-1", "context is \"-1\""));
        wrong.forEach((path, detail) -> given().get(FIELD + "/" + path)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("detail", containsString(detail)));
    }

    @Test
    void saysWhatThereIsNot() throws SQLException {
        given().get("/runs/nobody/scenes").then().statusCode(404).body("detail", containsString("nobody"));
        given().get("/runs/nobody/scenes/field/map.png").then().statusCode(404).contentType("application/problem+json");
        given().get("/runs/mapped/scenes/wood/map.png")
                .then()
                .statusCode(404)
                .body("detail", equalTo("run mapped has no scene wood; there is field, samples"));
        given().get(FIELD + "/map.png?epoch=9")
                .then()
                .statusCode(404)
                .body("detail", containsString("epoch 9"))
                .body("detail", containsString("between 1 and 4"));
        given().get(FIELD + "/scores?pass=evaluation")
                .then()
                .statusCode(404)
                .body("detail", containsString("evaluation pass"));
        given().get("/runs/mapped/scenes/samples/map.png?metric=picture").then().statusCode(404);

        store.store(new FixtureRun("no-scene").opened().events().subList(0, 2));
        given().get("/runs/no-scene/scenes").then().statusCode(200).body("", hasSize(0));
    }

    @Test
    void drawsASceneThatHasNotBeenDescribed() throws Exception {
        List<Event> events = MappedRun.completed("undescribed");
        store.store(events.stream()
                .filter(event -> event.hasPatchScores()
                        && event.getPatchScores().getScene().equals(MappedRun.SCENE))
                .toList());
        BufferedImage map = picture("/runs/undescribed/scenes/field/map.png?bar=false&width=66&epoch=1&min=0&max=22");
        assertThat(map.getHeight()).isEqualTo(44);
        assertThat(map.getRGB(5, 5)).isEqualTo(ColourMap.VIRIDIS.colour(0));
        given().get("/runs/undescribed/scenes/field").then().statusCode(200).body("geometry", nullValue());
    }

    @Test
    void tellsDashboardsWherePicturesAre() throws Exception {
        assertThat(database.query("select picture_url('/runs')"))
                .containsExactly(List.of("http://localhost:8081/runs"));
    }

    @Test
    void describesItsParameters() {
        JsonPath api =
                given().accept("application/json").get("/q/openapi?format=json").jsonPath();
        String map = "paths.'/runs/{id}/scenes/{scene}/map.png'.get.parameters.name";
        assertThat(api.getList(map)).contains("metric", "epoch", "pass", "split", "width", "opacity", "background");
    }
}
