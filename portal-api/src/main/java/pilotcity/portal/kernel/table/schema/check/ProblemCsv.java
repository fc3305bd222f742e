package pilotcity.portal.kernel.table.schema.check;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.Writer;
import java.util.function.Consumer;
import pilotcity.portal.kernel.encoding.SpreadsheetCell;

/**
 * Writes problems as CSV (RFC 4180) with a header. What a spreadsheet would run gets an apostrophe in front
 * ({@link SpreadsheetCell}), unless texts are to stay as they are.
 */
public final class ProblemCsv implements Consumer<CellProblem> {
    private final CsvWriter csv;

    private final boolean raw;

    /**
     * @param out is neither flushed nor closed
     * @param raw whether texts stay as they are
     */
    public ProblemCsv(Writer out, boolean raw) {
        this.raw = raw;
        csv = CsvWriter.builder()
                .lineDelimiter(LineDelimiter.CRLF)
                .bufferSize(0)
                .build(out);
        csv.writeRecord("row", "column", "value", "rule", "message_zh", "message_en");
    }

    @Override
    public void accept(CellProblem problem) {
        csv.writeRecord(
                Long.toString(problem.row()),
                text(problem.column()),
                text(problem.value()),
                problem.rule().code(),
                text(problem.message().zh()),
                text(problem.message().en()));
    }

    private String text(String text) {
        return raw ? text : SpreadsheetCell.harmless(text);
    }
}
