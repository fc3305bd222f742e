package pilotcity.portal.kernel.table.schema.proposal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pilotcity.portal.kernel.table.schema.MemoryTable;
import pilotcity.portal.kernel.table.schema.proposal.column.ColumnProposal;
import pilotcity.portal.kernel.table.schema.proposal.column.ProposalNote;

/** What is not made a rule of because a few rows happen to show it, and what is not passed over in silence. */
class ProposalCautionTest {
    private static SchemaProposal propose(String csv) {
        return SchemaProposal.of(MemoryTable.csv(csv), ProposalOptions.in(ZoneId.of("Asia/Shanghai")));
    }

    private static String many(String header, String row) {
        return header + "\n"
                + IntStream.rangeClosed(1, 30)
                        .mapToObj(at -> row.replace("#", Integer.toString(at)))
                        .collect(Collectors.joining("\n"));
    }

    private static ProposalNote note(ColumnProposal column, ProposalNote.Code code) {
        return column.notes().stream()
                .filter(note -> note.code() == code)
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "站点,日期,客流\n东站,2026-01-01,10\n西站,2026-01-01,20\n南站,2026-01-01,30\n",
                "站点编号,日期,客流\n1,2026-01-01,10\n2,2026-01-01,20\n3,2026-01-01,30\n",
                "姓名,年龄\n张三,30\n李四,40\n王五,50\n",
                "项目,金额\n甲,30\n乙,40\n丙,50\n",
                "a,b\nx,1\ny,2\n"
            })
    void fewRowsMakeNoKey(String csv) {
        SchemaProposal proposal = propose(csv);
        assertThat(proposal.schema().has("primaryKey")).isFalse();
        assertThat(proposal.keys()).isNotEmpty();
        assertThat(proposal.notes()).noneMatch(note -> note.code() == ProposalNote.Code.KEY);
    }

    @Test
    void manyRowsMakeAKeyOfTheFirstColumnButNotOfANameOrBesideADate() {
        assertThat(propose(many("姓名,年龄", "张#,#")).schema().has("primaryKey")).isFalse();
        assertThat(propose(many("站,日期", "站#,2026-01-01")).schema().has("primaryKey"))
                .isFalse();
        SchemaProposal proposal = propose(many("牌,数量", "A#,#"));
        assertThat(proposal.schema().path("primaryKey").asText()).isEqualTo("牌");
        assertThat(proposal.notes().getFirst().message().en()).contains("'牌' is proposed as the primary key");
    }

    @ParameterizedTest
    @ValueSource(strings = {"id,日期\n1,2026-01-01\n2,2026-01-01\n", "编号,日期\n1,2026-01-01\n2,2026-01-01\n"})
    void anIdentifierOfRowsIsAKeyAmongFewAndBesideADate(String csv) {
        assertThat(propose(csv).schema().path("primaryKey").asText()).isIn("id", "编号");
    }

    @Test
    void anIdentifierThatStandsTwiceIsAskedAbout() {
        String rows =
                IntStream.rangeClosed(1, 199).mapToObj(at -> at + "," + at % 7).collect(Collectors.joining("\n"));
        SchemaProposal proposal = propose("id,n\n" + rows + "\n57,3\n");
        ProposalNote note = note(proposal.columns().getFirst(), ProposalNote.Code.REPEATED_IDENTIFIER);
        assertThat(note.question()).isTrue();
        assertThat(note.rows()).containsExactly(58L, 201L);
        assertThat(note.message().en()).contains("'57' is there twice (rows 58 and 201)");
        assertThat(note.message().zh()).contains("“57”出现不止一次（第 58 行和第 201 行）");
        assertThat(proposal.schema().has("primaryKey")).isFalse();
    }

    @Test
    void anIdentifierOfSomethingWithSeveralRowsIsNot() {
        assertThat(propose(many("station_id,n", "7,#")).columns().getFirst().notes())
                .noneMatch(note -> note.code() == ProposalNote.Code.REPEATED_IDENTIFIER);
    }

    @Test
    void aColumnOfDatesWithManyBadOnesStaysTextAndIsAskedAbout() {
        ColumnProposal column = propose("date,n\n2026-01-01,1\n2026-02-30,2\nsoon,3\n2026-03-01,4\n")
                .columns()
                .getFirst();
        assertThat(column.field().path("type").asText()).isEqualTo("string");
        ProposalNote note = note(column, ProposalNote.Code.MISFITS);
        assertThat(note.rows()).containsExactly(3L, 4L);
        assertThat(note.message().en())
                .startsWith("2 values are no date of the form YYYY-MM-DD, such as '2026-02-30' in row 3");
        assertThat(column.alternatives())
                .anyMatch(other -> other.field().path("type").asText().equals("date") && other.misses() == 2);
    }

    @Test
    void namesThatEndInNumeralsAreNotReadAsNumbers() {
        for (List<String> values : List.of(List.of("点一", "点二", "点三"), List.of("项目1", "项目2", "项目3"))) {
            ColumnProposal column = propose("n,m\n" + String.join(",1\n", values) + ",1\n")
                    .columns()
                    .getFirst();
            assertThat(column.field().path("type").asText()).isEqualTo("string");
            assertThat(column.notes()).noneMatch(note -> note.code() == ProposalNote.Code.NUMERALS);
        }
    }

    @Test
    void wordsForNoValueAreQuotedAndCounted() {
        ColumnProposal number =
                propose("n,m\n1,1\n不详,1\n2,1\n不详,1\n3,1\n").columns().getFirst();
        assertThat(note(number, ProposalNote.Code.MISSING_WORDS).message().en())
                .isEqualTo("'不详' (2 cells) will be read as no value");
        ColumnProposal text = propose("n,m\n东,1\n无,1\n西门,1\n").columns().getFirst();
        assertThat(note(text, ProposalNote.Code.MISSING_WORDS).message().en())
                .isEqualTo("'无' (1 cell): does this stand for no value, or is it a value of its own?");
        assertThat(note(text, ProposalNote.Code.MISSING_WORDS).message().zh()).isEqualTo("此列有“无”（1 格）：表示没有值，还是值本身？");
    }
}
