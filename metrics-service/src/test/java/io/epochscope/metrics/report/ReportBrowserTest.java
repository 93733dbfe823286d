package io.epochscope.metrics.report;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator.ClickOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ColorScheme;
import io.epochscope.backing.test.BackingServices;
import io.epochscope.metrics.fixture.FixtureRun;
import io.epochscope.metrics.fixture.InBrowser;
import io.epochscope.metrics.fixture.MappedRun;
import io.epochscope.metrics.fixture.ReportedRun;
import io.epochscope.metrics.fixture.TestDatabase;
import io.epochscope.metrics.ingest.EventStore;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reports as people see them, in the machine's Chromium. */
@QuarkusTest
@WithTestResource(BackingServices.class)
class ReportBrowserTest extends InBrowser {

    private static final String CANVAS = "#map-0 canvas";
    private static final String SLIDER = "#map-0-epoch";

    @TestHTTPResource("/runs/")
    URI runs;

    @TempDir
    Path folder;

    private final EventStore store = new EventStore(new TestDatabase().dataSource());

    @BeforeEach
    void storeRun() throws Exception {
        store.store(ReportedRun.completed("looked-at"));
    }

    private String address(String run) {
        return runs.resolve(run + "/report").toString();
    }

    /** Whether the map shows an epoch. */
    private void waitForMap(int epoch) {
        page.waitForSelector(CANVAS + "[data-epoch='" + epoch + "']");
    }

    private String drawn(String canvas) {
        return page.locator(canvas).evaluate("canvas => canvas.toDataURL()").toString();
    }

    private void showAll() {
        page.evaluate("() => document.querySelectorAll('details').forEach(each => { each.open = true; })");
        page.evaluate("() => dispatchEvent(new Event('beforeprint'))");
    }

    @Test
    void asksForNothingButThePage() {
        open(address("looked-at"), DESK, ColorScheme.LIGHT);
        waitForMap(MappedRun.EPOCHS);
        showAll();
        assertThat(page.locator(".plot canvas").first()).isVisible();

        assertThat(window.complaints()).isEmpty();
        assertThat(window.requests()).containsExactly(address("looked-at"));
    }

    @Test
    void opensFromDisk() throws Exception {
        Path file = folder.resolve("report.html");
        Files.writeString(file, given().get(address("looked-at")).asString(), StandardCharsets.UTF_8);

        open(file.toUri().toString(), DESK, ColorScheme.LIGHT);
        waitForMap(MappedRun.EPOCHS);
        showAll();
        assertThat(page.locator(".plot canvas").first()).isVisible();

        assertThat(window.complaints()).isEmpty();
        assertThat(window.requests()).containsExactly(file.toUri().toString());
    }

    @Test
    void theSliderMovesTheMap() {
        open(address("looked-at"), DESK, ColorScheme.LIGHT);
        waitForMap(MappedRun.EPOCHS);
        String last = drawn(CANVAS);

        page.locator(SLIDER).press("ArrowLeft");
        waitForMap(MappedRun.EPOCHS - 1);

        assertThat(drawn(CANVAS)).isNotEqualTo(last);
        assertThat(page.locator("output[for=map-0-epoch]")).hasText("3");
        page.locator(SLIDER).press("End");
        waitForMap(MappedRun.EPOCHS);
        assertThat(drawn(CANVAS)).isEqualTo(last);
    }

    @Test
    void anotherMetricIsAnotherMap() {
        open(address("looked-at"), DESK, ColorScheme.LIGHT);
        waitForMap(MappedRun.EPOCHS);
        String loss = drawn(CANVAS);

        page.locator("#map-0-layer-1").check();

        page.waitForFunction("before => document.querySelector('" + CANVAS + "').toDataURL() !== before", loss);
        assertThat(page.locator("#map-0 .key .high")).containsText("1");
    }

    @Test
    void notANumberAndNotScoredAreNoColoursOfValues() {
        open(address("looked-at"), DESK, ColorScheme.LIGHT);
        waitForMap(MappedRun.EPOCHS);

        assertThat(pixel(0, 1)).as("NaN").containsExactly(255, 0, 0, 255);
        assertThat(pixel(MappedRun.ROWS - 1, MappedRun.COLUMNS - 1))
                .as("absent")
                .containsExactly(0, 0, 0, 0);
        assertThat(pixel(0, 0)).as("the least loss").containsExactly(68, 1, 84, 255);
    }

    private List<Integer> pixel(int row, int column) {
        Object pixel = page.locator(CANVAS)
                .evaluate(
                        "(canvas, [x, y]) => Array.from(canvas.getContext('2d').getImageData(x * canvas.width,"
                                + " y * canvas.height, 1, 1).data)",
                        List.of((column + 0.5) / MappedRun.COLUMNS, (row + 0.5) / MappedRun.ROWS));
        return ((List<?>) pixel)
                .stream().map(each -> ((Number) each).intValue()).toList();
    }

    @Test
    void aPatchIsReadByPointingAtIt() {
        open(address("looked-at"), DESK, ColorScheme.LIGHT);
        waitForMap(MappedRun.EPOCHS);

        BoundingBox canvas = page.locator(CANVAS).boundingBox();
        page.locator(CANVAS)
                .click(new ClickOptions()
                        .setPosition(3.5 * canvas.width / MappedRun.COLUMNS, 2.5 * canvas.height / MappedRun.ROWS));

        assertThat(page.locator("#map-0 .readout")).containsText("Row 2, column 3, epoch 4: loss about 3.7");
    }

    @Test
    void namesDoNotFire() {
        open(address("looked-at"), DESK, ColorScheme.LIGHT);
        waitForMap(MappedRun.EPOCHS);
        showAll();
        page.locator(".chart .plot").last().hover();

        assertThat(page.evaluate("() => globalThis.fired ?? 'quiet'")).isEqualTo("quiet");
        assertThat(page.locator("h1")).hasText("Run " + ReportedRun.HOSTILE);
    }

    @Test
    void chartsTakeTheColoursOfThePage() {
        open(address("looked-at"), DESK, ColorScheme.LIGHT);
        String chart = "#curves .plot canvas >> nth=0";
        page.locator("#curves").scrollIntoViewIfNeeded();
        page.waitForSelector(chart);
        String light = drawn(chart);

        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));

        page.waitForFunction("before => document.querySelector('#curves .plot canvas').toDataURL() !== before", light);
    }

    @ParameterizedTest
    @CsvSource({"LIGHT, 1440", "DARK, 1440", "LIGHT, 390", "DARK, 390"})
    void everybodyCanReadIt(ColorScheme scheme, int width) {
        open(address("looked-at"), width, scheme);
        waitForMap(MappedRun.EPOCHS);
        showAll();

        assertThat(window.contentWidth()).as("nothing is wider than the screen").isEqualTo(width);
        assertThat(window.seriousFaults()).isEmpty();
    }

    @Test
    void aRunInProgressIsFollowed() throws Exception {
        var run = new FixtureRun("followed").opened().epoch(1).epoch(2);
        store.store(run.events());
        open(address("followed"), DESK, ColorScheme.LIGHT);
        waitForMap(2);
        page.locator(SLIDER).press("ArrowLeft");
        waitForMap(1);

        store.store(run.epoch(3).events());

        assertThat(page.locator(".progress")).containsText("epoch 3", new ContainsTextOptions().setTimeout(30_000));
        waitForMap(1);
        assertThat(window.complaints()).isEmpty();
    }

    @Test
    void saysWhatTheBrowserLacks() {
        openWindow(DESK, ColorScheme.LIGHT);
        page.addInitScript("delete globalThis.DecompressionStream");
        page.navigate(address("looked-at"));

        assertThat(page.locator("#map-0 .lacking")).isVisible();
    }
}
