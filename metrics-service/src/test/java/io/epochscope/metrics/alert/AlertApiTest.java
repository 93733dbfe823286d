package io.epochscope.metrics.alert;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.anyOf;
import static org.hamcrest.Matchers.containsString;

import io.epochscope.backing.test.BackingServices;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(BackingServices.class)
class AlertApiTest {

    private final Logger logger = Logger.getLogger(AlertResource.class.getName());
    private final Lines lines = new Lines();

    @BeforeEach
    void listen() {
        logger.addHandler(lines);
    }

    @AfterEach
    void leave() {
        logger.removeHandler(lines);
    }

    @Test
    void eachAlertIsALineOfTheLog() {
        post("""
                {"receiver": "Epochscope", "status": "firing", "version": "1", "alerts": [
                  {"status": "firing",
                    "labels": {"alertname": "A run diverges", "grafana_folder": "Epochscope", "run": "r-1", "name": "odd\\nname"},
                    "annotations": {"summary": "Run r-1 diverges", "link": "http://localhost:3000/d/epochscope-findings?var-run=r-1"},
                    "generatorURL": "http://localhost:3000/alerting/grafana/epochscope-diverged/view", "values": {"above": 1}},
                  {"status": "resolved", "labels": {"alertname": "Storing is behind"},
                    "generatorURL": "http://localhost:3000/alerting/grafana/epochscope-consumer-lag/view"}
                ]}
                """).statusCode(204);

        assertThat(lines.told)
                .containsExactly(
                        "WARN Alert firing: A run diverges [name=odd name, run=r-1] Run r-1 diverges"
                                + " http://localhost:3000/d/epochscope-findings?var-run=r-1",
                        "INFO Alert resolved: Storing is behind []  "
                                + "http://localhost:3000/alerting/grafana/epochscope-consumer-lag/view");
    }

    @Test
    void whatIsNoNotificationIsRefused() {
        for (String body : List.of("", "no JSON", "[]", "null", "{}", "{\"alerts\": 3}", "{\"alerts\": [null]}")) {
            post(body)
                    .statusCode(400)
                    .contentType("application/problem+json")
                    .body("detail", anyOf(containsString("alerts"), containsString("notification of Grafana")));
        }
        post("{\"alerts\": null}").body("detail", containsString("alerts: null; a list of alerts is accepted"));
        assertThat(lines.told).isEmpty();
    }

    private static ValidatableResponse post(String body) {
        return given().contentType("application/json")
                .body(body)
                .post("/alerts")
                .then();
    }

    private static final class Lines extends Handler {

        private final List<String> told = new CopyOnWriteArrayList<>();

        @Override
        public void publish(LogRecord line) {
            told.add(line.getLevel() + " " + line.getMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
