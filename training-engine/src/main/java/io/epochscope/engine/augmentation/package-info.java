/** What is done to images before they are trained on. */
package io.epochscope.engine.augmentation;
