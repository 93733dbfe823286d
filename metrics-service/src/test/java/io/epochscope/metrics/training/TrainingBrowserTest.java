package io.epochscope.metrics.training;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page.GetByLabelOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.HasTextOptions;
import com.microsoft.playwright.options.ColorScheme;
import io.epochscope.backing.test.BackingServices;
import io.epochscope.metrics.fixture.FakeTrainer;
import io.epochscope.metrics.fixture.FixtureRun;
import io.epochscope.metrics.fixture.InBrowser;
import io.epochscope.metrics.fixture.TestDatabase;
import io.epochscope.metrics.ingest.EventStore;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The page that runs are started from, in the machine's Chromium, with the schema that trainer-service has. */
@QuarkusTest
@WithTestResource(BackingServices.class)
@WithTestResource(FakeTrainer.class)
class TrainingBrowserTest extends InBrowser {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TestHTTPResource("/train")
    URI address;

    FakeTrainer trainer;

    private final EventStore store = new EventStore(new TestDatabase().dataSource());

    @BeforeEach
    void prepareTrainer() {
        trainer.begin();
    }

    private void open(int width, ColorScheme scheme) {
        open(address.toString(), width, scheme);
        assertThat(page.locator("#request")).isVisible();
    }

    private List<String> askedElsewhere() {
        return window.requests().stream()
                .filter(each -> !each.startsWith(address.resolve("/").toString()))
                .filter(each -> !each.startsWith(trainer.address() + "/"))
                .toList();
    }

    private Locator field(String label) {
        return page.getByLabel(label, new GetByLabelOptions().setExact(true));
    }

    private void start() {
        page.getByText("Start the run").click();
    }

    /** Whether it was posted, with numbers by their values: scripts know no difference between 1 and 1.0. */
    private void assertPosted(String expected) throws IOException {
        assertThat(page.locator("#started p").first()).isVisible();
        assertThat(trainer.requests())
                .singleElement()
                .satisfies(posted -> assertThat(
                                JSON.readTree(posted).equals(TrainingBrowserTest::compare, JSON.readTree(expected)))
                        .as("%s is %s", posted, expected)
                        .isTrue());
    }

    private static int compare(JsonNode one, JsonNode other) {
        if (one.isNumber() && other.isNumber()) {
            return Double.compare(one.doubleValue(), other.doubleValue());
        }
        return one.equals(other) ? 0 : 1;
    }

    @Test
    void sendsWhatIsFilledInAndNothingElse() throws Exception {
        open(DESK, ColorScheme.LIGHT);

        field("Name").fill("<b>\"It's\" 🚀</b>");
        field("Dataset type").selectOption("generated-scene");
        field("Model type").selectOption("cnn");
        field("Channels").fill("8, 16");
        field("Batch norm").selectOption("no");
        field("Epochs").fill("3");
        field("Optimizer type").selectOption("sgd");
        field("Learning rate").fill("1e-2");
        page.getByText("More settings").click();
        page.locator("summary").getByText("Early stopping").click();
        page.locator("#earlyStopping-wanted").check();
        page.locator("summary").getByText("Schedule").click();
        field("Schedule type").selectOption("cosine");
        field("Per").selectOption("step");
        page.locator("[name='schedule[warmUp][length]']").fill("20");
        field("On finding").fill("{\"divergence\": \"stop\"}");
        field("Tags").fill("one, two");
        start();

        assertPosted("""
                {"name": "<b>\\"It's\\" 🚀</b>", "dataset": {"type": "generated-scene"},
                 "model": {"type": "cnn", "channels": [8, 16], "batchNorm": false}, "epochs": 3,
                 "optimizer": {"type": "sgd", "learningRate": 0.01}, "onFinding": {"divergence": "stop"},
                 "tags": ["one", "two"], "earlyStopping": {},
                 "schedule": {"type": "cosine", "per": "step", "warmUp": {"length": 20}}}
                """);
        assertThat(window.complaints()).isEmpty();
        assertThat(askedElsewhere()).isEmpty();
    }

    @Test
    void sendsNothingButBracesIfNothingIsFilledIn() throws Exception {
        open(DESK, ColorScheme.LIGHT);
        field("Epochs").fill("3");
        field("Epochs").fill("");
        start();

        assertPosted("{}");
    }

    @Test
    void hasTheFieldsOfTheKindAndKeepsWhatBothHave() {
        open(DESK, ColorScheme.LIGHT);
        assertThat(field("Hidden")).hasAttribute("placeholder", "128, 64");
        field("Dropout").fill("0.5");

        field("Model type").selectOption("resnet");

        assertThat(field("Hidden")).hasCount(0);
        assertThat(field("Depth")).hasAttribute("placeholder", "8");
        assertThat(field("Depth")).hasAccessibleDescription(Pattern.compile("6n \\+ 2.* from 8 to 110"));
        assertThat(field("Dropout")).hasValue("0.5");
        assertThat(page.locator("#model-type option")).hasText(new String[] {"cnn", "mlp", "resnet", "unet"});
    }

    @Test
    void sendsExamplesAsTheyAre() throws Exception {
        open(DESK, ColorScheme.LIGHT);
        for (int sent = 0; sent < Examples.FILES.size(); sent++) {
            String example = Examples.FILES.get(sent);
            JsonNode request = JSON.readTree(Path.of("../examples", example).toFile());

            page.locator("#example").selectOption(example);
            assertThat(field("Name")).hasValue(request.get("name").textValue());
            start();

            assertThat(page.locator("#started p")).hasCount(sent + 1);
            assertPosted(request.toString());
            trainer.begin();
        }
        assertThat(window.complaints()).isEmpty();
    }

    @Test
    void showsFaultsAtTheirFieldsAndSendsNothing() {
        open(DESK, ColorScheme.LIGHT);
        field("Dataset type").selectOption("idx");
        field("Epochs").fill("0");
        field("Learning rate").fill("fast");
        start();

        assertThat(page.locator("[aria-invalid=true]")).hasCount(3);
        assertThat(page.getByLabel("Folder (required)")).isFocused();
        assertThat(page.getByLabel("Folder (required)"))
                .hasAccessibleDescription(Pattern.compile("Has to be filled in.*"));
        assertThat(field("Epochs")).hasAccessibleDescription(Pattern.compile("Value must be greater than 0.*"));
        assertThat(field("Learning rate")).hasAccessibleDescription(Pattern.compile("Value must be of type number.*"));
        assertThat(page.locator("#problem")).containsText("3 fields");
        assertThat(trainer.requests()).isEmpty();

        field("Epochs").fill("2");
        field("Epochs").press("Tab");
        assertThat(page.locator("[aria-invalid=true]")).hasCount(2);
    }

    @Test
    void showsWhatTheTrainerRefusesAtTheFieldThatItNames() {
        trainer.refuse("""
                {"title": "The request has faults", "status": 422, "detail": "4 fields are wrong", "faults": [
                  {"field": "model.hidden[1]", "value": "64", "accepted": "another number"},
                  {"field": "optimizer.type", "value": "adam", "accepted": "one of <b>sgd</b>"},
                  {"field": "evaluation.every", "value": null, "accepted": "a number"},
                  {"field": "elsewhere", "value": "1", "accepted": "nothing"}]}
                """);
        open(DESK, ColorScheme.LIGHT);
        start();

        assertThat(page.locator("#problem")).containsText("The request has faults: 4 fields are wrong");
        assertThat(page.locator("#problem li")).hasText(new String[] {"elsewhere: Accepted: nothing"});
        assertThat(field("Hidden")).hasAccessibleDescription(Pattern.compile("Accepted: another number.*"));
        assertThat(field("Optimizer type")).hasAccessibleDescription(Pattern.compile("Accepted: one of <b>sgd</b> .*"));
        assertThat(page.locator("[name='evaluation[every]']")).isVisible();
        assertThat(page.locator("#started p")).hasCount(0);

        trainer.begin();
        start();
        assertThat(page.locator("#started p")).isVisible();
        assertThat(page.locator("#problem")).isHidden();
    }

    @Test
    void linksToTheReportOnceTheRunIsStored() throws Exception {
        open(DESK, ColorScheme.LIGHT);
        start();
        assertThat(page.locator("#started")).containsText("a run is queued as made");
        assertThat(page.locator("#started a")).hasText(new String[] {"All runs"});

        store.store(new FixtureRun("made").opened().events());

        assertThat(page.getByText("Follow its report")).hasAttribute("href", "runs/made/report");
        assertThat(page.getByText("All runs")).hasAttribute("href", "./");
        assertThat(window.complaints()).isEmpty();
    }

    @Test
    void leavesOutWhatTheKindOfRunHasNoUseFor() throws Exception {
        open(DESK, ColorScheme.LIGHT);
        field("Epochs").fill("3");
        page.getByText("More settings").click();
        assertThat(page.locator("summary").getByText("Rate range")).isHidden();

        field("Kind").selectOption("rate-range-test");

        assertThat(field("Epochs")).isHidden();
        assertThat(page.locator("summary").getByText("Rate range")).isVisible();
        start();
        assertPosted("{\"kind\": \"rate-range-test\"}");
    }

    @Test
    void tellsTheCommandThatDoesTheSame() {
        open(DESK, ColorScheme.LIGHT);
        field("Name").fill("it's");
        field("Name").press("Tab");
        page.getByText("The request as a command").click();

        assertThat(page.locator("#curl"))
                .hasText(
                        "curl -X POST " + trainer.address()
                                + "/runs -H 'Content-Type: application/json' -d '{ \"name\":" + " \"it'\\''s\" }'",
                        new HasTextOptions().setUseInnerText(true));
    }

    @Test
    void isFilledInByKeyboard() throws Exception {
        open(DESK, ColorScheme.LIGHT);
        field("Epochs").focus();
        page.keyboard().type("4");
        page.keyboard().press("Enter");

        assertPosted("{\"epochs\": 4}");
    }

    @ParameterizedTest
    @CsvSource({"LIGHT, 1440", "DARK, 1440", "LIGHT, 390", "DARK, 390"})
    void everybodyCanUseIt(ColorScheme scheme, int width) throws Exception {
        open(width, scheme);
        field("Epochs").fill("0");
        start();
        page.evaluate("() => document.querySelectorAll('details').forEach(each => { each.open = true; })");
        page.getByText("Add Correction").click();
        page.locator("#earlyStopping-wanted").check();

        assertThat(window.contentWidth()).as("nothing is wider than the screen").isEqualTo(width);
        assertThat(window.seriousFaults()).isEmpty();
        assertThat(window.complaints()).isEmpty();
    }
}
