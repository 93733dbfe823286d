/** How the learning rate changes while a run goes on: the schedules of {@code torch.optim.lr_scheduler}. */
package io.epochscope.engine.schedule;
