package io.epochscope.grafana.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommittedDashboardsTest {

    @Test
    void areWhatTheSourceEvaluatesTo(@TempDir Path folder) {
        assertThat(DashboardSource.textsIn(DashboardSource.COMMITTED))
                .as("grafana/dashboards against grafana/src; grafana/README.md says how to write it anew")
                .isEqualTo(DashboardSource.evaluateTo(folder));
    }
}
