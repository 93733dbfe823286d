package io.epochscope.metrics.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.epochscope.metrics.page.Frame.NavigationLink;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Where pages lead to, by what the configuration says. */
class PagesTest {

    private static Pages pages(String trainer, String grafana) {
        return new Pages(
                new Assets(),
                () -> Optional.ofNullable(trainer).map(URI::create),
                () -> Optional.ofNullable(grafana).map(URI::create));
    }

    private static GrafanaLinks grafana(String url) {
        return new GrafanaLinks(() -> Optional.ofNullable(url).map(URI::create));
    }

    @Test
    void leadNowhereElseUnlessToldSo() {
        Frame frame = pages(null, null).frame("Runs", Place.RUNS);

        assertThat(frame.links()).containsExactly(new NavigationLink("Runs", "./", true));
        assertThat(frame.trains()).isFalse();
        assertThat(frame.grafana()).isEmpty();
        assertThat(pages(null, null).policy()).contains("connect-src 'self';");
    }

    @Test
    void leadToTheTrainerAndReachItsOriginAlone() {
        Pages pages = pages("https://trainer.example:8443/epochscope", null);

        assertThat(pages.frame("Train", Place.TRAIN).links())
                .containsExactly(new NavigationLink("Runs", "./", false), new NavigationLink("Train", "train", true));
        assertThat(pages.policy()).contains("connect-src 'self' https://trainer.example:8443;");
    }

    @Test
    void leadToDashboards() {
        assertThat(pages(null, "http://localhost:3000")
                        .frame("Runs", Place.RUNS)
                        .grafana())
                .isEqualTo("http://localhost:3000");
        assertThat(grafana("http://localhost:3000").run("a run & more", "training"))
                .isEqualTo("http://localhost:3000/d/epochscope-curves?var-run=a%20run%20%26%20more");
        assertThat(grafana("https://example.org/grafana/").run("a", "rate-range-test"))
                .isEqualTo("https://example.org/grafana/d/epochscope-learning-rate?var-run=a");
        assertThat(grafana("http://localhost:3000").comparison(List.of("a", "b")))
                .isEqualTo("http://localhost:3000/d/epochscope-compare?var-runs=a&var-runs=b");
        assertThat(grafana(null).run("a", "training")).isEmpty();
    }

    @Test
    void haveModulesBehindWhatTheyUse() {
        assertThat(pages(null, null)
                        .frame("Runs", Place.RUNS, Asset.ECHARTS, Asset.RUNS)
                        .scripts())
                .extracting(Frame.Script::module)
                .containsExactly(false, true);
    }
}
