package io.epochscope.metrics.patch;

import com.google.protobuf.ByteString;
import io.epochscope.events.patch.ChunkGrid;
import io.epochscope.events.patch.Presence;
import io.epochscope.events.v1.SceneGrid;
import io.epochscope.metrics.store.SqlArray;
import io.epochscope.metrics.store.UnstorableEventException;
import java.util.BitSet;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;

/**
 * Spreads the values of the patches that there are over the places of their chunk: one element for each place, null
 * where there is no patch.
 */
final class ChunkPlaces {

    private final int places;
    private final BitSet present;

    /** The places of a chunk, of which {@code presence} says where patches are. */
    ChunkPlaces(SceneGrid grid, int chunk, ByteString presence) {
        places = ChunkGrid.of(grid).chunk(chunk).patches();
        present = Presence.unpack(presence, places);
    }

    /** As {@code bigint[]}; null if there are patches but no values. */
    SqlArray bigints(String field, List<Long> values) {
        return spread(field, "int8", values, Long[]::new, Function.identity());
    }

    /** As {@code real[]}; null if there are patches but no values. */
    SqlArray reals(String field, List<Float> values) {
        return spread(field, "float4", values, Float[]::new, Function.identity());
    }

    /**
     * As {@code smallint[]}; null if there are patches but no values.
     *
     * @throws UnstorableEventException if one does not fit
     */
    SqlArray smallints(String field, List<Integer> values) {
        return spread(field, "int2", values, Short[]::new, value -> {
            if (value < Short.MIN_VALUE || value > Short.MAX_VALUE) {
                throw new UnstorableEventException("%s has %s, but at most %d can be stored"
                        .formatted(field, Integer.toUnsignedString(value), Short.MAX_VALUE));
            }
            return value.shortValue();
        });
    }

    private <V, E> SqlArray spread(
            String field, String type, List<V> values, IntFunction<E[]> array, Function<V, E> element) {
        if (values.isEmpty() && !present.isEmpty()) {
            return null;
        }
        if (values.size() != present.cardinality()) {
            throw new UnstorableEventException("%s has %d values, but presence says that there are %d patches"
                    .formatted(field, values.size(), present.cardinality()));
        }
        E[] elements = array.apply(places);
        int next = 0;
        for (int place = present.nextSetBit(0); place >= 0; place = present.nextSetBit(place + 1)) {
            elements[place] = element.apply(values.get(next));
            next++;
        }
        return new SqlArray(type, elements);
    }
}
