package io.epochscope.metrics.network;

import java.util.List;
import java.util.Optional;

/**
 * The samples that excite a unit most.
 *
 * @param attributions to be laid over them; empty if they are not asked for, or have not come
 */
record TopPicture(NetworkPicture samples, Optional<NetworkPicture> attributions) {

    /** Samples of units of a layer, each with the attributions of its unit. */
    static List<TopPicture> of(List<NetworkPicture> samples, List<NetworkPicture> attributions) {
        return samples.stream()
                .map(picture -> new TopPicture(
                        picture,
                        attributions.stream()
                                .filter(other -> other.unit() == picture.unit())
                                .findFirst()))
                .toList();
    }
}
