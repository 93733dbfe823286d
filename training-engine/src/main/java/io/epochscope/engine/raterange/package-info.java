/** Finding a learning rate: a few steps at ever higher rates, and what the loss makes of them. */
package io.epochscope.engine.raterange;
