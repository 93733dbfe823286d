package io.epochscope.backing.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.epochscope.events.Topic;
import java.sql.DriverManager;
import java.util.Arrays;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;

class BackingServicesTest {

    @Test
    void runsABrokerWithTheProductsTopics() throws Exception {
        var configuration = BackingServices.running(BackingServices.KAFKA);
        Map<String, Object> settings = Map.of("bootstrap.servers", configuration.get("kafka.bootstrap.servers"));
        try (var admin = Admin.create(settings)) {
            assertThat(admin.listTopics().names().get())
                    .containsAll(
                            Arrays.stream(Topic.values()).map(Topic::topicName).toList());
        }
    }

    @Test
    void runsADatabaseThatItsReaderCanLogInTo() throws Exception {
        var configuration = BackingServices.running();
        assertThat(user(configuration, "quarkus.datasource.jdbc.url", "quarkus.datasource"))
                .isEqualTo("epochscope");
        assertThat(user(configuration, BackingServices.READER_URL, "epochscope.test.reader"))
                .isEqualTo("grafana");
    }

    @Test
    void sharesWhatRunsAndStartsOnlyWhatIsAskedFor() {
        var resource = new BackingServices();
        resource.init(Map.of(BackingServices.SERVICES, "kafka"));
        var configuration = resource.start();
        resource.stop();
        assertThat(configuration).containsOnlyKeys("kafka.bootstrap.servers");
        assertThat(BackingServices.running()).containsAllEntriesOf(configuration);
    }

    @Test
    void namesTheServicesItKnows() {
        assertThatThrownBy(() -> BackingServices.running("redis"))
                .hasMessage("Unknown service \"redis\": accepted are kafka and postgres");
    }

    private static String user(Map<String, String> configuration, String url, String prefix) throws Exception {
        try (var connection = DriverManager.getConnection(
                        configuration.get(url),
                        configuration.get(prefix + ".username"),
                        configuration.get(prefix + ".password"));
                var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT current_user")) {
            rows.next();
            return rows.getString(1);
        }
    }
}
