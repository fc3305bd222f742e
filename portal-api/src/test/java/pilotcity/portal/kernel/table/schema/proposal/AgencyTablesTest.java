package pilotcity.portal.kernel.table.schema.proposal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import pilotcity.portal.kernel.table.schema.MemoryTable;
import pilotcity.portal.kernel.table.schema.proposal.column.ColumnProposal;
import pilotcity.portal.kernel.table.schema.proposal.column.ProposalNote;
import pilotcity.portal.kernel.table.source.SourceColumn;
import pilotcity.portal.kernel.table.source.SourceRow;

/** Traps that were found in files of agencies, each in a table of our own making. */
class AgencyTablesTest {
    private static SchemaProposal propose(String csv) {
        return SchemaProposal.of(MemoryTable.csv(csv), ProposalOptions.in(ZoneId.of("Asia/Shanghai")));
    }

    private static ProposalNote note(SchemaProposal proposal, ProposalNote.Code code) {
        return proposal.notes().stream()
                .filter(note -> note.code() == code)
                .findFirst()
                .orElseThrow();
    }

    /** Statistics by district, as cities publish them: the subtotals are called like a part of the city. */
    @Test
    void totalsThatAreNotCalledSoAreFoundByTheirSums() {
        SchemaProposal proposal = propose("""
                Name,Number,2010,2011,2012
                North,11,29,32,31
                Harbour,12,25,25,27
                Castle,13,35,33,32
                Old Town,,89,90,90
                Hill,21,75,70,90
                Mill,22,268,307,346
                Lake,23,38,38,39
                Outer Town,,381,415,475
                City,,470,505,565
                """);
        ProposalNote totals = note(proposal, ProposalNote.Code.TOTALS_ROW);
        assertThat(totals.rows()).containsExactly(5L, 9L, 10L);
        assertThat(totals.message().en()).contains("3 of them the sum of the rows before");
    }

    @Test
    void rowsThatHappenToAddUpAreNoTotals() {
        assertThat(propose("a,b\n1,1\n2,2\n3,3\n6,6\n0,0\n").notes())
                .noneMatch(note -> note.code() == ProposalNote.Code.TOTALS_ROW);
    }

    /** Accidents of a police station: 0:20, 13:50. */
    @Test
    void hoursOfOneDigitAreTimes() {
        ColumnProposal column =
                propose("id,time\na,13:50\nb,0:20\nc,4:00\n").columns().get(1);
        assertThat(column.field().path("type").asText()).isEqualTo("time");
        assertThat(column.evidence().misses()).isZero();
    }

    /** Cases whose province is still to be found out lie at 0, 0. */
    @Test
    void placesInTheSeaAreAskedAbout() {
        SchemaProposal proposal = propose("""
                name,lat,long,cases
                Terni,42.56,12.64,1
                unknown,0.0,0.0,2
                Aosta,45.73,7.32,3
                """);
        ProposalNote zeros = note(proposal, ProposalNote.Code.ZERO_COORDINATES);
        assertThat(zeros.question()).isTrue();
        assertThat(zeros.message().en()).startsWith("is 1 row really at 0, 0?");
    }

    /** A note with a quote that nobody closed: the next two rows are within it, and the last one is closed by chance. */
    @Test
    void aQuoteThatIsClosedLinesLaterIsAskedAbout() {
        ProposalNote swallowed = note(propose("""
                        id,name,note,n
                        1,A,fine,10
                        2,B,"12 inch,20
                        3,C,fine,30
                        4,D,5 inch",40
                        5,E,fine,50
                        """), ProposalNote.Code.SWALLOWED_LINES);
        assertThat(swallowed.question()).isTrue();
        assertThat(swallowed.rows()).containsExactly(3L);
        assertThat(swallowed.message().en()).startsWith("1 row has a cell that seems to hold whole rows");
    }

    @Test
    void anAddressOfSeveralLinesIsNoRow() {
        assertThat(propose("""
                        id,address,n
                        1,"12 High Street, Leeds
                        LS1 4AB",10
                        2,"Town Hall, Room 4,
                        first floor, left",20
                        """).notes()).noneMatch(note -> note.code() == ProposalNote.Code.SWALLOWED_LINES);
    }

    /** Statistical offices write a colon for what is not known, and dots for what is kept secret. */
    @Test
    void signsOfStatisticalOfficesAreMissing() {
        ColumnProposal column = propose("geo,n\nBE,11\nXK,:\nDE,...\nFR,—\nIT,无\nES,n/a\nAT,7\n")
                .columns()
                .get(1);
        assertThat(column.field().path("type").asText()).isEqualTo("integer");
        assertThat(column.missing()).containsKeys(":", "...", "—", "无", "n/a");
    }

    @Test
    void textsThatRepeatThemselvesAreCountedOneByOne() {
        List<SourceRow> rows = IntStream.range(0, 50_000)
                .mapToObj(at ->
                        new SourceRow(at + 2L, List.of(at % 50 == 7 ? "k" + at % 100 : Integer.toString(at % 900))))
                .toList();
        ColumnProposal column = SchemaProposal.of(
                        new MemoryTable(List.of(new SourceColumn("n", null, null)), rows),
                        ProposalOptions.in(ZoneId.of("UTC")))
                .columns()
                .getFirst();
        ColumnProposal.Alternative numbers = column.alternatives().getFirst();
        assertThat(column.evidence().values()).isEqualTo(50_000);
        assertThat(numbers.fits()).isEqualTo(49_000);
        assertThat(numbers.misses()).isEqualTo(1_000);
    }
}
