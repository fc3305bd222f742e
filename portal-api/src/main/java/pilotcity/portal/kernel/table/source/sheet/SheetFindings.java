package pilotcity.portal.kernel.table.source.sheet;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import pilotcity.index.kind.Label;
import pilotcity.portal.kernel.table.source.EnglishCount;

/** What a person who looks at a sheet does not see of its cells: hidden rows and columns, formulas without a value. */
final class SheetFindings {
    private static final int LETTERS = 26;

    private final BitSet hiddenColumns = new BitSet();
    private final BitSet hiddenRows = new BitSet();
    private final BitSet filledColumns = new BitSet();
    private long formulas;
    private String firstFormula = "";

    /** Columns from one to another, from 1, are hidden (ECMA-376 part 1, clause 18.3.1.13). */
    void hideColumns(int from, int to) {
        hiddenColumns.set(from, to + 1);
    }

    /** A row with cells in it is hidden (clause 18.3.1.73). */
    void hideRow(long row) {
        hiddenRows.set((int) row);
    }

    void fill(int column) {
        filledColumns.set(column);
    }

    /** A formula that nobody has calculated. */
    void formula(long row, int column) {
        formulas++;
        firstFormula = formulas == 1 ? letters(column) + row : firstFormula;
    }

    private static String letters(int column) {
        StringBuilder letters = new StringBuilder();
        for (int rest = column; rest > 0; rest = (rest - 1) / LETTERS) {
            letters.insert(0, (char) ('A' + (rest - 1) % LETTERS));
        }
        return letters.toString();
    }

    /**
     * In sentences.
     *
     * @param header the last row of the header
     */
    List<Label> notes(String sheet, long header) {
        List<Label> notes = new ArrayList<>();
        BitSet columns = (BitSet) hiddenColumns.clone();
        columns.and(filledColumns);
        int below = (int) header + 1;
        int rows = hiddenRows.cardinality() - hiddenRows.get(0, below).cardinality();
        if (rows > 0) {
            int first = hiddenRows.nextSetBit(below);
            notes.add(new Label(
                    "工作表“" + sheet + "”有 " + rows + " 行被隐藏（如第 " + first + " 行），将一并发布：如不应公开，请从文件中删去。",
                    "The sheet '" + sheet + "' has " + EnglishCount.of(rows, "hidden row") + ", such as row " + first
                            + ": hidden rows are published like the others; delete what is not to be published."));
        }
        if (!columns.isEmpty()) {
            String first = letters(columns.nextSetBit(0));
            notes.add(new Label(
                    "工作表“" + sheet + "”有 " + columns.cardinality() + " 列被隐藏（如 " + first + " 列），将一并发布：如不应公开，请从文件中删去。",
                    "The sheet '" + sheet + "' has " + EnglishCount.of(columns.cardinality(), "hidden column")
                            + ", such as " + first
                            + ": hidden columns are published like the others; delete what is not to be published."));
        }
        if (formulas > 0) {
            notes.add(new Label(
                    "工作表“" + sheet + "”有 " + formulas + " 个公式没有保存结果（如 " + firstFormula + "），按空值处理：请用电子表格软件打开并保存后再上传。",
                    "The sheet '" + sheet + "' has " + EnglishCount.of(formulas, "formula")
                            + " without a stored value, such as in " + firstFormula
                            + ", read as empty: open the file in a spreadsheet program, save it, and send it"
                            + " again."));
        }
        return notes;
    }
}
