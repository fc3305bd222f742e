package pilotcity.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TidyTest {
    @TempDir
    Path folder;

    @Test
    void fewSegmentsAreLeftOfManySmallWrites() {
        Random random = new Random(5);
        try (Index index = Index.open(folder, Things.KINDS)) {
            for (int i = 0; i < 60; i++) {
                index.apply(List.of(Things.THING.document(Things.random("t" + i, random))), Map.of(), Map.of());
                index.refresh();
            }
            assertThat(index.segments()).isGreaterThan(5);
            assertTimeoutPreemptively(Duration.ofSeconds(30), () -> {
                while (index.tidy()) {
                    Thread.onSpinWait();
                }
            });
            assertThat(index.segments()).isLessThanOrEqualTo(5);
            assertThat(index.size()).isEqualTo(60);
        }
    }
}
