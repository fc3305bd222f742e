package pilotcity.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pilotcity.index.search.FacetRequest;
import pilotcity.index.search.SearchQuery;
import pilotcity.index.state.DamagedIndexException;

class DamagedFilesTest {
    private static final int DOCUMENTS = 6_000;

    @TempDir
    static Path sound;

    @TempDir
    Path folder;

    @BeforeAll
    static void build() {
        try (Index index = TestThings.index(sound, DOCUMENTS, new Random(2))) {
            index.compact();
            index.apply(List.of(), Map.of(), Map.of("place", "5"));
            index.commit();
        }
    }

    @BeforeEach
    void copy() throws IOException {
        try (Stream<Path> files = Files.list(sound)) {
            for (Path file : files.toList()) {
                Files.copy(file, folder.resolve(file.getFileName().toString()));
            }
        }
    }

    private Path file(String begins) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().startsWith(begins))
                    .max(Comparator.comparingLong(file -> file.toFile().length()))
                    .orElseThrow();
        }
    }

    private static void overwrite(Path file, long at, byte[] bytes) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(bytes), at);
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.02, 0.3, 0.7, 0.99})
    void aCommitThatIsCutOffIsBegunAnew(double part) throws IOException {
        Path commit = file("segments_");
        try (FileChannel channel = FileChannel.open(commit, StandardOpenOption.WRITE)) {
            channel.truncate((long) (Files.size(commit) * part));
        }
        assertBegunAnew();
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.1, 0.5, 0.9})
    void aCommitWithOtherBytesIsBegunAnew(double part) throws IOException {
        Path commit = file("segments_");
        overwrite(commit, (long) (Files.size(commit) * part), new byte[] {'X', 'Y'});
        assertBegunAnew();
    }

    private void assertBegunAnew() {
        try (Index index = Index.open(folder, TestThings.KINDS)) {
            assertThat(index.size()).isZero();
            assertThat(index.checkpoint()).isEmpty();
            TestThings.fill(index, 50, new Random(3));
            index.commit();
        }
        try (Index index = Index.open(folder, TestThings.KINDS)) {
            assertThat(index.size()).isPositive();
        }
    }

    @Test
    void aDocumentThatCannotBeUnpackedSaysThatTheIndexIsDamaged() throws IOException {
        Path largest = file("_");
        byte[] zeros = new byte[(int) (Files.size(largest) / 2)];
        overwrite(largest, Files.size(largest) / 4, zeros);
        try (Index index = Index.open(folder, TestThings.KINDS);
                IndexScan scan = index.scan(SearchQuery.of("thing"))) {
            assertThat(index.isDamaged()).isFalse();
            assertThatThrownBy(() -> scan.each(true, document -> {})).isInstanceOf(DamagedIndexException.class);
            assertThat(index.isDamaged()).isTrue();
        }
    }

    /** Eight damaged bytes in a hundred places fail in one way here and in another there, or in none. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void whateverFailsIsFollowedByALookAtTheChecksums(long seed) throws IOException {
        Path largest = file("_");
        Random random = new Random(seed);
        for (int i = 0; i < 100; i++) {
            byte[] bytes = new byte[8];
            random.nextBytes(bytes);
            overwrite(largest, random.nextLong(Files.size(largest) - 100), bytes);
        }
        try (Index index = Index.open(folder, TestThings.KINDS)) {
            boolean failed = false;
            for (String word : List.of("智慧", "red", "thing", "a")) {
                try {
                    index.search(SearchQuery.of().withText(word).withFacets(List.of(new FacetRequest("colour", 9))));
                    index.search(SearchQuery.of("thing").withLimit(500));
                } catch (RuntimeException e) {
                    failed = true;
                }
            }
            long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
            while (failed && !index.isDamaged() && System.nanoTime() < until) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
            }
            assertThat(index.isDamaged()).isEqualTo(failed);
        }
    }
}
