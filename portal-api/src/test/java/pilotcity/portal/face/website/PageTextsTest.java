package pilotcity.portal.face.website;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import pilotcity.portal.TestPortal;
import pilotcity.portal.face.shared.page.Language;
import pilotcity.portal.face.shared.page.PageTexts;

class PageTextsTest {
    private static final Path FOLDER = TestPortal.home().resolve("web-static");
    private static final Pattern USE = Pattern.compile("\\bt\\.([a-zA-Z_]+)");

    @Test
    void bothLanguagesHaveTheSameTexts() {
        assertThat(keys(Language.EN)).isEqualTo(keys(Language.ZH));
    }

    @Test
    void bothLanguagesHaveTheSameReadyWords() {
        assertThat(PageTexts.read(FOLDER.resolve("texts"), "answers-", Language.EN)
                        .keySet())
                .isEqualTo(PageTexts.read(FOLDER.resolve("texts"), "answers-", Language.ZH)
                        .keySet());
    }

    @Test
    void templatesUseOnlyTextsThatExist() throws IOException {
        assertThat(keys(Language.ZH)).containsAll(used());
    }

    private static Set<String> keys(Language language) {
        return new TreeSet<>(
                PageTexts.read(FOLDER.resolve("texts"), "", language).keySet());
    }

    private static Set<String> used() throws IOException {
        Set<String> used = new TreeSet<>();
        try (Stream<Path> templates = Files.list(FOLDER.resolve("templates"))) {
            for (Path template : templates.toList()) {
                Matcher uses = USE.matcher(Files.readString(template));
                while (uses.find()) {
                    used.add(uses.group(1));
                }
            }
        }
        return used;
    }
}
