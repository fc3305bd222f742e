package pilotcity.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pilotcity.index.document.Document;

class DocumentReadAheadTest {
    private static final int LARGE = 700_000;

    private final AtomicInteger read = new AtomicInteger();

    private DocumentReadAhead.Stored documents(int count, int bytes) {
        return () -> read.get() == count
                ? null
                : new Document(
                        "thing", "t" + read.getAndIncrement(), " ".repeat(bytes).getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 511, 512, 513, 1024, 5000})
    void everyDocumentIsShownOnceAndInOrder(int count) throws IOException {
        List<String> shown = new ArrayList<>();
        new DocumentReadAhead(documents(count, 10)).each(document -> shown.add(document.id()));
        assertThat(shown)
                .containsExactlyElementsOf(
                        IntStream.range(0, count).mapToObj(i -> "t" + i).toList());
    }

    @Test
    void ofLargeDocumentsFewAreHeld() throws IOException {
        AtomicInteger shown = new AtomicInteger();
        new DocumentReadAhead(documents(20, LARGE))
                .each(document ->
                        assertThat(read.get() - shown.getAndIncrement()).isLessThanOrEqualTo(4));
        assertThat(shown).hasValue(20);
    }

    @Test
    void whatCannotBeReadEndsIt() {
        DocumentReadAhead.Stored broken = () -> {
            if (read.incrementAndGet() > 2000) {
                throw new IOException("the disk is gone");
            }
            return new Document("thing", "t", new byte[1]);
        };
        AtomicInteger shown = new AtomicInteger();
        assertThatThrownBy(() -> new DocumentReadAhead(broken).each(document -> shown.incrementAndGet()))
                .isExactlyInstanceOf(IOException.class)
                .hasMessage("the disk is gone");
        assertThat(shown.get()).isLessThanOrEqualTo(2000);
    }

    @Test
    void nothingIsReadAnyMoreOnceTheReaderHasGoneAway() {
        assertThatThrownBy(() -> new DocumentReadAhead(documents(1_000_000, 10)).each(document -> {
                    throw new IOException("gone");
                }))
                .hasMessage("gone");
        int then = read.get();
        assertThat(then).isLessThanOrEqualTo(1024);
        Thread.onSpinWait();
        assertThat(read).hasValue(then);
    }
}
