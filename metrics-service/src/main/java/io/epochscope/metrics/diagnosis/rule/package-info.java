/** The rules, one class each. */
package io.epochscope.metrics.diagnosis.rule;
