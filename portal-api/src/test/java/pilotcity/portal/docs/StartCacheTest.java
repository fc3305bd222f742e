package pilotcity.portal.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A cache that does not fit costs nothing: the launcher's options start the JVM without it, and without a word. */
class StartCacheTest {
    @TempDir
    private Path folder;

    /** What the launcher tells the JVM to keep to itself. */
    private static List<String> quiet() {
        return Pattern.compile("'(-Xlog:[^']+)'")
                .matcher(MarkdownDocuments.read(MarkdownDocuments.HOME.resolve("portal")))
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    private static ShellCommand start(Path cache, List<String> options) {
        List<String> line = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        line.addAll(options);
        line.addAll(List.of("-XX:AOTCache=" + cache, "--version"));
        return ShellCommand.run(cache.getParent(), line.toArray(String[]::new));
    }

    private void startsWithoutAWord(Path cache) {
        ShellCommand plain = ShellCommand.run(
                folder, Path.of(System.getProperty("java.home"), "bin", "java").toString(), "--version");
        ShellCommand done = start(cache, quiet());
        assertThat(done.code()).isZero();
        assertThat(done.err()).isEmpty();
        assertThat(done.out().lines().count()).isEqualTo(plain.out().lines().count());
    }

    @Test
    void oneThatIsDamagedIsNotUsed() throws IOException {
        Path cache = Files.writeString(folder.resolve("damaged start.aot"), "this is none");
        assertThat(start(cache, List.of()).out()).contains("[aot]");
        startsWithoutAWord(cache);
    }

    @Test
    void oneThatHasGoneIsNotMissed() {
        startsWithoutAWord(folder.resolve("gone.aot"));
    }

    @Test
    void aFolderIsNone() throws IOException {
        startsWithoutAWord(Files.createDirectory(folder.resolve("folder.aot")));
    }
}
