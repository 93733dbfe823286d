/** Predicting a number. */
package io.epochscope.engine.regression;
