package io.epochscope.metrics.export.tables;

import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Types;

/** What a column holds; all may be absent. */
enum ColumnType {
    TEXT,
    /** 32 bits. */
    INTEGER,
    /** 64 bits. */
    LONG,
    /** 32 bits, as IEEE 754 has them. */
    FLOAT,
    /** 64 bits, as IEEE 754 has them. */
    DOUBLE;

    /** Such a column in Parquet. */
    PrimitiveType inParquet(String name) {
        return switch (this) {
            case TEXT ->
                Types.optional(PrimitiveTypeName.BINARY)
                        .as(LogicalTypeAnnotation.stringType())
                        .named(name);
            case INTEGER -> Types.optional(PrimitiveTypeName.INT32).named(name);
            case LONG -> Types.optional(PrimitiveTypeName.INT64).named(name);
            case FLOAT -> Types.optional(PrimitiveTypeName.FLOAT).named(name);
            case DOUBLE -> Types.optional(PrimitiveTypeName.DOUBLE).named(name);
        };
    }
}
