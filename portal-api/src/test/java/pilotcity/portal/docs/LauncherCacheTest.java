package pilotcity.portal.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which start cache the launcher gives to the JVM, where a script that writes down its options stands for the JVM. */
class LauncherCacheTest {
    private static final String JAVA = """
            #!/usr/bin/env bash
            for option in "$@"; do
              case "$option" in
                -XshowSettings*) echo "    java.specification.version = 25"; exit ;;
                -XX:AOTCacheOutput=*) head -c 100000 /dev/zero >"${option#*=}"; echo made >>"%1$s" ;;
                -XX:AOTCache=*) echo "used ${option##*/}" >>"%1$s" ;;
              esac
            done
            echo started >>"%1$s"
            """;

    /** A disk with room enough. */
    private static final String DF = """
            #!/usr/bin/env bash
            printf 'Filesystem 1024-blocks Used Available\\n/dev/none 9000000 0 9000000\\n'
            """;

    @TempDir
    private Path folder;

    private Path target;
    private Path calls;

    @BeforeEach
    void laysOutAFolderWhereAllIsBuilt() throws IOException {
        Files.copy(MarkdownDocuments.HOME.resolve("portal"), folder.resolve("portal"));
        calls = folder.resolve("calls");
        for (String each : List.of("jdk/bin/java", "jdk/bin/javac", "bin/mvn")) {
            addScript(each, JAVA.formatted(calls));
        }
        addScript("bin/df", DF);
        Files.writeString(folder.resolve("jdk/release"), "JAVA_VERSION=25");
        target = Files.createDirectories(folder.resolve("portal-api/target"));
        Files.createFile(target.resolve("built"));
    }

    private void addScript(String name, String text) throws IOException {
        Path script = folder.resolve(name);
        Files.createDirectories(script.getParent());
        Files.writeString(script, text);
        assertThat(script.toFile().setExecutable(true)).isTrue();
    }

    /** What the JVM was asked for by {@code verb}. */
    private List<String> calls(String verb) throws IOException {
        Files.deleteIfExists(calls);
        ShellCommand done = ShellCommand.run(
                folder, "bash", "-c", "JAVA_HOME=\"$PWD/jdk\" PATH=\"$PWD/bin:$PATH\" START_CACHE=on ./portal " + verb);
        assertThat(done.code()).as(done.err()).isZero();
        return Files.readAllLines(calls);
    }

    private Path cache() throws IOException {
        try (Stream<Path> files = Files.list(target)) {
            return files.filter(file -> file.toString().endsWith(".aot"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private String used() throws IOException {
        return "used " + cache().getFileName();
    }

    @Test
    void oneIsMadeOnceAndUsedFromThenOn() throws IOException {
        assertThat(calls("token")).containsExactly("started");
        assertThat(calls("run")).containsExactly("made", "started", used(), "started");
        assertThat(calls("run")).containsExactly(used(), "started");
        assertThat(calls("token")).containsExactly(used(), "started");
    }

    @Test
    void oneInWhichAByteHasChangedIsNotUsedAndIsMadeAgain() throws IOException {
        calls("run");
        try (RandomAccessFile file = new RandomAccessFile(cache().toFile(), "rw")) {
            file.seek(70_000);
            file.write(1);
        }
        assertThat(calls("token")).containsExactly("started");
        assertThat(calls("run")).containsExactly("made", "started", used(), "started");
        assertThat(calls("token")).containsExactly(used(), "started");
    }

    @Test
    void oneWithoutItsChecksumIsNotUsed() throws IOException {
        calls("run");
        Path sum = Path.of(cache() + ".sum");
        Files.writeString(sum, "");
        assertThat(calls("token")).containsExactly("started");
        Files.delete(sum);
        assertThat(calls("token")).containsExactly("started");
        assertThat(calls("run")).contains("made", used());
    }

    @Test
    void oneThatIsOlderThanTheBuildIsNotUsed() throws IOException {
        calls("run");
        Files.setLastModifiedTime(
                target.resolve("built"), FileTime.from(Instant.now().plusSeconds(60)));
        assertThat(calls("token")).containsExactly("started");
    }
}
