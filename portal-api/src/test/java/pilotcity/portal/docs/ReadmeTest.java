package pilotcity.portal.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import pilotcity.portal.Setting;
import pilotcity.portal.TestPortal;

/** What the README shows is what happens. */
class ReadmeTest {
    private static final Path data = TestPortal.temporaryFolder();
    private static TestPortal portal;

    private static final Pattern BLOCK = Pattern.compile(
            "^```sh\\n(curl .*?)^```\\n(?:\\n```(?:json|text)\\n(.*?)^```\\n)?", Pattern.DOTALL | Pattern.MULTILINE);
    private static final int EXAMPLES = 12;

    private final String readme = Documents.read(Documents.README);

    @Test
    void theConfigurationTableIsTheOneOfTheSettings() {
        String rows = Arrays.stream(Setting.values())
                .map(setting -> "| " + code(setting.key()) + " | " + code(setting.variable()) + " | "
                        + code(setting.fallback()) + " | " + setting.meaning() + " |\n")
                .collect(Collectors.joining());
        assertThat(readme)
                .contains("| key | environment variable | default | meaning |\n|---|---|---|---|\n" + rows + "\n");
    }

    private static String code(String text) {
        return text.isEmpty() ? "" : "`" + text + "`";
    }

    /** Its own: the examples count what is there. */
    @BeforeAll
    static void start() {
        portal = TestPortal.start(data);
    }

    @AfterAll
    static void stop() {
        portal.close();
        TestPortal.delete(data);
    }

    @TestFactory
    Stream<DynamicTest> everyExamplePrintsWhatStandsBelowIt() {
        List<DynamicTest> examples = new ArrayList<>();
        Matcher block = BLOCK.matcher(readme);
        while (block.find()) {
            String command = block.group(1);
            String excerpt = block.group(2);
            examples.add(DynamicTest.dynamicTest(
                    command.lines().findFirst().orElseThrow(), () -> compare(command, excerpt)));
        }
        assertThat(examples).hasSizeGreaterThanOrEqualTo(EXAMPLES);
        return examples.stream();
    }

    /** The pieces of the excerpt, between line ends and {@code …}, occur in that order; white space is not compared. */
    private static void compare(String command, String excerpt) {
        String url = portal.url();
        Shell done = Shell.run(Documents.HOME, "bash", "-c", command.replace("http://localhost:8080", url));
        assertThat(done.code()).as(done.err()).isZero();
        assertThat(excerpt).as("what it prints").isNotBlank();
        String out = done.out().replaceAll("\\s", "");
        int from = 0;
        for (String piece : excerpt.split("[\\n…]")) {
            String wanted = piece.replaceAll("\\s", "");
            int at = out.indexOf(wanted, from);
            assertThat(at).as("'%s' in %s", piece, done.out()).isNotNegative();
            from = at + wanted.length();
        }
    }
}
