/** What could not be stored: published with its reason and original bytes, and listed in the database. */
package io.epochscope.metrics.deadletter;
