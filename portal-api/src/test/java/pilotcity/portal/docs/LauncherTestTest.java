package pilotcity.portal.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Which tests the launcher has Maven run, and what it says of them, where a script that writes reports stands for
 * Maven.
 */
class LauncherTestTest {
    private static final String JAVA = """
            #!/usr/bin/env bash
            echo "    java.specification.version = 25"
            """;

    /** Each class took as many seconds as its name has letters, and a half. */
    private static final String MAVEN = """
            #!/usr/bin/env bash
            printf '%%s\\n' "$@" >"%1$s"
            mkdir -p portal-api/target/surefire-reports
            find . -name '*Test.java' | while read -r file; do
              name=$(basename "$file" .java)
              printf '<testsuite name="%%s" time="%%d.5" tests="2" errors="0" skipped="1" failures="0">\\n' \\
                "$name" "${#name}" >"portal-api/target/surefire-reports/TEST-$name.xml"
            done
            exit "${CODE:-0}"
            """;

    private static final List<String> TESTS = List.of(
            "indexer/src/test/java/pilotcity/index/ScanTest.java",
            "indexer/src/test/java/pilotcity/index/filter/FuzzTest.java",
            "portal-api/src/test/java/pilotcity/portal/CrashTest.java",
            "portal-api/src/test/java/pilotcity/portal/record/JourneyTest.java",
            "portal-api/src/test/java/pilotcity/portal/record/bulk/OddFilesTest.java",
            "portal-api/src/test/java/pilotcity/portal/face/desk/JourneyTest.java",
            "portal-api/src/test/java/pilotcity/portal/face/desk/Journey.java");

    @TempDir
    private Path folder;

    private Path calls;

    @BeforeEach
    void laysOutAFolderWithTests() throws IOException {
        Files.copy(MarkdownDocuments.HOME.resolve("portal"), folder.resolve("portal"));
        calls = folder.resolve("calls");
        addScript("jdk/bin/java", JAVA);
        addScript("jdk/bin/javac", JAVA);
        addScript("bin/chromium", JAVA);
        addScript("bin/mvn", MAVEN.formatted(calls));
        for (String test : TESTS) {
            add(test, "");
        }
    }

    private Path add(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private void addScript(String name, String text) throws IOException {
        assertThat(add(name, text).toFile().setExecutable(true)).isTrue();
    }

    private ShellCommand test(String area) {
        return ShellCommand.run(
                folder, "bash", "-c", "JAVA_HOME=\"$PWD/jdk\" PATH=\"$PWD/bin:$PATH\" ./portal test " + area);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    indexer                   | indexer            | index.ScanTest,index.filter.FuzzTest
                    filter                    | indexer            | index.filter.FuzzTest
                    indexer/filter/           | indexer            | index.filter.FuzzTest
                    record                    | portal-api         | portal.record.JourneyTest,portal.record.bulk.OddFilesTest
                    record/bulk               | portal-api         | portal.record.bulk.OddFilesTest
                    pilotcity.portal.record   | portal-api         | portal.record.JourneyTest,portal.record.bulk.OddFilesTest
                    JourneyTest               | portal-api         | portal.face.desk.JourneyTest,portal.record.JourneyTest
                    desk/JourneyTest          | portal-api         | portal.face.desk.JourneyTest
                    """)
    void anAreaIsAFolderAPackageOrAClass(String area, String module, String classes) throws IOException {
        ShellCommand done = test(area);
        assertThat(done.code()).as(done.err()).isZero();
        String expected = "-Dtest=pilotcity." + classes.replace(",", ",pilotcity.");
        assertThat(Files.readAllLines(calls)).contains("test", module, expected);
        assertThat(folder.resolve("portal-api/target/built")).doesNotExist();
    }

    @Test
    void withoutAnAreaEverythingIsTestedAndCountsAsBuilt() throws IOException {
        assertThat(test("").code()).isZero();
        assertThat(Files.readAllLines(calls))
                .contains("verify")
                .anyMatch(each -> each.startsWith("-Dtests.tmpdir=/"))
                .noneMatch(each -> each.startsWith("-Dtest="));
        assertThat(folder.resolve("portal-api/target/built")).exists();
    }

    @Test
    void anAreaThatIsNotThereIsRefusedWithThoseThatAre() {
        ShellCommand done = test("records");
        assertThat(done.code()).isEqualTo(2);
        assertThat(done.out()).isEmpty();
        assertThat(done.err()).isEqualTo("""
                        portal: no tests in 'records'; the areas are
                          face/desk
                          indexer
                          indexer/filter
                          portal-api
                          record
                          record/bulk
                        """);
        assertThat(calls).doesNotExist();
    }

    @Test
    void theSlowestTwentyClassesAreNamedAlsoWhenATestFails() throws IOException {
        for (int i = 0; i < 20; i++) {
            add("indexer/src/test/java/pilotcity/index/many/Some" + "e".repeat(i) + "Test.java", "");
        }
        add("portal-api/target/surefire-reports/TEST-Old.xml", "<testsuite name=\"Old\" time=\"99\" tests=\"1\">\n");
        ShellCommand done = test("");
        assertThat(done.code()).isZero();
        List<String> lines = done.out().lines().toList();
        assertThat(lines).hasSize(23);
        assertThat(lines.get(1)).isEqualTo("  seconds   tests  the slowest test classes");
        assertThat(lines.get(2)).isEqualTo("     27.5       2  Some" + "e".repeat(19) + "Test");
        assertThat(lines.get(21)).isEqualTo("     10.5       2  SomeeeTest");
        assertThat(lines.getLast())
                .matches(" {4}410\\.5 {6}50 {2}in all 25 classes; 0 failed, 25 skipped; the run took \\d+ s");
        ShellCommand failed = ShellCommand.run(
                folder, "bash", "-c", "CODE=7 JAVA_HOME=\"$PWD/jdk\" PATH=\"$PWD/bin:$PATH\" ./portal test");
        assertThat(failed.code()).isEqualTo(7);
        assertThat(failed.out().lines().limit(22).toList()).isEqualTo(lines.subList(0, 22));
    }
}
