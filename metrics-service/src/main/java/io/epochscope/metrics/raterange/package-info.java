/** Rate-range tests over HTTP: losses against learning rates, and the rates that they suggest. */
package io.epochscope.metrics.raterange;
