package io.epochscope.standalone.grafana;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class GrafanaDownloadTest {
    @TempDir
    Path folder;

    private final List<String> said = new ArrayList<>();
    private final AtomicInteger requests = new AtomicInteger();
    private HttpServer server;
    private byte[] archive;

    @BeforeEach
    void serve() throws IOException {
        archive = archiveWith("grafana-1/conf/defaults.ini", "grafana-1/bin/grafana");
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/grafana.tar.gz", exchange -> {
            requests.incrementAndGet();
            exchange.sendResponseHeaders(200, archive.length);
            try (var out = exchange.getResponseBody()) {
                out.write(archive);
            }
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void downloadsOnceAndIsReadyToStart() throws Exception {
        GrafanaRelease release = release("/grafana.tar.gz", sha512(archive));

        GrafanaHome home = download().get(release).orElseThrow();

        assertThat(home.program()).isExecutable().hasParentRaw(home.folder().resolve("bin"));
        assertThat(download().get(release)).contains(home);
        assertThat(requests).hasValue(1);
    }

    @Test
    void refusesAnArchiveThatIsNotTheRelease() throws Exception {
        assertThat(download().get(release("/grafana.tar.gz", "0".repeat(128)))).isEmpty();

        assertThat(said)
                .last()
                .asString()
                .contains("Grafana was not downloaded")
                .contains(sha512(archive));
        assertThat(cache()).isEmptyDirectory();
    }

    @Test
    void goesWithoutWhenTheNetworkHasNone() throws Exception {
        assertThat(download().get(release("/elsewhere", "0".repeat(128)))).isEmpty();

        assertThat(said).singleElement().asString().endsWith("/elsewhere answered 404");
        assertThat(cache()).isEmptyDirectory();
    }

    @Test
    @Timeout(60)
    void anInterruptEndsTheDownloadAndLeavesNothing() throws Exception {
        Thread downloading = Thread.currentThread();
        var held = new CompletableFuture<HttpExchange>();
        server.createContext("/slow", exchange -> {
            exchange.sendResponseHeaders(200, archive.length);
            exchange.getResponseBody().write(archive, 0, 1);
            exchange.getResponseBody().flush();
            // Held until the test is over.
            held.complete(exchange);
        });
        var download = new GrafanaDownload(cache(), line -> downloading.interrupt());

        assertThatThrownBy(() -> download.get(release("/slow", sha512(archive))))
                .isInstanceOf(InterruptedException.class);

        assertThat(cache()).isEmptyDirectory();
        held.get().close();
    }

    @Test
    void theReleaseForThisMachineHasAChecksum() {
        assertThat(GrafanaRelease.forThisMachine().stream().toList())
                .allSatisfy(release -> assertThat(release.sha512()).matches("[0-9a-f]{128}"));
    }

    private GrafanaDownload download() {
        return new GrafanaDownload(cache(), said::add);
    }

    private Path cache() {
        return folder.resolve("cache");
    }

    private GrafanaRelease release(String path, String sha512) {
        return new GrafanaRelease(
                "grafana-1",
                URI.create("http://localhost:" + server.getAddress().getPort() + path),
                sha512);
    }

    private static String sha512(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-512").digest(bytes));
    }

    private static byte[] archiveWith(String... files) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var tar = new TarArchiveOutputStream(new GZIPOutputStream(bytes))) {
            for (String file : files) {
                byte[] content = file.getBytes(StandardCharsets.UTF_8);
                var entry = new TarArchiveEntry(file);
                entry.setSize(content.length);
                entry.setMode(0755);
                tar.putArchiveEntry(entry);
                tar.write(content);
                tar.closeArchiveEntry();
            }
        }
        return bytes.toByteArray();
    }
}
