package io.epochscope.metrics.start;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.epochscope.backing.test.BackingServices;
import io.epochscope.metrics.fixture.FixtureRun;
import io.epochscope.metrics.fixture.InBrowser;
import io.epochscope.metrics.fixture.ListedRun;
import io.epochscope.metrics.fixture.ReportedRun;
import io.epochscope.metrics.fixture.TestDatabase;
import io.epochscope.metrics.ingest.EventStore;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The start page and the comparison as people see them, in the machine's Chromium. */
@QuarkusTest
@WithTestResource(BackingServices.class)
class StartBrowserTest extends InBrowser {

    private static final double PATIENCE_MILLISECONDS = 30_000;
    private static final String MINE = "run_id in (\"seen-best\", \"seen-worst\", \"seen-hostile\")";

    @TestHTTPResource("/")
    URI start;

    private final EventStore store = new EventStore(new TestDatabase().dataSource());

    @BeforeEach
    void storeRuns() throws SQLException {
        store.store(new ListedRun("seen-best", "2026-11-01T08:00:00Z")
                .request("{\"epochs\": 3, \"optimizer\": {\"learningRate\": 0.1}}")
                .losses(0.5, 0.25, 0.125)
                .events());
        store.store(new ListedRun("seen-worst", "2026-11-02T08:00:00Z")
                .request("{\"epochs\": 3, \"optimizer\": {\"learningRate\": 0.01}}")
                .losses(0.75, 0.5)
                .events());
        store.store(ReportedRun.completed("seen-hostile"));
    }

    private void openPath(String path, int width, ColorScheme scheme) {
        open(start.resolve(path).toString(), width, scheme);
    }

    private void openList() {
        openList(MINE);
    }

    private void openList(String filter) {
        openPath("?filter=" + encoded(filter), DESK, ColorScheme.LIGHT);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private Locator row(String run) {
        return page.locator("tr[data-run='" + run + "']");
    }

    @Test
    void asksNobodyButTheServer() {
        openList();

        assertThat(row("seen-best").locator(".spark canvas")).isVisible();
        assertThat(window.complaints()).isEmpty();
        assertThat(window.requests()).allMatch(address -> address.startsWith(start.toString()));
        assertThat(window.requests()).contains(start + "?filter=" + encoded(MINE));
    }

    @Test
    void theFilterWorksAndBackToo() {
        openList();
        page.getByLabel("Filter").fill("run_id = \"seen-worst\"");
        page.getByLabel("Filter").press("Enter");

        assertThat(page.locator("tbody tr")).hasCount(1);
        assertThat(row("seen-worst")).isVisible();

        page.goBack();
        assertThat(page.locator("tbody tr")).hasCount(3);
        assertThat(page.getByLabel("Filter")).hasValue(MINE);
        assertThat(window.complaints()).isEmpty();
    }

    @Test
    void aWrongFilterIsMarkedAndCanBePutRight() {
        openList();
        page.getByLabel("Filter").fill("status == \"COMPLETED\"");
        page.getByLabel("Filter").press("Enter");

        assertThat(page.getByRole(AriaRole.ALERT)).containsText("character 9");
        assertThat(page.locator("mark")).hasText("=");
        assertThat(page.getByLabel("Filter")).hasValue("status == \"COMPLETED\"");
    }

    @Test
    void aClickOnAHeadSortsAndAnotherTurnsItRound() {
        openList();
        Locator loss = page.locator("thead a", new Page.LocatorOptions().setHasText("Loss"));

        loss.click();
        assertThat(page.locator("tbody tr").first()).hasAttribute("data-run", "seen-best");
        loss.click();
        assertThat(page.locator("th[aria-sort=descending]")).containsText("Loss");
        assertThat(page.locator("tbody tr").first()).not().hasAttribute("data-run", "seen-best");
        assertThat(page).hasURL(Pattern.compile(".*sort=-validation_loss.*"));
    }

    @Test
    void twoRunsAreCompared() {
        openList();
        row("seen-best").getByRole(AriaRole.CHECKBOX).check();
        row("seen-worst").getByRole(AriaRole.CHECKBOX).check();
        page.locator("#compare").click();

        assertThat(page.locator("h1")).hasText("Compare");
        assertThat(page.locator(".compared li")).hasCount(2);
        assertThat(page.locator(".chart canvas")).isVisible();
        assertThat(page.locator("tr", new Page.LocatorOptions().setHasText("optimizer.learningRate")))
                .containsText("≠");
        page.getByLabel("Metric").selectOption("own");
        page.getByText("Draw").click();
        assertThat(page.locator("figcaption")).containsText("own over the epochs");
        assertThat(page.locator(".chart canvas")).isVisible();
        page.locator(".chart .plot").hover();
        assertThat(window.complaints()).isEmpty();
        assertThat(window.requests()).allMatch(address -> address.startsWith(start.toString()));
    }

    @Test
    void aRunInProgressIsFollowedAndNothingIsLostOfWhatSomebodyDoes() throws SQLException {
        var run = new FixtureRun("seen-going").opened().epoch(1);
        store.store(run.events());
        openList(MINE + " or run_id = \"seen-going\"");
        assertThat(row("seen-going").locator(".epochs")).containsText("1 of 2");
        row("seen-going").getByRole(AriaRole.CHECKBOX).check();
        page.getByLabel("Filter").fill("half of a filt");
        row("seen-going").locator("a.run").focus();

        store.store(run.epoch(2).events());

        assertThat(row("seen-going").locator(".epochs"))
                .containsText("2 of 2", new ContainsTextOptions().setTimeout(PATIENCE_MILLISECONDS));
        assertThat(row("seen-going").getByRole(AriaRole.CHECKBOX)).isChecked();
        assertThat(page.getByLabel("Filter")).hasValue("half of a filt");
        assertThat(row("seen-going").locator("a.run")).isFocused();
        assertThat(row("seen-going").locator(".spark canvas")).isVisible();

        store.store(run.closed().events());

        assertThat(row("seen-going").locator(".status"))
                .containsText("completed", new ContainsTextOptions().setTimeout(PATIENCE_MILLISECONDS));
        assertThat(page.locator("#runs")).hasAttribute("data-refresh", "0");
        assertThat(window.complaints()).isEmpty();
    }

    @Test
    void aRunThatBeginsComesToTheList() throws SQLException {
        var run = new FixtureRun("seen-first").opened();
        store.store(run.events());
        openList("run_id ~ \"seen-*\"");
        Locator first = row("seen-best");
        first.locator("a.run").focus();

        store.store(
                new ListedRun("seen-second", "2026-12-24T08:00:00Z").losses(0.5).events());

        row("seen-second").waitFor(new Locator.WaitForOptions().setTimeout(PATIENCE_MILLISECONDS));
        assertThat(first.locator("a.run")).isFocused();
        assertThat(page.locator("#total")).containsText("runs");
    }

    @Test
    void namesDoNotFire() {
        openList();
        assertThat(row("seen-hostile").locator("a.run")).hasText("Run " + ReportedRun.HOSTILE);
        row("seen-hostile").getByRole(AriaRole.CHECKBOX).check();
        page.locator("#compare").click();
        assertThat(page.locator(".chart canvas")).isVisible();
        page.locator(".chart .plot").hover();

        assertThat(page.evaluate("() => globalThis.fired ?? 'quiet'")).isEqualTo("quiet");
        assertThat(window.complaints()).isEmpty();
    }

    @Test
    void everythingIsReachedByKeyboard() {
        openList();
        page.keyboard().press("Tab");
        assertThat(page.locator(".skip")).isFocused();
        page.keyboard().press("Enter");
        page.keyboard().press("Tab");
        assertThat(page.getByLabel("Filter")).isFocused();
        row("seen-best").getByRole(AriaRole.CHECKBOX).focus();
        page.keyboard().press("Space");
        assertThat(page.locator("#compare")).hasText("Compare 1 run");
        page.keyboard().press("Tab");
        assertThat(row("seen-best").locator("a.run")).isFocused();
    }

    @ParameterizedTest
    @CsvSource({"LIGHT, 1440", "DARK, 1440", "LIGHT, 390", "DARK, 390"})
    void everybodyCanReadThem(ColorScheme scheme, int width) throws SQLException {
        store.store(new FixtureRun("seen-begun").opened().epoch(1).events());
        given().contentType("application/merge-patch+json")
                .body("{\"baseline\": true, \"tags\": [\"keep\", \"paper\"]}")
                .patch("/runs/seen-best");
        openPath("?filter=" + encoded(MINE + " or run_id = \"seen-begun\""), width, scheme);
        row("seen-best").scrollIntoViewIfNeeded();
        assertThat(row("seen-best").locator(".spark canvas")).isVisible();
        assertThat(window.contentWidth())
                .as("the list is not wider than the screen")
                .isEqualTo(width);
        assertThat(window.seriousFaults()).isEmpty();

        page.navigate(start.resolve("?filter=" + encoded("nmae = 1")).toString());
        assertThat(window.contentWidth())
                .as("nor is what is wrong with a filter")
                .isEqualTo(width);
        assertThat(window.seriousFaults()).isEmpty();

        page.navigate(start.resolve("compare?run=seen-best&run=seen-worst&run=seen-hostile")
                .toString());
        page.locator(".chart").scrollIntoViewIfNeeded();
        assertThat(page.locator(".chart canvas")).isVisible();
        assertThat(window.contentWidth()).as("nor is the comparison").isEqualTo(width);
        assertThat(window.seriousFaults()).isEmpty();
    }
}
