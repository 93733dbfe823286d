package io.epochscope.events.patch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import java.util.BitSet;
import java.util.HashSet;
import java.util.Set;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class ChunkGridTest {

    @Property(tries = 200)
    void each_patch_has_one_place_and_each_place_one_patch(
            @ForAll @IntRange(min = 1, max = 40) int rows,
            @ForAll @IntRange(min = 1, max = 40) int columns,
            @ForAll @IntRange(min = 1, max = 50) int side) {
        ChunkGrid grid = new ChunkGrid(rows, columns, side);
        Set<String> places = new HashSet<>();
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                Chunk chunk = grid.chunkOf(row, column);
                int position = chunk.positionOf(row, column);

                assertThat(position).isBetween(0, chunk.patches() - 1);
                assertThat(chunk.rowOf(position)).isEqualTo(row);
                assertThat(chunk.columnOf(position)).isEqualTo(column);
                assertThat(grid.chunk(chunk.number())).isEqualTo(chunk);
                assertThat(places.add(chunk.number() + "/" + position)).isTrue();
            }
        }
        int patches = 0;
        for (int number = 0; number < grid.chunks(); number++) {
            patches += grid.chunk(number).patches();
        }
        assertThat(patches).isEqualTo(rows * columns);
        assertThat(ChunkGrid.of(grid.toMessage())).isEqualTo(grid);
    }

    @Example
    void chunks_at_the_edges_are_clipped() {
        ChunkGrid grid = new ChunkGrid(100, 130, 64);

        assertThat(grid.chunks()).isEqualTo(6);
        assertThat(grid.chunk(4)).isEqualTo(new Chunk(4, 64, 64, 36, 64));
        assertThat(grid.chunk(5)).isEqualTo(new Chunk(5, 64, 128, 36, 2));
        assertThat(grid.chunk(5).positionOf(65, 129)).isEqualTo(3);
    }

    @Property
    void presence_is_unpacked_as_it_was_packed(@ForAll Set<@IntRange(max = 99) Integer> positions) {
        BitSet present = new BitSet();
        positions.forEach(present::set);

        assertThat(Presence.unpack(Presence.pack(present, 100), 100)).isEqualTo(present);
    }

    @Example
    void presence_bit_i_is_bit_i_mod_8_of_byte_i_div_8() {
        BitSet present = new BitSet();
        present.set(0);
        present.set(9);

        assertThat(Presence.pack(present, 12)).isEqualTo(ByteString.copyFrom(new byte[] {1, 2}));
    }

    @Example
    void all_is_no_bytes_and_none_is_one() {
        BitSet all = new BitSet();
        all.set(0, 12);

        assertThat(Presence.pack(all, 12)).isEqualTo(ByteString.EMPTY);
        assertThat(Presence.pack(new BitSet(), 12)).isEqualTo(ByteString.copyFrom(new byte[1]));
    }

    @Example
    void what_does_not_fit_is_refused_by_name() {
        assertThatThrownBy(() -> new ChunkGrid(0, 1, 1)).hasMessage("rows is 0, but must be 1 to 1000000");
        assertThatThrownBy(() -> new ChunkGrid(1, 1, 129)).hasMessage("chunk_side is 129, but must be 1 to 128");
        assertThatThrownBy(() -> new ChunkGrid(1_000_000, 1_000_000, 1)).hasMessageContaining("chunk_side is 1");
        assertThatThrownBy(() -> new ChunkGrid(3, 3, 2).chunk(4))
                .hasMessage("chunk is 4, but the grid has 4 chunks, numbered from 0");
        assertThatThrownBy(() -> new ChunkGrid(3, 3, 2).chunkOf(0, 3)).hasMessageContaining("column 3");
        assertThatThrownBy(() -> Presence.unpack(ByteString.copyFrom(new byte[] {0, 16}), 12))
                .hasMessageContaining("highest bit at 12");
        assertThatThrownBy(() -> Presence.unpack(ByteString.copyFrom(new byte[3]), 12))
                .hasMessageContaining("at most 2 bytes");
    }
}
