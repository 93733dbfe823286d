package io.epochscope.metrics.address;

import io.epochscope.metrics.store.Statements;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/** Tells the database where browsers reach the service, so that {@code picture_url} can tell dashboards. */
@Singleton
public final class PublicAddress {

    private static final Logger LOG = Logger.getLogger(PublicAddress.class);

    private static final String SAY = """
            insert into store.setting (name, value) values ('public-url', ?)
            on conflict (name) do update set value = excluded.value
            where setting.value is distinct from excluded.value
            """;

    private final DataSource dataSource;
    private final AddressConfig config;

    PublicAddress(DataSource dataSource, AddressConfig config) {
        this.dataSource = dataSource;
        this.config = config;
    }

    void start(@Observes StartupEvent event) throws SQLException {
        String address = config.url().toString();
        try (Connection connection = dataSource.getConnection()) {
            if (Statements.execute(connection, SAY, List.of(List.of(address))) > 0) {
                LOG.infof("Dashboards are told to fetch pictures from %s", address);
            }
        }
    }
}
