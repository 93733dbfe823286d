/** Tables of numbers, one column of which is to be predicted. */
package io.epochscope.engine.data.table;
