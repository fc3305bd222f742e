package pilotcity.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pilotcity.index.kind.SourceDocument;

class DocumentCompressionTest {
    private static final int COUNT = 2_600;

    @TempDir
    Path folder;

    private final List<SourceDocument> sources = new ArrayList<>();

    private void fill() {
        Random random = new Random(3);
        for (int i = 0; i < COUNT; i++) {
            sources.add(TestThings.THING.document(TestThings.random("t\"" + i, random)));
        }
        try (Index index = Index.open(folder, TestThings.KINDS)) {
            for (int from = 0; from < COUNT; from += 200) {
                index.apply(sources.subList(from, from + 200), Map.of(), Map.of("reached", String.valueOf(from)));
            }
        }
    }

    private Path dictionary() {
        return folder.resolve("dictionary-1");
    }

    @Test
    void documentsComeBackAsTheyWerePublishedBeforeAndAfterTheDictionaryWasLearned() {
        fill();
        assertThat(dictionary()).exists();
        try (Index index = Index.open(folder, TestThings.KINDS)) {
            assertThat(index.size()).isEqualTo(COUNT);
            for (SourceDocument source : sources) {
                var found = index.find("thing", source.id()).orElseThrow();
                assertThat(found.json()).isEqualTo(source.json());
                assertThat(found.id()).isEqualTo(source.id());
                assertThat(found.kind()).isEqualTo("thing");
            }
        }
    }

    @Test
    void anIndexWithADamagedDictionaryIsBegunAnew() throws IOException {
        fill();
        byte[] bytes = Files.readAllBytes(dictionary());
        bytes[bytes.length / 2]++;
        Files.write(dictionary(), bytes, StandardOpenOption.TRUNCATE_EXISTING);
        try (Index index = Index.open(folder, TestThings.KINDS)) {
            assertThat(index.checkpoint()).isEmpty();
            assertThat(index.size()).isZero();
            assertThat(dictionary()).doesNotExist();
        }
    }

    @Test
    void anIndexWhoseDictionaryIsGoneIsBegunAnew() throws IOException {
        fill();
        Files.delete(dictionary());
        try (Index index = Index.open(folder, TestThings.KINDS)) {
            assertThat(index.size()).isZero();
        }
    }
}
