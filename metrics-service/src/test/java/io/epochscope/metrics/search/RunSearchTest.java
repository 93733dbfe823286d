package io.epochscope.metrics.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.epochscope.metrics.fixture.ListedRun;
import io.epochscope.metrics.fixture.TestDatabase;
import io.epochscope.metrics.ingest.EventStore;
import jakarta.ws.rs.BadRequestException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.BeforeContainer;

/** Searches among runs of its own, which a tag tells from those of other tests. */
class RunSearchTest {

    private static final String OURS = "tags has \"searched\"";

    private static TestDatabase database;
    private static EventStore store;
    private static RunSearch search;

    @BeforeContainer
    static void storeRuns() throws SQLException {
        database = new TestDatabase();
        store = new EventStore(database.dataSource());
        search = new RunSearch(database.dataSource());
        store.store(run("s-1", "2026-11-01T00:00:00Z")
                .model("cnn")
                .seed(9_007_199_254_740_993L)
                .request(
                        "{\"optimizer\": {\"type\": \"adam\", \"learningRate\": 0.001}, \"layers\": [{\"units\": 8}], \"shuffle\": true}")
                .losses(0.5, 0.125, 0.25)
                .events());
        store.store(run("s-2", "2026-11-02T00:00:00Z")
                .model("mlp")
                .seed(9_007_199_254_740_992L)
                .tags("keep")
                .request(
                        "{\"optimizer\": {\"type\": \"sgd\", \"learningRate\": 1e-2}, \"layers\": [{\"units\": \"8\"}], \"shuffle\": false}")
                .losses(0.75, Double.NaN)
                .events());
        store.store(
                run("s-3", "2026-11-03T00:00:00Z").model("mnist_100%").open().events());
    }

    private static ListedRun run(String id, String startedAt) {
        return new ListedRun(id, startedAt).tags("searched");
    }

    @Example
    void comparesColumns() {
        finds("model = 'cnn'", "s-1");
        finds("model != 'cnn'", "s-2", "s-3");
        finds("model ~ 'MNIST*'", "s-3");
        finds("model ~ 'mnist?100%'", "s-3");
        finds("model ~ 'm%'");
        finds("model in ('cnn', 'mlp')", "s-1", "s-2");
        finds("name ~ 's-?'", "s-1", "s-2", "s-3");
        finds("status = 'RUNNING'", "s-3");
        finds("tags has 'keep'", "s-2");
        finds("not tags has 'keep'", "s-1", "s-3");
        finds("started_at >= '2026-11-02'", "s-2", "s-3");
        finds("started_at < '2026-11-02T01:00:00+02:00'", "s-1");
        finds("finished_at > '2020-01-01'", "s-1", "s-2");
        finds("last_epoch >= 2", "s-1", "s-2");
        finds("seed = 9007199254740993", "s-1");
        finds("baseline = false and archived = false", "s-1", "s-2", "s-3");
    }

    @Example
    void comparesWhatRequestsSay() {
        finds("param.optimizer.learningRate <= 1e-3", "s-1");
        finds("param.optimizer.learningRate = 0.0010", "s-1");
        finds("param.optimizer.learningRate in (0.01, 5)", "s-2");
        finds("param.optimizer.type ~ 'A*'", "s-1");
        finds("param.optimizer.type != 'adam'", "s-2");
        finds("param.layers.0.units = 8", "s-1");
        finds("param.layers.0.units = '8'", "s-2");
        finds("param.layers.0.units > 1", "s-1");
        finds("param.shuffle = true", "s-1");
        finds("param.missing = 1");
        finds("not param.missing = 1", "s-1", "s-2", "s-3");
    }

    @Example
    void comparesWhatMetricsCameTo() {
        finds("metric.validation_loss = 0.25", "s-1");
        finds("best.validation_loss = 0.125", "s-1");
        finds("best.validation_accuracy >= 0.25", "s-1", "s-2");
        finds("highest.validation_loss > 0.4", "s-1", "s-2");
        finds("lowest.own < 1", "s-1");
        finds("metric.validation_loss = nan", "s-2");
        finds("metric.validation_loss > 0", "s-1");
        finds("metric.validation_loss != nan", "s-1");
        finds("validation_loss = nan", "s-2");
        // Nobody has said which way is better.
        finds("best.own > -1");
        finds("metric.\"no such metric\" > 0");
    }

    @Example
    void andBindsTighterThanOr() {
        finds("model = 'cnn' or model = 'mlp' and seed = 1", "s-1");
        finds("(model = 'cnn' or model = 'mlp') and seed = 1");
        finds("not model = 'cnn' and not model = 'mlp'", "s-3");
    }

    @Example
    void whatLooksLikeSqlIsText() throws SQLException {
        for (String attempt : List.of(
                "'; drop table store.run; --", "\\'; select 1", "') or true or ('", "%' or '1' = '1", "?::int", "$1")) {
            String quoted = new Literal.Text(attempt).text();
            finds("model = " + quoted);
            finds("tags has " + quoted);
            finds("param." + quoted + " = " + quoted);
            finds("metric." + quoted + " > 0");
        }
        assertThat(database.query("select run_id from run where run_id = 's-1'"))
                .hasSize(1);
    }

    private void finds(String filter, String... ids) {
        assertThat(ids(filter, "run_id")).as(filter).containsExactly(ids);
    }

    private List<String> ids(String filter, String sort) {
        return search.search(query(filter, sort, 1000, null)).runIds();
    }

    private static RunQuery query(String filter, String sort, int limit, String cursor) {
        return RunQuery.of(OURS + " and (" + filter + ")", sort, "any", String.valueOf(limit), cursor);
    }

    @Example
    void sortsByAnythingWithWhatIsMissingLast() {
        sorts("", "s-3", "s-2", "s-1");
        sorts("started_at", "s-1", "s-2", "s-3");
        sorts("metric.validation_loss", "s-1", "s-2", "s-3");
        sorts("-best.validation_accuracy", "s-1", "s-2", "s-3");
        sorts("best.validation_accuracy", "s-2", "s-1", "s-3");
        sorts("-param.optimizer.learningRate", "s-2", "s-1", "s-3");
        // Numbers come before text.
        sorts("param.layers.0.units", "s-1", "s-2", "s-3");
        sorts("status,-model", "s-2", "s-1", "s-3");
        sorts("param.missing,-run_id", "s-3", "s-2", "s-1");
    }

    private void sorts(String sort, String... ids) {
        assertThat(ids("seed >= 0", sort)).as(sort).containsExactly(ids);
        assertThat(paged("seed >= 0", sort, 1)).as(sort + " by pages").containsExactly(ids);
    }

    private List<String> paged(String filter, String sort, int limit) {
        List<String> ids = new ArrayList<>();
        Optional<String> cursor = Optional.empty();
        do {
            RunSearch.Page page = search.search(query(filter, sort, limit, cursor.orElse(null)));
            assertThat(page.total()).isEqualTo(3);
            ids.addAll(page.runIds());
            cursor = page.next();
        } while (cursor.isPresent());
        return ids;
    }

    @Example
    void pagesStayWhereTheyAreWhenRunsCome() throws SQLException {
        for (int i = 10; i < 20; i++) {
            store.store(new ListedRun("page-" + i, "2026-10-%dT00:00:00Z".formatted(i))
                    .tags("paged")
                    .losses(i % 3)
                    .events());
        }
        String filter = "tags has \"paged\"";
        String sort = "-metric.validation_loss,started_at";
        RunSearch.Page first = search.search(RunQuery.of(filter, sort, null, "4", null));
        assertThat(first.runIds()).containsExactly("page-11", "page-14", "page-17", "page-10");
        // One before the place where the page ended, one behind it.
        store.store(new ListedRun("page-before", "2026-09-01T00:00:00Z")
                .tags("paged")
                .losses(2)
                .events());
        store.store(new ListedRun("page-behind", "2026-12-01T00:00:00Z")
                .tags("paged")
                .losses(0)
                .events());

        RunSearch.Page second =
                search.search(RunQuery.of(filter, sort, null, "20", first.next().orElseThrow()));
        assertThat(second.runIds())
                .containsExactly("page-13", "page-16", "page-19", "page-12", "page-15", "page-18", "page-behind");
        assertThat(second.total()).isEqualTo(12);
        assertThat(second.next()).isEmpty();
    }

    @Example
    void refusesCursorsThatItDidNotGiveOut() {
        String given =
                search.search(query("seed >= 0", "started_at", 1, null)).next().orElseThrow();
        String json = new String(Base64.getUrlDecoder().decode(given), StandardCharsets.UTF_8);
        assertThatThrownBy(() -> query("seed > 1", "started_at", 1, given)).hasMessageContaining("another filter");
        assertThatThrownBy(() -> query("seed >= 0", "-started_at", 1, given)).hasMessageContaining("another filter");
        for (String wrong : List.of(
                "nonsense!",
                "bm9uc2Vuc2U",
                encoded("null"),
                encoded("{}"),
                encoded(json.replaceAll("\\[.*]", "[]")),
                encoded(json.replaceAll("\\[.*]", "[\"soon\", \"x\"]")))) {
            assertThatThrownBy(() -> search.search(query("seed >= 0", "started_at", 1, wrong)))
                    .as(wrong)
                    .isInstanceOf(BadRequestException.class)
                    .hasMessageContaining("cursor is none that was given out");
        }
    }

    private static String encoded(String json) {
        return Base64.getUrlEncoder().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    @Property(tries = 200)
    void everyFilterAndOrderHasAnAnswer(@ForAll("questions") Question question) {
        RunSearch.Page page = search.search(query(question.filter(), question.sort(), 2, null));
        assertThat(page.runIds()).hasSizeLessThanOrEqualTo(2);
        page.next()
                .ifPresent(next -> assertThat(search.search(query(question.filter(), question.sort(), 2, next))
                                .runIds())
                        .hasSize(1));
        RunSearch.Page others = search.search(query("not " + question.filter(), question.sort(), 2, null));
        assertThat(page.total() + others.total()).isEqualTo(3);
    }

    record Question(String filter, String sort) {}

    @Provide
    Arbitrary<Question> questions() {
        Arbitrary<String> keys = RandomConditions.operands()
                .filter(operand -> operand.kind() != ValueKind.TAGS)
                .map(operand -> new SortKey(operand, operand.text().length() % 2 == 0).text());
        return Combinators.combine(
                        RandomConditions.any().map(Condition::text).filter(text -> text.length() < 1000),
                        keys.list().ofMaxSize(3).map(list -> String.join(",", list)))
                .as(Question::new);
    }
}
