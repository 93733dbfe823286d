package io.epochscope.standalone.grafana;

import io.epochscope.backing.postgres.DatabaseLogin;
import io.epochscope.backing.postgres.DatabaseRoles;
import io.epochscope.backing.postgres.SecretFile;
import io.epochscope.standalone.process.ServiceProcess;
import io.epochscope.standalone.process.StartFailedException;
import io.epochscope.standalone.state.StateFolder;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Starts Grafana with the product's data source and dashboards. Everybody on this machine may look without logging in;
 * the administrator's password is a secret in the state folder. Nothing is asked of the network.
 */
public final class GrafanaProcess {
    private final GrafanaHome home;
    private final Path dashboards;
    private final StateFolder state;

    /** @param dashboards the project's folder with {@code provisioning} and {@code dashboards} */
    public GrafanaProcess(GrafanaHome home, Path dashboards, StateFolder state) {
        this.home = home;
        this.dashboards = dashboards;
        this.state = state;
    }

    /**
     * Starts it; it is not ready yet then.
     *
     * @param alertLog where alerts are told, unless {@code EPOCHSCOPE_ALERT_WEBHOOK} names another address
     */
    public ServiceProcess start(int port, int databasePort, DatabaseLogin reader, URI alertLog)
            throws StartFailedException {
        var command = List.of(
                home.program().toString(), "server", "--homepath", home.folder().toString());
        var environment = new HashMap<String, String>();
        environment.putAll(server(port));
        environment.putAll(quiet());
        environment.putAll(provisioned(databasePort, reader));
        environment.put("EPOCHSCOPE_ALERT_WEBHOOK", webhook(System.getenv(), alertLog));
        return ServiceProcess.start("Grafana", command, environment, home.folder(), state.log("grafana"));
    }

    /** With an empty address, Grafana would refuse to start. */
    static String webhook(Map<String, String> environment, URI alertLog) {
        String named = environment.getOrDefault("EPOCHSCOPE_ALERT_WEBHOOK", "");
        return named.isBlank() ? alertLog.toString() : named;
    }

    private Map<String, String> server(int port) {
        return Map.of(
                "GF_SERVER_HTTP_PORT", String.valueOf(port),
                "GF_SERVER_HTTP_ADDR", System.getenv().getOrDefault("GF_SERVER_HTTP_ADDR", "127.0.0.1"),
                "GF_PATHS_DATA", state.grafana().resolve("data").toString(),
                "GF_PATHS_LOGS", state.grafana().resolve("logs").toString(),
                "GF_PATHS_PLUGINS", state.grafana().resolve("plugins").toString(),
                "GF_LOG_MODE", "console",
                "GF_AUTH_ANONYMOUS_ENABLED", "true",
                "GF_AUTH_ANONYMOUS_ORG_ROLE", "Viewer",
                "GF_SECURITY_ADMIN_PASSWORD",
                        new SecretFile(state.grafana().resolve("admin.password")).readOrGenerate());
    }

    private static Map<String, String> quiet() {
        return Map.of(
                "GF_ANALYTICS_REPORTING_ENABLED", "false",
                "GF_ANALYTICS_CHECK_FOR_UPDATES", "false",
                "GF_ANALYTICS_CHECK_FOR_PLUGIN_UPDATES", "false",
                "GF_NEWS_NEWS_FEED_ENABLED", "false",
                "GF_SECURITY_DISABLE_GRAVATAR", "true",
                "GF_PLUGINS_PREINSTALL_DISABLED", "true",
                "GF_PLUGINS_PUBLIC_KEY_RETRIEVAL_DISABLED", "true");
    }

    /** What {@code provisioning} refers to as environment variables. */
    private Map<String, String> provisioned(int databasePort, DatabaseLogin reader) {
        return Map.of(
                "GF_PATHS_PROVISIONING", dashboards.resolve("provisioning").toString(),
                "GF_DASHBOARDS_DEFAULT_HOME_DASHBOARD_PATH",
                        dashboards.resolve("dashboards").resolve("runs.json").toString(),
                "EPOCHSCOPE_DASHBOARDS_FOLDER", dashboards.resolve("dashboards").toString(),
                "EPOCHSCOPE_POSTGRES_HOST", "127.0.0.1",
                "EPOCHSCOPE_POSTGRES_PORT", String.valueOf(databasePort),
                "EPOCHSCOPE_POSTGRES_DATABASE", DatabaseRoles.DATABASE,
                "EPOCHSCOPE_POSTGRES_READER_PASSWORD", reader.password(),
                "EPOCHSCOPE_POSTGRES_SSLMODE", "disable");
    }
}
