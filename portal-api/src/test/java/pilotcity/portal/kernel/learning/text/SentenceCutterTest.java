package pilotcity.portal.kernel.learning.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reports and their statements. */
class SentenceCutterTest {
    private static List<String> texts(String report) {
        return SentenceCutter.cut(report).stream()
                .map(SentenceCutter.Statement::text)
                .toList();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            路灯坏了。垃圾也没人收！谁管？                | 路灯坏了/垃圾也没人收/谁管
            两件事：一是路灯不亮，二是垃圾没人收           | 两件事：/路灯不亮，/垃圾没人收
            反映问题：1、路灯不亮；2、井盖丢了             | 反映问题：/路灯不亮/井盖丢了
            1. lamp broken 2. hole in the road            | lamp broken/hole in the road
            ①路灯不亮②井盖丢了                            | 路灯不亮/井盖丢了
            首先路灯不亮，其次井盖丢了                     | 路灯不亮，/井盖丢了
            路灯不亮，另外井盖丢了，还有垃圾没收           | 路灯不亮/另外井盖丢了/还有垃圾没收
            The lamp is out. Also, the bin is full.       | The lamp is out/Also, the bin is full.
            The lamp is out, also the bin is full         | The lamp is out/also the bin is full
            The lamp near No. 5 Main St. Garden is out    | The lamp near No. 5 Main St. Garden is out
            3号线2.5米的坑，10:30看到的                    | 3号线2.5米的坑，10:30看到的
            第一人民医院第二门诊太挤                       | 第一人民医院第二门诊太挤
            统一是好事                                    | 统一是好事
            """)
    void aReportIsCutWhereSomethingElseBegins(String report, String statements) {
        assertThat(texts(report)).containsExactly(statements.split("/"));
    }

    @Test
    void linesAreStatementsAndPlacesAreThoseOfTheReport() {
        String report = "路灯不亮\n\n  bin full\r\n";
        assertThat(texts(report)).containsExactly("路灯不亮", "bin full");
        for (SentenceCutter.Statement statement : SentenceCutter.cut(report)) {
            assertThat(report.substring(statement.start(), statement.end()).strip())
                    .isEqualTo(statement.text());
        }
    }

    @Test
    void whatSaysNothingHasNoStatementAndHostileTextsAreCutInNoTime() {
        assertThat(texts("")).isEmpty();
        assertThat(texts("。！\n")).isEmpty();
        for (String text :
                new String[] {"a".repeat(100_000), "，".repeat(100_000), "1.".repeat(50_000), " ".repeat(100_000)}) {
            long begun = System.nanoTime();
            SentenceCutter.cut(text);
            assertThat(System.nanoTime() - begun).isLessThan(2_000_000_000L);
        }
    }
}
