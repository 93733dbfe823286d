/** Answers of the same kind: rows and pictures, to those who do not have them yet, few at a time. */
package io.epochscope.metrics.answer;
