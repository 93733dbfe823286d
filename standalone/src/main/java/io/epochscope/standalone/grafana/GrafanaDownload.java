package io.epochscope.standalone.grafana;

import io.epochscope.backing.archive.TarArchive;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.channels.Channels;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;

/** Gets a release of Grafana over the network, once: what was unpacked is used from then on. */
public final class GrafanaDownload {
    /** The setting that, at {@code false}, forbids it. */
    public static final String VARIABLE = "EPOCHSCOPE_GRAFANA_DOWNLOAD";

    private static final int OK = 200;

    /** How long a network that lets nothing through may keep the start waiting. */
    private static final Duration UNTIL_CONNECTED = Duration.ofSeconds(5);

    private final Path cache;
    private final Consumer<String> output;

    /**
     * @param cache the folder that releases are kept in; made if it is missing
     * @param output takes a line for each thing that the user should know
     */
    public GrafanaDownload(Path cache, Consumer<String> output) {
        this.cache = cache;
        this.output = output;
    }

    /** The release for this machine; empty if there is none or it cannot be had, which was said then. */
    public Optional<GrafanaHome> get() throws InterruptedException {
        Optional<GrafanaRelease> release = GrafanaRelease.forThisMachine();
        return release.isPresent() ? get(release.get()) : Optional.empty();
    }

    Optional<GrafanaHome> get(GrafanaRelease release) throws InterruptedException {
        Path folder = cache.resolve(release.name());
        try {
            if (Files.notExists(folder)) {
                Files.createDirectories(cache);
                download(release, folder);
            }
            return homeIn(folder);
        } catch (IOException e) {
            output.accept("Grafana was not downloaded: " + (e.getMessage() == null ? e.toString() : e.getMessage()));
            return Optional.empty();
        }
    }

    private void download(GrafanaRelease release, Path folder) throws IOException, InterruptedException {
        Path archive = Files.createTempFile(cache, release.name(), ".tar.gz");
        Path unfinished = Files.createTempDirectory(cache, "unpacking-");
        try {
            String sha512 = save(release, archive);
            if (!sha512.equals(release.sha512())) {
                throw new IOException("what " + release.archive() + " gave has the SHA-512 " + sha512
                        + ", not the one of the release");
            }
            // A stream of a channel, because an interrupt ends that one.
            try (var in = Channels.newInputStream(FileChannel.open(archive))) {
                TarArchive.unpack(new GZIPInputStream(new BufferedInputStream(in)), unfinished);
            }
            Files.move(unfinished, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (ClosedByInterruptException e) {
            throw interrupted(e);
        } finally {
            Files.delete(archive);
            delete(unfinished);
        }
    }

    private String save(GrafanaRelease release, Path archive) throws IOException, InterruptedException {
        var http = HttpClient.newBuilder()
                .connectTimeout(UNTIL_CONNECTED)
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();
        HttpRequest request = HttpRequest.newBuilder(release.archive()).build();
        // Not a stream of the body: in Java 17 those go on reading when they are interrupted (JDK-8294047).
        HttpResponse<?> answer = http.send(request, head -> {
            if (head.statusCode() != OK) {
                return BodySubscribers.replacing(archive);
            }
            output.accept("No Grafana found: downloading " + release.archive() + " once, into " + cache);
            return BodySubscribers.ofFile(archive, StandardOpenOption.WRITE);
        });
        if (answer.statusCode() != OK) {
            throw new IOException(release.archive() + " answered " + answer.statusCode());
        }
        try (var in = new DigestInputStream(Channels.newInputStream(FileChannel.open(archive)), sha512())) {
            in.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(in.getMessageDigest().digest());
        }
    }

    private static InterruptedException interrupted(ClosedByInterruptException cause) {
        // The exception says it from here on, as that of every method that waits.
        Thread.interrupted();
        var interrupted = new InterruptedException("Interrupted while getting Grafana");
        interrupted.initCause(cause);
        return interrupted;
    }

    private static Optional<GrafanaHome> homeIn(Path folder) throws IOException {
        List<Path> homes;
        try (var entries = Files.list(folder)) {
            homes = entries.toList();
        }
        return homes.stream()
                .flatMap(home -> GrafanaHome.in(home, List.of()).stream())
                .findFirst();
    }

    private static void delete(Path folder) throws IOException {
        if (Files.notExists(folder)) {
            return;
        }
        List<Path> deepestLast;
        try (var paths = Files.walk(folder)) {
            deepestLast = paths.toList();
        }
        for (int at = deepestLast.size() - 1; at >= 0; at--) {
            Files.delete(deepestLast.get(at));
        }
    }

    private static MessageDigest sha512() {
        try {
            return MessageDigest.getInstance("SHA-512");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-512", e);
        }
    }
}
