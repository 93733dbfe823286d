package io.epochscope.metrics.address;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebAddressTest {

    private final WebAddress.Validator validator = new WebAddress.Validator();

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost:8081", "https://example.org", "https://example.org/metrics/"})
    void takesWhatPathsCanBeAppendedTo(String address) {
        assertThat(validator.isValid(URI.create(address), null)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost:8081",
                "/metrics",
                "ftp://example.org",
                "http:///",
                "https://example.org?run=1",
                "https://example.org#runs",
                "https://user:secret@example.org"
            })
    void refusesOthers(String address) {

        assertThat(validator.isValid(URI.create(address), null)).isFalse();
    }
}
