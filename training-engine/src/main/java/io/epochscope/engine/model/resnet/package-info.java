/** Residual networks. */
package io.epochscope.engine.model.resnet;
