/** Pictures of networks' insides: filters, feature maps, what excites units, and samples with what is made of them. */
package io.epochscope.metrics.network;
