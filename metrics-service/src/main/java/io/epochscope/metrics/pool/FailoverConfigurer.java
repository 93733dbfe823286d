package io.epochscope.metrics.pool;

import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.quarkus.agroal.runtime.JdbcDriver;
import io.quarkus.arc.Unremovable;
import io.quarkus.jdbc.postgresql.runtime.PostgreSQLAgroalConnectionConfigurer;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;

/**
 * Has the pool throw {@link UselessConnection useless connections} away. There is no setting for it, and Quarkus' own
 * sorter for PostgreSQL knows only connections that are broken.
 */
@Alternative
@Priority(1)
@JdbcDriver("postgresql")
@Singleton
@Unremovable
final class FailoverConfigurer extends PostgreSQLAgroalConnectionConfigurer {

    @Override
    public void setExceptionSorter(String databaseKind, AgroalDataSourceConfigurationSupplier dataSource) {
        dataSource.connectionPoolConfiguration().exceptionSorter(new UselessConnection());
    }
}
