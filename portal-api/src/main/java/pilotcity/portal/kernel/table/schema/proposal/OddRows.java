package pilotcity.portal.kernel.table.schema.proposal;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import pilotcity.index.text.InvisibleCharacters;
import pilotcity.portal.kernel.table.schema.proposal.column.ProposalNote;
import pilotcity.portal.kernel.table.schema.proposal.column.ProposalNote.Code;
import pilotcity.portal.kernel.table.schema.value.number.PlainDouble;
import pilotcity.portal.kernel.table.source.EnglishCount;
import pilotcity.portal.kernel.table.source.SourceColumn;
import pilotcity.portal.kernel.table.source.SourceRow;

/** Rows that are not like the others: totals, the header once more, remarks, swallowed, blank and ragged ones. */
final class OddRows {
    private static final Pattern TOTAL = Pattern.compile(
            "(?i)(?:合 *计|总 *计|小 *计|共 *计|总 *和|累 *计|汇 *总|总 *数|grand total|sub-?total|totals?|sum|summe|insgesamt|gesamt|"
                    + "zusammen|ensemble|totale?|totaal|suma)[ :：]*");
    private static final Pattern REMARK = Pattern.compile(
            "(?is)(?:注|附注|备注|说明|资料来源|数据来源|来源|填表说明|单位)[ 0-9]*[:：].*|(?:sources?|notes?|remarks?|quelle|hinweis)\\b *[:：].*|"
                    + "stand *[:：].*|[*※©].*|\\(c\\).*|[_=-]{3,}");
    private static final int SHOWN = 10;

    private final List<SourceColumn> columns;
    private final double[] values;
    private final ColumnSums since;
    private final ColumnSums upper;
    private final ColumnSums all;
    private final Found totals = new Found();
    private final Found headers = new Found();
    private final Found remarks = new Found();
    private final Found ragged = new Found();
    private final Found blank = new Found();
    private final Found swallowed = new Found();
    private long sumsThatAreRight;

    /** Rows of one kind. */
    private static final class Found {
        private final List<Long> rows = new ArrayList<>();
        private long count;

        void add(long row) {
            count++;
            if (rows.size() < SHOWN) {
                rows.add(row);
            }
        }
    }

    OddRows(List<SourceColumn> columns) {
        this.columns = columns;
        this.values = new double[columns.size()];
        this.since = new ColumnSums(columns.size());
        this.upper = new ColumnSums(columns.size());
        this.all = new ColumnSums(columns.size());
    }

    /** Whether the row is none of data, and not to be counted as such. */
    boolean isOdd(SourceRow row) {
        List<@Nullable Object> cells = row.cells();
        lookForBrokenOnes(row);
        int filled = 0;
        int headerCells = 0;
        String first = "";
        for (int at = 0; at < cells.size(); at++) {
            Object cell = cells.get(at);
            boolean empty = cell == null || (cell instanceof String text && InvisibleCharacters.isBlank(text));
            filled += empty ? 0 : 1;
            if (!empty && cell instanceof String text) {
                first = first.isEmpty() ? InvisibleCharacters.strip(text) : first;
                headerCells += at < columns.size()
                                && columns.get(at).name().length() <= text.length()
                                && columns.get(at).name().equals(InvisibleCharacters.strip(text))
                        ? 1
                        : 0;
            }
        }
        if (filled == 0) {
            blank.add(row.number());
            return true;
        }
        if (headerCells == filled && (filled > 1 || columns.size() == 1)) {
            headers.add(row.number());
            return true;
        }
        if (filled == 1 && columns.size() > 1 && REMARK.matcher(first).matches()) {
            remarks.add(row.number());
            return true;
        }
        return isTotal(row, filled, first);
    }

    private void lookForBrokenOnes(SourceRow row) {
        if (row.cells().size() != columns.size()) {
            ragged.add(row.number());
        }
        for (Object cell : row.cells()) {
            if (cell instanceof String text && SwallowedLines.are(text, columns.size())) {
                swallowed.add(row.number());
                return;
            }
        }
    }

    private boolean isTotal(SourceRow row, int filled, String first) {
        boolean named =
                filled > 1 && first.length() < 20 && TOTAL.matcher(first).matches();
        for (int at = 0; at < values.length; at++) {
            boolean there = at < row.cells().size() && row.cells().get(at) instanceof String;
            values[at] = there ? number((String) row.cells().get(at)) : Double.NaN;
        }
        boolean sums = since.isSum(values) || upper.isSum(values) || all.isSum(values);
        if (!named && !sums) {
            since.add(values);
            upper.add(values);
            all.add(values);
            return false;
        }
        totals.add(row.number());
        sumsThatAreRight += sums || (named && (since.isLikeSum(values) || all.isLikeSum(values))) ? 1 : 0;
        if (!since.isSum(values) && upper.isSum(values)) {
            upper.clear();
        }
        since.clear();
        return true;
    }

    /** A short plain number, commas between thousands left out, or not a number. */
    private static double number(String text) {
        boolean plus = !text.isEmpty() && text.charAt(0) == '+';
        return text.length() > 20 || plus ? Double.NaN : PlainDouble.of(text);
    }

    private ProposalNote totals() {
        String sumsZh = sumsThatAreRight > 0 ? "，其中 " + sumsThatAreRight + " 行等于前面各行之和" : "";
        String sums = sumsThatAreRight == 0
                ? ""
                : totals.count == 1
                        ? " (the sum of the rows before it)"
                        : " (" + sumsThatAreRight + " of them the sum of the rows before)";
        return ProposalNote.asked(
                        Code.TOTALS_ROW,
                        totals.count + " 行是合计" + sumsZh + "：请从文件中删去，否则会被重复计算",
                        EnglishCount.of(totals.count, "row")
                                + (totals.count == 1
                                        ? " is a total" + sums + ": take it out of the file, or it is counted twice"
                                        : " are totals" + sums
                                                + ": take them out of the file, or they are counted twice"))
                .at(totals.rows);
    }

    List<ProposalNote> notes() {
        List<ProposalNote> notes = new ArrayList<>();
        if (swallowed.count > 0) {
            notes.add(ProposalNote.asked(
                            Code.SWALLOWED_LINES,
                            swallowed.count + " 行的某一格中像是还有整行数据：是否有引号没有结束？请改正文件",
                            EnglishCount.of(swallowed.count, "row")
                                    + EnglishCount.verb(swallowed.count, " has", " have")
                                    + " a cell that seems to hold whole rows: was a quote never closed? Correct the"
                                    + " file")
                    .at(swallowed.rows));
        }
        if (totals.count > 0) {
            notes.add(totals());
        }
        if (headers.count > 0) {
            notes.add(ProposalNote.asked(
                            Code.REPEATED_HEADER,
                            "表头重复出现 " + headers.count + " 次：请从文件中删去",
                            "the header is repeated among the rows (" + EnglishCount.of(headers.count, "time")
                                    + "): take it out of the file")
                    .at(headers.rows));
        }
        if (remarks.count > 0) {
            notes.add(ProposalNote.asked(
                            Code.REMARK_ROW,
                            remarks.count + " 行是说明文字，不是数据：请移到数据集的说明中",
                            EnglishCount.of(remarks.count, "row")
                                    + (remarks.count == 1
                                            ? " is a remark and not data: it belongs in the description"
                                            : " are remarks and not data: they belong in the description"))
                    .at(remarks.rows));
        }
        addUneven(notes);
        return notes;
    }

    private void addUneven(List<ProposalNote> notes) {
        if (ragged.count > 0) {
            notes.add(ProposalNote.told(
                            Code.RAGGED_ROWS,
                            ragged.count + " 行的单元格数与表头不同",
                            EnglishCount.of(ragged.count, "row") + EnglishCount.verb(ragged.count, " has", " have")
                                    + " more or fewer cells than the header")
                    .at(ragged.rows));
        }
        if (blank.count > 0) {
            notes.add(ProposalNote.told(
                            Code.BLANK_ROWS,
                            blank.count + " 行为空",
                            EnglishCount.of(blank.count, "row") + EnglishCount.verb(blank.count, " is", " are")
                                    + " blank")
                    .at(blank.rows));
        }
    }
}
