package io.epochscope.standalone.grafana;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GrafanaHomeTest {
    @TempDir
    Path folder;

    @Test
    void takesTheFolderThatIsNamed() throws Exception {
        Path home = install(folder.resolve("named"), folder.resolve("named/bin"));
        assertThat(GrafanaHome.find(home.toString(), folder, List.of()))
                .contains(new GrafanaHome(home, home.resolve("bin/grafana")));
    }

    @Test
    void takesTheProgramFromTheSearchPathWhereItIsApart() throws Exception {
        Path bin = folder.resolve("usr/bin");
        Path home = install(folder.resolve("share"), bin);
        assertThat(GrafanaHome.find(home.toString(), folder, List.of(bin)))
                .contains(new GrafanaHome(home, bin.resolve("grafana")));
    }

    @Test
    void refusesANamedFolderWithoutGrafana() {
        assertThatThrownBy(() -> GrafanaHome.find(folder.toString(), folder, List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("GRAFANA_HOME is " + folder + ", which holds no Grafana");
    }

    private static Path install(Path home, Path bin) throws IOException {
        Files.createDirectories(home.resolve("conf"));
        Files.createFile(home.resolve("conf/defaults.ini"));
        Files.createDirectories(bin);
        Files.createFile(bin.resolve("grafana"));
        assertThat(bin.resolve("grafana").toFile().setExecutable(true)).isTrue();
        return home;
    }
}
