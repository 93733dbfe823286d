/** How weights are moved: the algorithms of {@code torch.optim}, with a state that can be saved. */
package io.epochscope.engine.optimizer;
