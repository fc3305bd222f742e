package pilotcity.portal.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import pilotcity.portal.PortalProcess;
import pilotcity.portal.TestPortal;
import pilotcity.portal.kernel.token.GuideTokens;

/** What the README and the guides show is what happens: every example runs, in a folder laid out like the checkout. */
class GuideExamplesTest {
    private static final int EXAMPLES = 50;

    private static final Path data = TestPortal.temporaryFolder();
    private static final Path home = TestPortal.temporaryFolder();
    private static TestPortal portal;
    private static Map<String, String> environment;

    /** Its own: the examples count what is there. */
    @BeforeAll
    static void start() throws Exception {
        portal = TestPortal.start(data).awaitModel();
        for (String folder : List.of("datasets", "web-static", "docs")) {
            Files.createSymbolicLink(home.resolve(folder), MarkdownDocuments.HOME.resolve(folder));
        }
        environment = Map.of("PORTAL_DATA", data.toString(), "TOKEN", GuideTokens.ngo(portal));
    }

    @AfterAll
    static void stop() {
        portal.close();
        TestPortal.delete(data);
        TestPortal.delete(home);
    }

    @TestFactory
    Stream<DynamicContainer> everyExamplePrintsWhatStandsBelowIt() {
        List<Path> documents = Stream.concat(Stream.of(MarkdownDocuments.README), MarkdownDocuments.guides().stream())
                .toList();
        assertThat(documents.stream().mapToInt(each -> examples(each).size()).sum())
                .isGreaterThanOrEqualTo(EXAMPLES);
        return documents.stream()
                .map(document -> DynamicContainer.dynamicContainer(
                        document.getFileName().toString(),
                        examples(document).stream()
                                .map(example -> DynamicTest.dynamicTest(
                                        example.command().lines().findFirst().orElseThrow(),
                                        () -> example.compare(run(example.command()))))));
    }

    private static List<ExecutedExample> examples(Path document) {
        return ExecutedExample.of(MarkdownDocuments.read(document));
    }

    /** {@code ./portal} builds what is not built; here it is what has just been compiled. */
    private static ShellCommand run(String command) {
        String launcher =
                PortalProcess.line(home).stream().map(part -> "'" + part + "'").collect(Collectors.joining(" "));
        return ShellCommand.run(
                home,
                environment,
                "bash",
                "-c",
                "launcher() { " + launcher + " \"$@\"; }\n"
                        + command.replace("./portal ", "launcher ").replace("http://localhost:8080", portal.url()));
    }
}
