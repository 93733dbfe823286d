/** The page that runs are started from. What starts them is trainer-service, which the browser asks itself. */
package io.epochscope.metrics.training;
