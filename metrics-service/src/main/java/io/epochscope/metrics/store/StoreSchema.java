package io.epochscope.metrics.store;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/** The schema that the service works on: its tables in {@value #TABLES}, the read views in {@code public}. */
public final class StoreSchema {

    /** The schema of the tables, and of Flyway's history. */
    public static final String TABLES = "store";

    private StoreSchema() {}

    /** Tells Flyway what the migrations rely on. */
    public static FluentConfiguration configure(FluentConfiguration flyway) {
        return flyway.locations("classpath:db/migration")
                .defaultSchema(TABLES)
                .schemas(TABLES)
                .createSchemas(true);
    }

    /** Brings a database to the newest schema. */
    public static void migrate(DataSource dataSource) {
        configure(Flyway.configure(StoreSchema.class.getClassLoader()))
                .dataSource(dataSource)
                .load()
                .migrate();
    }
}
