package pilotcity.portal.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the documents point to is there. */
class LinksTest {
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s#]+)(?:#[^)]*)?\\)");
    private static final Pattern ANCHOR = Pattern.compile("\\]\\(((?:[^)\\s#:]+\\.md)?)#([^)]+)\\)");
    private static final Pattern PATH = Pattern.compile("`((?:[A-Za-z0-9_.-]+/)+[A-Za-z0-9_.-]*)`");

    /** Made at run time. */
    private static final List<String> MADE =
            List.of("data/", "keys/", "backups/", "bench-data/", "portal-api/target/", "./");

    /** Written with a slash, and no paths. */
    private static final List<String> OTHERS = List.of("Asia/Shanghai", "N/A");

    static List<Path> documents() {
        return MarkdownDocuments.all();
    }

    @ParameterizedTest
    @MethodSource("documents")
    void everyRelativeLinkLeadsToAFile(Path document) {
        assertThat(found(LINK, document).filter(link -> !link.contains("://")))
                .allMatch(link -> Files.exists(document.resolveSibling(link)));
    }

    @ParameterizedTest
    @MethodSource("documents")
    void everyAnchorIsAHeading(Path document) {
        ANCHOR.matcher(MarkdownDocuments.read(document)).results().forEach(link -> {
            Path target = link.group(1).isEmpty() ? document : document.resolveSibling(link.group(1));
            assertThat(MarkdownHeadings.anchors(MarkdownDocuments.read(target)))
                    .as(link.group() + " in " + document)
                    .contains(link.group(2));
        });
    }

    @ParameterizedTest
    @MethodSource("documents")
    void everyPathThatIsNamedExists(Path document) {
        assertThat(found(PATH, document)
                        .filter(path -> MADE.stream().noneMatch(path::startsWith))
                        .filter(path -> !OTHERS.contains(path)))
                .allMatch(path -> Files.exists(MarkdownDocuments.HOME.resolve(path)));
    }

    @Test
    void everyDecisionIsInTheListOfDecisions() throws IOException {
        List<String> listed =
                found(LINK, MarkdownDocuments.DECISIONS.resolve("README.md")).toList();
        try (Stream<Path> files = Files.list(MarkdownDocuments.DECISIONS)) {
            assertThat(files.map(file -> file.getFileName().toString()).filter(name -> name.matches("[0-9]{4}-.*")))
                    .isSubsetOf(listed);
        }
    }

    private static Stream<String> found(Pattern pattern, Path document) {
        return pattern.matcher(MarkdownDocuments.read(document)).results().map((MatchResult match) -> match.group(1));
    }
}
