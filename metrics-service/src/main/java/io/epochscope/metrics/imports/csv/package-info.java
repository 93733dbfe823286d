/** Training histories as tables, as Keras' CSVLogger writes them. */
package io.epochscope.metrics.imports.csv;
