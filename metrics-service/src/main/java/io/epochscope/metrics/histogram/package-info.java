/** Distributions of weights, gradients and activations. */
package io.epochscope.metrics.histogram;
