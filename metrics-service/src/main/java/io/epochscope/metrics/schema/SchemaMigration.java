package io.epochscope.metrics.schema;

import io.epochscope.metrics.store.StoreSchema;
import io.quarkus.flyway.FlywayConfigurationCustomizer;
import jakarta.inject.Singleton;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/** Lets the migration at start do what {@link StoreSchema} says. */
@Singleton
final class SchemaMigration implements FlywayConfigurationCustomizer {

    @Override
    public void customize(FluentConfiguration configuration) {
        StoreSchema.configure(configuration);
    }
}
