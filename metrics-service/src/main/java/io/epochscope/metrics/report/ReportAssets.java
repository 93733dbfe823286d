package io.epochscope.metrics.report;

import io.epochscope.metrics.page.Asset;
import io.epochscope.metrics.page.Assets;
import io.epochscope.metrics.page.TextResource;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * Style and scripts of pages, which are written into each. Pages run these scripts and no others: their digests are all
 * that the pages' content security policy admits.
 */
@Singleton
public final class ReportAssets {

    private final String style;
    private final String library;
    private final String script;
    private final String policy;

    ReportAssets(Assets assets) {
        style = assets.text(Asset.SHARED_STYLE) + "\n" + TextResource.read(ReportAssets.class, "report.css");
        library = assets.text(Asset.ECHARTS);
        script = String.join(
                "\n",
                TextResource.read(ReportAssets.class, "controls.js"),
                assets.text(Asset.CHARTS),
                TextResource.read(ReportAssets.class, "heatmaps.js"),
                TextResource.read(ReportAssets.class, "refresh.js"));
        policy = "default-src 'none'; img-src data:; style-src 'unsafe-inline'; connect-src 'self'; "
                + "base-uri 'none'; form-action 'none'; script-src " + digest(library) + " " + digest(script);
    }

    /** The style sheet. */
    public String style() {
        return style;
    }

    /** Apache ECharts. */
    public String library() {
        return library;
    }

    /** What draws the page's figures. */
    public String script() {
        return script;
    }

    /** The content security policy. */
    public String policy() {
        return policy;
    }

    private static String digest(String script) {
        try {
            byte[] sum = MessageDigest.getInstance("SHA-256").digest(script.getBytes(StandardCharsets.UTF_8));
            return "'sha256-" + Base64.getEncoder().encodeToString(sum) + "'";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JVM has SHA-256", e);
        }
    }
}
