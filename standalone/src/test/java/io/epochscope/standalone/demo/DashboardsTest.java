package io.epochscope.standalone.demo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DashboardsTest {

    @Test
    void opensThePatchesOfARun() {
        assertThat(new Dashboards("http://localhost:3000").patches("20261123-094512-k3fz"))
                .contains("http://localhost:3000/d/epochscope-patches?var-run=20261123-094512-k3fz");
    }

    @Test
    void hasNoAddressWithoutGrafana() {
        assertThat(new Dashboards(null).patches("20261123-094512-k3fz")).isEmpty();
    }
}
