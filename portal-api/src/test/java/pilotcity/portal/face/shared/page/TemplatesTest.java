package pilotcity.portal.face.shared.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What somebody edits shows without a restart. */
class TemplatesTest {
    @TempDir
    Path folder;

    private Instant edited = Instant.now().plus(Duration.ofHours(1));

    @BeforeEach
    void write() throws IOException {
        Files.createDirectories(folder.resolve("templates"));
        Files.createDirectories(folder.resolve("texts"));
        edit("templates/one.peb", "{{ t.word }} {{ given }}");
        edit("texts/zh.properties", "word=\u8bcd");
        edit("texts/en.properties", "word=first");
    }

    @Test
    void textsTemplatesAndNewTemplatesShow() throws IOException {
        Templates templates = new Templates(folder);
        assertThat(render(templates)).isEqualTo("first <1>");
        long before = templates.version();
        edit("texts/en.properties", "word=second");
        await(() -> render(templates).equals("second <1>"));
        assertThat(templates.version()).isNotEqualTo(before);
        edit("templates/one.peb", "{{ given }} {{ t.word }}");
        await(() -> render(templates).equals("<1> second"));
        assertThat(templates.has("two")).isFalse();
        edit("templates/two.peb", "");
        await(() -> templates.has("two"));
    }

    private static String render(Templates templates) {
        return templates
                .render("one", Language.EN, Map.of("given", "<1>"))
                .toString()
                .replace("&lt;", "<")
                .replace("&gt;", ">");
    }

    private void edit(String file, String content) throws IOException {
        Path path = folder.resolve(file);
        Files.writeString(path, content);
        edited = edited.plusSeconds(1);
        Files.setLastModifiedTime(path, FileTime.from(edited));
    }

    private static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("in time").isLessThan(deadline);
            Thread.onSpinWait();
        }
    }
}
