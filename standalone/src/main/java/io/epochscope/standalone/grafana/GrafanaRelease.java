package io.epochscope.standalone.grafana;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;

/**
 * A release of Grafana that can be downloaded.
 *
 * @param name of the folder it is kept in
 * @param archive a gzipped tar whose only folder is the home path
 * @param sha512 of the archive, lower-case hexadecimal
 */
record GrafanaRelease(String name, URI archive, String sha512) {
    private static final String VERSION = "12.4.0";

    /**
     * The release that the dashboards were made with, for this machine; empty where no checksum is known. The checksums
     * are those of Gentoo's package www-apps/grafana-bin, whose Manifest is reviewed and signed.
     */
    static Optional<GrafanaRelease> forThisMachine() {
        if (!System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("linux")) {
            return Optional.empty();
        }
        return switch (System.getProperty("os.arch")) {
            case "amd64" ->
                Optional.of(linux(
                        "amd64",
                        "0d0f573b22d8839943c6a346f429dd1db43d676e62460e53f041335500f67137"
                                + "1f9cebd015b2197ecc87e4d8b1381fadc7a0d4ee49a7e5259f6b83ce6b46a33f"));
            case "aarch64" ->
                Optional.of(linux(
                        "arm64",
                        "3888c531bbce11ddd5293219f72a880d7bcf9b0eedc0e1ea8502782fc3971723"
                                + "e83ed2317be4bc9771a9aa807e22255e0778dc97993bdc9a75840bb0219ab263"));
            default -> Optional.empty();
        };
    }

    private static GrafanaRelease linux(String machine, String sha512) {
        return new GrafanaRelease(
                "grafana-" + VERSION,
                URI.create("https://dl.grafana.com/oss/release/grafana-" + VERSION + ".linux-" + machine + ".tar.gz"),
                sha512);
    }
}
