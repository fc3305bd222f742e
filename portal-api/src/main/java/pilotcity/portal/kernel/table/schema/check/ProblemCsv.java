package pilotcity.portal.kernel.table.schema.check;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.Writer;
import java.util.function.Consumer;
import pilotcity.portal.kernel.encoding.SpreadsheetCell;

/**
 * Writes problems as CSV (RFC 4180) with a header. What a spreadsheet would run gets an apostrophe in front
 * ({@link SpreadsheetCell}).
 */
public final class ProblemCsv implements Consumer<CellProblem> {
    private final CsvWriter csv;

    /** @param out is neither flushed nor closed */
    public ProblemCsv(Writer out) {
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
                SpreadsheetCell.harmless(problem.column()),
                SpreadsheetCell.harmless(problem.value()),
                problem.rule().code(),
                SpreadsheetCell.harmless(problem.message().zh()),
                SpreadsheetCell.harmless(problem.message().en()));
    }
}
