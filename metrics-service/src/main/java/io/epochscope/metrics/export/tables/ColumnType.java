package io.epochscope.metrics.export.tables;

import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Types;

/** What a column holds; all may be absent. */
enum ColumnType {
    TEXT(PrimitiveTypeName.BINARY, LogicalTypeAnnotation.stringType()),
    /** 32 bits. */
    INTEGER(PrimitiveTypeName.INT32, null),
    /** 64 bits. */
    LONG(PrimitiveTypeName.INT64, null),
    /** 32 bits, as IEEE 754 has them. */
    FLOAT(PrimitiveTypeName.FLOAT, null),
    /** 64 bits, as IEEE 754 has them. */
    DOUBLE(PrimitiveTypeName.DOUBLE, null);

    private final PrimitiveTypeName primitive;
    private final LogicalTypeAnnotation meaning;

    ColumnType(PrimitiveTypeName primitive, LogicalTypeAnnotation meaning) {
        this.primitive = primitive;
        this.meaning = meaning;
    }

    /** Such a column in Parquet. */
    PrimitiveType inParquet(String name) {
        return Types.optional(primitive).as(meaning).named(name);
    }
}
