/** The migration at start. */
package io.epochscope.metrics.schema;
