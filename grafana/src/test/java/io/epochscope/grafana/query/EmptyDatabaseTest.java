package io.epochscope.grafana.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.epochscope.grafana.panel.Dashboard;
import io.epochscope.grafana.panel.Dashboard.QueryVariable;
import io.epochscope.grafana.panel.Panel;
import java.sql.SQLException;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Before the first run there is nothing to choose, and panels are to say that there are no data, not an error. */
class EmptyDatabaseTest {
    private static ReadDatabase database;

    @BeforeAll
    static void empty() throws SQLException {
        database = ReadDatabase.emptied();
    }

    static Stream<Panel> panels() {
        return Dashboard.all().stream().flatMap(dashboard -> dashboard.askingPanels().stream());
    }

    static Stream<QueryVariable> variables() {
        return Dashboard.all().stream().flatMap(dashboard -> dashboard.queryVariables().stream());
    }

    @ParameterizedTest
    @MethodSource("panels")
    void aPanelHasNoValues(Panel panel) throws SQLException {
        assertThat(database.rows(Choices.none().in(panel.sql())))
                .allSatisfy(row -> assertThat(row.values()).containsOnlyNulls());
    }

    @ParameterizedTest
    @MethodSource("variables")
    void aVariableSaysThatThereIsNothingToChoose(QueryVariable variable) throws SQLException {
        assertThat(database.rows(Choices.none().in(variable.sql())))
                .containsExactly(Map.of("__text", "–", "__value", ""));
    }
}
