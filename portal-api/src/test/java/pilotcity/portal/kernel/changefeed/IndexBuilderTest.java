package pilotcity.portal.kernel.changefeed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pilotcity.index.Index;
import pilotcity.portal.FeatureRegistry;
import pilotcity.portal.TestPortal;

class IndexBuilderTest {
    @TempDir
    private Path folder;

    private Path current;
    private IndexBuilder builder;

    @BeforeEach
    void prepare() {
        current = folder.resolve("current");
        builder = new IndexBuilder(
                TestPortal.shared().service().node().db(),
                FeatureRegistry.STANDARD.kinds(ZoneOffset.UTC),
                FeatureRegistry.STANDARD.features(),
                folder);
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    /** A crash can leave any of these; an index was made in the folder of the builds itself, and stayed there. */
    @ParameterizedTest
    @ValueSource(strings = {"", "\n", ".", "..", "build-", "build-1/../..", "\0\0\0\0", "\u00FF"})
    void whatNamesNoBuildIsNoIndex(String text) throws IOException {
        Files.write(current, text.getBytes(StandardCharsets.ISO_8859_1));
        assertThat(builder.findStandIn()).isEmpty();
        assertThat(names()).containsExactly("current");
        builder.sweep();
        assertThat(names()).containsExactly("current");
    }

    @Test
    void whatDoesNotBelongIsSweptAway() throws IOException {
        Files.createFile(current);
        for (String stray : List.of("segments_1", "write.lock", "current.new", "build-1/segments_1")) {
            Files.createDirectories(folder.resolve(stray).getParent());
            Files.writeString(folder.resolve(stray), "left behind");
        }
        try (Index index = builder.open(read -> {})) {
            assertThat(index.size()).isPositive();
            builder.sweep();
            assertThat(names()).containsExactly(Files.readString(current), "current");
            assertThat(index.size()).isPositive();
        }
    }
}
