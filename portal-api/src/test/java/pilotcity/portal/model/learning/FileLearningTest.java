package pilotcity.portal.model.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pilotcity.portal.kernel.control.CommandException;
import pilotcity.portal.kernel.learning.classification.LabelledText;

/** Learning from files of labelled texts. */
class FileLearningTest {
    private static final String TRAIN = """
            zh\t路灯\t路灯坏了三天
            zh\t路灯\t路灯不亮
            en\t路灯\tthe street lamp is out
            zh\tbins\t垃圾桶满了
            zh\tbins\t垃圾没人收
            en\tbins\tthe rubbish bin is full
            """;

    @TempDir
    private Path folder;

    private Path file(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content);
    }

    private List<LabelledText> read(String content) throws IOException {
        return LabelledTextFile.read(file("texts.tsv", content));
    }

    @Test
    void figuresArePrintedInColumnsAndWrittenAsJson() throws IOException {
        Path evaluate = file("evaluate.tsv", "zh\t路灯\t路灯又坏了\nzh\tbins\t路灯下的垃圾\nen\tbins\trubbish bin\n");
        Path json = folder.resolve("figures.json");
        List<String> printed = new ArrayList<>();
        FileLearning.run(file("train.tsv", TRAIN), evaluate, Optional.of(json), printed::add);

        assertThat(printed.getFirst()).startsWith("Trained on 6 texts of 2 categories in ");
        assertThat(printed).anyMatch(line -> line.startsWith("language  texts  accuracy"));
        assertThat(printed).anyMatch(line -> line.matches("en +1 +1\\.000 .*"));
        assertThat(printed).anyMatch(line -> line.matches("all +3 .*"));
        JsonObject written = new JsonObject(Files.readString(json));
        assertThat(written.getLong("texts")).isEqualTo(3);
        assertThat(written.getJsonObject("languages").getJsonObject("zh").getLong("texts"))
                .isEqualTo(2);
        assertThat(written.getJsonObject("card").getJsonObject("textsBySource").getLong("record"))
                .isEqualTo(6);
        assertThat(Files.readString(json)).doesNotContain("垃圾桶", "坏了");
    }

    @Test
    void aByteOrderMarkAHeaderAndEmptyLinesAreNoTexts() throws IOException {
        List<LabelledText> texts = read("\uFEFFlanguage\tcategory\ttext\r\n\nzh\t路灯\t他说\"坏了\"\r\n");
        assertThat(texts).singleElement().satisfies(text -> {
            assertThat(text.label()).isEqualTo("路灯");
            assertThat(text.text()).isEqualTo("他说\"坏了\"");
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            zh;a               | line 2: it has 2 columns, and is to have 3: language, category, text
            zh;a;b;c           | line 2: it has 4 columns
            ;a;text            | line 2: the language is empty
            zh; ;text          | line 2: the category cannot be used, a text has an empty label
            zh;a; .            | texts.tsv
            """)
    void aLineThatCannotBeReadIsToldWithFileLineAndReason(String line, String reason) {
        String content = "zh\ta\tone\n" + line.replace(';', '\t').replace(" .", " ") + "\n";
        assertThatThrownBy(() -> read(content))
                .isInstanceOf(CommandException.class)
                .hasMessageContaining("texts.tsv")
                .hasMessageContaining(reason);
    }

    @Test
    void filesWithoutTextsAreRefused() throws IOException {
        assertThatThrownBy(() -> read("language\tcategory\ttext\n")).hasMessageContaining("has no texts");
        assertThatThrownBy(() -> LabelledTextFile.read(folder.resolve("none.tsv")))
                .hasMessageContaining("there is no");
        Path latin =
                Files.write(folder.resolve("latin.tsv"), new byte[] {'z', 'h', '\t', 'a', '\t', (byte) 0xE9, '\n'});
        assertThatThrownBy(() -> LabelledTextFile.read(latin)).hasMessageContaining("is not UTF-8");
    }

    @Test
    void aJsonFileThatCannotBeWrittenIsTold() throws IOException {
        Path train = file("train.tsv", TRAIN);
        assertThatThrownBy(() -> FileLearning.run(train, train, Optional.of(folder.resolve("no/such")), line -> {}))
                .isInstanceOf(CommandException.class)
                .hasMessageContaining("--json");
    }

    @Test
    void chineseTakesTwoColumns() {
        AlignedTable table = new AlignedTable("what", "n");
        table.row("路灯", "5");
        table.row("bin", "12");
        assertThat(table.lines()).containsExactly("what   n", "路灯   5", "bin   12");
    }
}
