/** Finds runs by what they were given, what they came to and what people say of them. */
package io.epochscope.metrics.search;
