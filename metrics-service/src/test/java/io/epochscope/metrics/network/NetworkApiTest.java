package io.epochscope.metrics.network;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import io.epochscope.backing.test.BackingServices;
import io.epochscope.events.v1.Event;
import io.epochscope.metrics.drawing.ColourMap;
import io.epochscope.metrics.fixture.FixtureRun;
import io.epochscope.metrics.fixture.NetworkRun;
import io.epochscope.metrics.fixture.TestDatabase;
import io.epochscope.metrics.ingest.EventStore;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Sheets of a network's insides, asked for over HTTP. */
@QuarkusTest
@WithTestResource(BackingServices.class)
class NetworkApiTest {

    private static final String NETWORK = "/runs/networked/network";
    private static final int LONGEST_OF_A_BAR = 8;

    private final TestDatabase database = new TestDatabase();
    private final EventStore store = new EventStore(database.dataSource());

    @BeforeEach
    void storeRun() throws SQLException {
        store.store(NetworkRun.completed("networked"));
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

    /** Length of the longest stretch of a colour in any row. */
    private static int side(BufferedImage picture, int colour) {
        int longest = 0;
        for (int y = 0; y < picture.getHeight(); y++) {
            int length = 0;
            for (int x = 0; x < picture.getWidth(); x++) {
                length = picture.getRGB(x, y) == colour ? length + 1 : 0;
                longest = Math.max(longest, length);
            }
        }
        return longest;
    }

    /** Checks that there are tiles of these colours: a colour bar has all colours, but no stretch as long. */
    private static void assertTiles(BufferedImage picture, int... colours) {
        for (int colour : colours) {
            assertThat(side(picture, colour))
                    .as("tile of #%06x", colour & 0xffffff)
                    .isGreaterThan(LONGEST_OF_A_BAR);
        }
    }

    /** The colour of a pixel of the sheet, where colours span [−1, 1] of what it stands for. */
    private static int diverging(int pixel) {
        return ColourMap.RDBU.colour(pixel / 255.0);
    }

    private static int grey(int pixel) {
        return 0xff000000 | pixel * 0x010101;
    }

    @Test
    void tellsWhatThereIs() {
        given().get(NETWORK)
                .then()
                .statusCode(200)
                .body("layers.layer", equalTo(List.of("01Linear")))
                .body("layers[0].outputShape", equalTo(List.of(2)))
                .body(
                        "pictures.find { it.kind == 'filters' && it.layer == '03Linear' }.epochs",
                        equalTo(List.of(0, 1, 2)))
                .body("pictures.find { it.kind == 'sample' }.layer", equalTo(""))
                .body("samples.sample", equalTo(List.of(3, 12)))
                .body("samples[1].split", equalTo("validation"))
                .body("samples[1].scene", equalTo("samples"))
                .body("samples[1].row", equalTo(2))
                .body("samples[1].column", equalTo(2))
                .body("outputEpochs", equalTo(List.of(0, 1, 2)));
        given().get("/runs/viewless/network").then().statusCode(404);
    }

    @Test
    void magnifiesFiltersByAWholeNumber() throws Exception {
        BufferedImage filters = picture(NETWORK + "/filters.png?layer=01Conv2d&epoch=2&width=640");

        assertThat(filters.getWidth()).isEqualTo(640);
        assertThat(filters.getHeight()).isLessThanOrEqualTo(640);
        assertTiles(
                filters,
                IntStream.range(0, NetworkRun.UNITS * NetworkRun.CHANNELS)
                        .map(tile -> diverging(NetworkRun.weight(tile / 2, tile % 2, 2)))
                        .toArray());
        int side = side(filters, diverging(NetworkRun.weight(1, 1, 2)));
        assertThat(side).isGreaterThan(20 * NetworkRun.KERNEL);
        assertThat(side % NetworkRun.KERNEL).isZero();

        BufferedImage small = picture(NETWORK + "/filters.png?layer=01Conv2d&epoch=2&width=64");
        assertThat(small.getWidth()).isEqualTo(64);
        assertThat(side(small, diverging(NetworkRun.weight(1, 1, 2))) % NetworkRun.KERNEL)
                .isZero();
    }

    @Test
    void paintsSignedValuesAroundZeroAndOthersInViridis() throws Exception {
        BufferedImage signed = picture(NETWORK + "/feature-maps.png?layer=01Conv2d&sample=12&epoch=first");
        assertTiles(signed, diverging(12), diverging(162));
        BufferedImage unsigned = picture(NETWORK + "/feature-maps.png?layer=02ReLU&sample=12");
        assertTiles(unsigned, ColourMap.VIRIDIS.colour(12 / 255.0), ColourMap.VIRIDIS.colour(162 / 255.0));
        BufferedImage first = picture(NETWORK + "/feature-maps.png?layer=02ReLU&split=train&colours=grey");
        assertTiles(first, grey(53));
        BufferedImage centred = picture(NETWORK + "/feature-maps.png?layer=02ReLU&sample=3&colours=rdbu");
        // From 0 to 2 on a scale from -2 to 2: the upper half.
        assertTiles(centred, ColourMap.RDBU.colour(0.5 + 53 / 255.0 / 2));
    }

    @Test
    void saysHowManyUnitsAreLeftOut() throws Exception {
        BufferedImage dense = picture(NETWORK + "/filters.png?layer=03Linear&background=white");
        assertTiles(dense, diverging(0), diverging(200));
        assertThat(side(dense, diverging(40)) % NetworkRun.SIDE).isZero();
    }

    @Test
    void showsAFilterForming() throws Exception {
        // Epochs reach to 1, 2 and 3: on one scale the pixel of epoch e stands for a third of its value times e + 1.
        BufferedImage formation = picture(NETWORK + "/formation.png?layer=01Conv2d&unit=3&width=900");
        for (int epoch = 0; epoch < NetworkRun.EPOCHS; epoch++) {
            double value = (2 * NetworkRun.weight(3, 1, epoch) / 255.0 - 1) * (1 + epoch);
            assertTiles(formation, ColourMap.RDBU.colour((value / 3 + 1) / 2));
        }
        BufferedImage maps = picture(NETWORK + "/formation.png?layer=02ReLU&unit=1&sample=3");
        assertThat(side(maps, ColourMap.VIRIDIS.colour(53 / 255.0))).isGreaterThan(100);
    }

    @Test
    void putsSamplesOfEachSplitApartAndFramesWrongOnes() throws Exception {
        BufferedImage samples = picture(NETWORK + "/samples.png?width=400");
        int train = rowOf(samples, Color.RED.getRGB());
        int validation = rowOf(samples, Color.GREEN.getRGB());
        assertThat(train).isPositive().isLessThan(validation);
        assertTiles(samples, 0xffe3000f);
        assertThat(samples.getRGB(0, train)).as("frame on the left").isEqualTo(0xffe3000f);
        assertThat(samples.getRGB(0, validation)).as("no frame").isNotEqualTo(0xffe3000f);

        BufferedImage input = picture(NETWORK + "/samples.png?view=input&epoch=0");
        assertTiles(input, diverging(3), diverging(103), diverging(12), diverging(112));
    }

    private static int rowOf(BufferedImage picture, int colour) {
        return IntStream.range(0, picture.getHeight())
                .filter(y -> IntStream.range(0, picture.getWidth()).anyMatch(x -> picture.getRGB(x, y) == colour))
                .findFirst()
                .orElse(-1);
    }

    @Test
    void showsWhatExcitesUnits() throws Exception {
        BufferedImage unit = picture(NETWORK + "/top-samples.png?layer=01Conv2d&unit=1&width=600");
        for (int rank = 0; rank < NetworkRun.RANKS; rank++) {
            assertTiles(unit, grey(20 * rank + 10));
        }
        BufferedImage units = picture(NETWORK + "/top-samples.png?layer=01Conv2d&width=600");
        assertTiles(units, grey(160), grey(170));

        // The gradient is at its ends everywhere: as opaque as is asked for.
        BufferedImage attributed =
                picture(NETWORK + "/top-samples.png?layer=01Conv2d&unit=0&attribution=true&opacity=1");
        assertTiles(attributed, ColourMap.RDBU.colour(0), ColourMap.RDBU.colour(1));
        BufferedImage transparent =
                picture(NETWORK + "/top-samples.png?layer=01Conv2d&unit=0&attribution=true&opacity=0");
        assertTiles(transparent, grey(160));
        BufferedImage all = picture(NETWORK + "/top-samples.png?attribution=true&epoch=1&opacity=1");
        assertTiles(all, ColourMap.RDBU.colour(0), ColourMap.RDBU.colour(1));
    }

    @Test
    void aLaterAttemptsPicturesTakeThePlaceOfThoseBefore() throws Exception {
        store.store(NetworkRun.again("repeated-network", 2));
        store.store(NetworkRun.completed("repeated-network"));
        store.store(NetworkRun.completed("repeated-network"));
        BufferedImage last = picture("/runs/repeated-network/network/filters.png?layer=01Conv2d");
        assertTiles(last, diverging(NetworkRun.weight(3, 1, 2) + 1));
        assertThat(database.query("""
                        select count(*) from network_picture
                        where run_id = 'repeated-network' and kind = 'filters' and layer = '01Conv2d'
                        """)).containsExactly(List.of("3"));
    }

    @Test
    void answersOnceWhatHasNotChanged() throws SQLException {
        String path = NETWORK + "/filters.png?width=100";
        String tag = given().get(path)
                .then()
                .header("Cache-Control", containsString("max-age=3600"))
                .extract()
                .header("ETag");
        given().header("If-None-Match", tag).get(path).then().statusCode(304).header("ETag", tag);
        given().header("If-None-Match", tag)
                .get(NETWORK + "/filters.png?width=101")
                .then()
                .statusCode(200);

        List<Event> events = NetworkRun.completed("growing-network");
        store.store(events.subList(0, events.size() - 2));
        String growing = "/runs/growing-network/network";
        String before = given().get(growing).then().statusCode(200).extract().header("ETag");
        store.store(events.subList(events.size() - 2, events.size() - 1));
        given().header("If-None-Match", before)
                .get(growing)
                .then()
                .statusCode(200)
                .header("ETag", not(equalTo(before)));
    }

    @Test
    void saysWhichParametersAreWrong() {
        Map<String, String> wrong = Map.ofEntries(
                Map.entry("filters.png?width=5000", "width is \"5000\", but must be a whole number from 64 to 4096"),
                Map.entry("filters.png?height=1", "height is \"1\""),
                Map.entry("filters.png?colours=jet", "colours is \"jet\", but must be one of viridis, magma"),
                Map.entry("filters.png?background=red", "background is \"red\""),
                Map.entry("filters.png?epoch=newest", "epoch is \"newest\", but must be first, last or"),
                Map.entry("feature-maps.png?sample=-1", "sample is \"-1\""),
                Map.entry("feature-maps.png?split=some", "split is \"some\", but must be one of all, train"),
                Map.entry("formation.png?unit=one", "unit is \"one\""),
                Map.entry("samples.png?view=raw", "view is \"raw\", but must be one of as-is, input"),
                Map.entry("top-samples.png?attribution=yes", "attribution is \"yes\", but must be true or false"),
                Map.entry("top-samples.png?opacity=2", "opacity is \"2\", but must be a number from 0 to 1"));
        wrong.forEach((path, detail) -> given().get(NETWORK + "/" + path)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("detail", containsString(detail)));
    }

    @Test
    void saysWhatThereIsNot() throws SQLException {
        Map<String, String> absent = Map.ofEntries(
                Map.entry("filters.png?layer=02ReLU", "no filters; there are those of 01Conv2d, 03Linear"),
                Map.entry("filters.png?epoch=7", "of epoch 7; there are those of 3 epochs between 0 and 2: 0, 1, 2"),
                Map.entry("feature-maps.png?sample=5", "of sample 5; there are those of train 3, validation 12"),
                Map.entry("feature-maps.png?sample=3&split=test", "of sample 3 of split test"),
                Map.entry("formation.png?unit=4", "of unit 4; there are those of 0 to 3"),
                Map.entry("samples.png?epoch=9", "outputs of watched samples of run networked of epoch 9"),
                Map.entry("top-samples.png?unit=2", "of unit 2; there are those of 0, 1"));
        absent.forEach((path, detail) -> given().get(NETWORK + "/" + path)
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("detail", containsString(detail)));
        given().get("/runs/nobody/network/filters.png").then().statusCode(404).body("detail", containsString("nobody"));

        store.store(new FixtureRun("unwatched").opened().closed().events().subList(0, 2));
        given().get("/runs/unwatched/network").then().statusCode(200).body("pictures", hasSize(0));
        for (String sheet : List.of("filters", "feature-maps", "formation", "samples", "top-samples")) {
            given().get("/runs/unwatched/network/" + sheet + ".png")
                    .then()
                    .statusCode(404)
                    .body("detail", containsString("unwatched"));
        }
    }

    @Test
    void leavesOutWhatIsNotAsItsEventSays() throws SQLException {
        var run = new FixtureRun("odd-network");
        for (Event event : NetworkRun.completed("odd-network")) {
            Event.Builder odd = event.toBuilder();
            if (event.hasPicture() && event.getPicture().getKind().equals("filters")) {
                odd.getPictureBuilder().getSheetBuilder().setTileWidth(NetworkRun.KERNEL + 2);
            }
            if (event.hasPicture() && event.getPicture().getKind().equals("feature-maps")) {
                odd.getPictureBuilder().getSheetBuilder().clearValues();
            }
            run.add(odd);
        }
        store.store(run.events());
        given().get("/runs/odd-network/network/filters.png")
                .then()
                .statusCode(404)
                .body("detail", containsString("no content that can be read"));
        given().get("/runs/odd-network/network/feature-maps.png").then().statusCode(200);
    }

    @Test
    void describesItsParameters() {
        JsonPath api =
                given().accept("application/json").get("/q/openapi?format=json").jsonPath();
        assertThat(api.getList("paths.'/runs/{id}/network/top-samples.png'.get.parameters.name"))
                .contains(
                        "layer", "unit", "epoch", "attribution", "opacity", "width", "height", "colours", "background");
    }
}
