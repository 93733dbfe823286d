/** Alerts of Grafana, written to the log where nobody else takes them. */
package io.epochscope.metrics.alert;
