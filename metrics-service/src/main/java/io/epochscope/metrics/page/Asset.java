package io.epochscope.metrics.page;

import java.util.Arrays;
import java.util.Optional;

/** The files that pages are made with: all that there are, so that no name of a request ever becomes that of a file. */
public enum Asset {
    /** What pages and reports look like. */
    SHARED_STYLE("shared.css", "shared.css", Asset.CSS),
    /** What only pages of the server have. */
    PAGES_STYLE("pages.css", "pages.css", Asset.CSS),
    /** Apache ECharts, which defines {@code echarts}; it comes before the scripts that draw with it. */
    ECHARTS("echarts.js", "echarts/echarts.common.min.js", Asset.JAVASCRIPT),
    /** Draws each {@code figure.chart}. */
    CHARTS("charts.js", "charts.js", Asset.JAVASCRIPT),
    /** What the list of runs and their comparison look like. */
    START_STYLE("start.css", "start.css", Asset.CSS),
    /** Draws a line of a run's losses; a module that others import. */
    SPARKS("sparks.js", "sparks.js", Asset.JAVASCRIPT),
    /** Keeps the list of runs up to date. */
    RUNS("runs.js", "runs.js", Asset.JAVASCRIPT),
    /** What the form of a training request looks like. */
    TRAINING_STYLE("training.css", "training.css", Asset.CSS),
    /** json-editor, which defines {@code JSONEditor}; it comes before the scripts that make forms with it. */
    JSON_EDITOR("json-editor.js", "json-editor/jsoneditor.js", Asset.JAVASCRIPT),
    /** How json-editor makes fields here; a module that others import. */
    EDITORS("editors.js", "editors.js", Asset.JAVASCRIPT),
    /** The fields of a JSON Schema; a module that others import. */
    FIELDS("fields.js", "fields.js", Asset.JAVASCRIPT),
    /** Makes the form of a training request, and posts it. */
    TRAINING("training.js", "training.js", Asset.JAVASCRIPT);

    private static final String CSS = "text/css;charset=UTF-8";
    private static final String JAVASCRIPT = "text/javascript;charset=UTF-8";

    private final String file;
    private final String resource;
    private final String mediaType;

    Asset(String file, String resource, String mediaType) {
        this.file = file;
        this.resource = resource;
        this.mediaType = mediaType;
    }

    /** As addresses have it. */
    String file() {
        return file;
    }

    /** Where it lies beside this class. */
    String resource() {
        return resource;
    }

    String mediaType() {
        return mediaType;
    }

    boolean isScript() {
        return mediaType.equals(JAVASCRIPT);
    }

    /** Whether it is a script with names of its own; libraries define theirs for all. */
    boolean isModule() {
        return isScript() && this != ECHARTS && this != JSON_EDITOR;
    }

    static Optional<Asset> of(String file) {
        return Arrays.stream(values()).filter(asset -> asset.file.equals(file)).findFirst();
    }
}
