package pilotcity.portal.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The Chinese edition of a guide has what the English one has. */
class GuideEditionsTest {
    private static final Pattern CODE = Pattern.compile("(?ms)^```(.*?)^```$");
    private static final Pattern HEADING = Pattern.compile("(?m)^(#+) ");
    private static final Pattern STEP = Pattern.compile("(?m)^[0-9]+\\. ");
    private static final Pattern TABLE = Pattern.compile("(?m)^\\|---");
    private static final int LONGEST = 200;

    static Stream<Path> chinese() {
        return MarkdownDocuments.chineseGuides().stream().map(MarkdownDocuments.CHINESE::relativize);
    }

    @ParameterizedTest
    @MethodSource("chinese")
    void headingsStepsTablesAndCodeAreThoseOfTheEnglishEdition(Path guide) {
        String chinese = MarkdownDocuments.read(MarkdownDocuments.CHINESE.resolve(guide));
        String english = MarkdownDocuments.read(MarkdownDocuments.GUIDES.resolve(guide));
        assertThat(found(CODE, chinese)).isEqualTo(found(CODE, english));
        for (Pattern each : List.of(HEADING, STEP, TABLE)) {
            assertThat(found(each, withoutCode(chinese)))
                    .as(each.toString())
                    .isEqualTo(found(each, withoutCode(english)));
        }
    }

    private static String withoutCode(String guide) {
        return CODE.matcher(guide).replaceAll("");
    }

    private static List<String> found(Pattern pattern, String guide) {
        return pattern.matcher(guide).results().map(each -> each.group()).toList();
    }

    @Test
    void readersWhoDoNotProgramHaveAChineseEdition() {
        assertThat(List.of("index.md", "journalist.md", "resident.md", "organisation.md"))
                .allMatch(name -> Files.exists(MarkdownDocuments.CHINESE.resolve(name)));
    }

    @Test
    void everyGuideIsShortEnoughToRead() {
        Stream.concat(MarkdownDocuments.guides().stream(), MarkdownDocuments.chineseGuides().stream())
                .forEach(guide -> assertThat(MarkdownDocuments.read(guide).lines())
                        .as(guide.toString())
                        .hasSizeLessThan(LONGEST));
    }
}
