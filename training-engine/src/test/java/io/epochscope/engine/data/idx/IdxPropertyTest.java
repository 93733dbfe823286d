package io.epochscope.engine.data.idx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;

/** Files that are damaged or lie. */
class IdxPropertyTest {

    @Property(tries = 500)
    void anyBytesAreReadOrRefused(
            @ForAll @Size(max = 40) byte[] rest, @ForAll boolean unsignedBytes, @ForAll boolean packed)
            throws IOException {
        Path file = Files.createTempFile("any", packed ? ".gz" : ".idx");
        try {
            Files.write(file, unsignedBytes ? joined(new byte[] {0, 0, 8}, rest) : rest);
            Throwable failure = catchThrowable(() -> {
                IdxFile read = IdxFile.of(file);
                read.verify();
                read.items(0, read.header().items());
            });
            if (failure != null) {
                assertThat(failure).isInstanceOf(IOException.class).hasMessageStartingWith(file.getFileName() + ": ");
            }
        } finally {
            Files.delete(file);
        }
    }

    /** One byte of memory for each of what it promises would be two GB. */
    @Example
    void aHeaderThatPromisesTooMuchTakesNoMemory() throws IOException {
        Path file = Files.createTempFile("lie", ".idx");
        try {
            Files.write(
                    file,
                    ByteBuffer.allocate(Integer.BYTES * 3)
                            .putInt(0x0802)
                            .putInt(1)
                            .putInt(Integer.MAX_VALUE)
                            .array());
            IdxFile lie = IdxFile.of(file);
            assertThatThrownBy(() -> lie.items(0, 1))
                    .isInstanceOf(IOException.class)
                    .hasMessageEndingWith("it ends before item 1");
        } finally {
            Files.delete(file);
        }
    }

    private static byte[] joined(byte[] first, byte[] second) {
        return ByteBuffer.allocate(first.length + second.length)
                .put(first)
                .put(second)
                .array();
    }
}
