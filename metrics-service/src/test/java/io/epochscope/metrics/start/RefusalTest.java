package io.epochscope.metrics.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import jakarta.ws.rs.BadRequestException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where a filter is wrong. */
class RefusalTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            nullValues = "-",
            value = {
                "status == \"A\";      -;      status =; =;    ' \"A\"'",
                "name = \"😀\" nmae; - ; name = \"😀\" ; nmae; ''",
                "epochs >;             -;      epochs >; '';   ''",
                "-; nmae;              '';     nmae;     ''"
            })
    void isMarked(String filter, String sort, String before, String wrong, String after) {
        ListChoice choice = ListChoice.of(filter, null, sort, null, null);

        Refusal refusal = Refusal.of(catchThrowableOfType(BadRequestException.class, choice::query), choice);

        assertThat(refusal.marked()).isTrue();
        assertThat(refusal.before().strip()).isEqualTo(before.strip());
        assertThat(refusal.wrong()).isEqualTo(wrong);
        assertThat(refusal.after()).isEqualTo(after);
    }
}
