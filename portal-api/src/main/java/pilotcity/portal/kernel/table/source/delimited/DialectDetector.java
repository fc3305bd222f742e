package pilotcity.portal.kernel.table.source.delimited;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import pilotcity.portal.kernel.table.source.header.GridRow;

/**
 * Finds the delimiter and the quote of a text: the ones by which most records have the same number of cells, and cells
 * hold no other delimiter.
 */
final class DialectDetector {
    private static final String DELIMITERS = ",;\t|^\u0001\u001f，";
    private static final int MOST_RECORDS = 200;
    private static final double HINT = 0.15;
    private static final double HEADED = 0.9;
    private static final int FIRST_RECORDS = 5;
    private static final Pattern SEPARATOR_LINE = Pattern.compile("(?i)\"?sep=(.)\"?\\s*");
    private static final Pattern NUMBER = Pattern.compile("[-+]?[\\d.,' ]+");

    /**
     * @param score from 0 to somewhat over 1: how much this is a table
     * @param rows the first ones
     */
    record Detected(Dialect dialect, double score, List<GridRow> rows) {}

    private DialectDetector() {}

    /** The delimiter that Excel's first line names, or null. */
    static @Nullable Character declared(String text) {
        Matcher line = SEPARATOR_LINE.matcher(text.lines().findFirst().orElse(""));
        return line.matches() ? line.group(1).charAt(0) : null;
    }

    /**
     * @param text the beginning of a file, without a record that is cut
     * @param hinted what the name of the file suggests
     */
    static Detected detect(String text, char hinted) {
        Character declared = declared(text);
        Detected best = new Detected(new Dialect(hinted, '"', false), -1, List.of());
        for (int i = 0; i < DELIMITERS.length(); i++) {
            char delimiter = DELIMITERS.charAt(i);
            if (declared != null && declared != delimiter) {
                continue;
            }
            for (Character quote : quotes(text)) {
                Detected found = tried(text, new Dialect(delimiter, quote, isSpaced(text, delimiter, quote)));
                double score = found.score() + (delimiter == hinted && found.score() > 0 ? HINT : 0);
                if (score > best.score()) {
                    best = new Detected(found.dialect(), score, found.rows());
                }
            }
        }
        if (best.score() > 0) {
            return best;
        }
        Dialect single = new Dialect(declared == null ? hinted : declared, '"', false);
        return new Detected(single, 0, rows(text, single));
    }

    /** Whether quotes stand behind a delimiter and a space, as some people write lists. */
    static boolean isSpaced(String text, char delimiter, @Nullable Character quote) {
        return quote != null && text.contains(delimiter + " " + quote);
    }

    private static List<@Nullable Character> quotes(String text) {
        List<@Nullable Character> quotes = new ArrayList<>();
        quotes.add('"');
        if (text.indexOf('"') >= 0) {
            quotes.add(null);
        } else if (text.indexOf('\'') >= 0) {
            quotes.add('\'');
        }
        return quotes;
    }

    private static Detected tried(String text, Dialect dialect) {
        List<GridRow> rows = rows(text, dialect);
        Map<Integer, Integer> widths = new HashMap<>();
        int records = 0;
        int width = 1;
        for (GridRow row : rows) {
            if (!row.isBlank()) {
                records++;
                int count = widths.merge(row.cells().size(), 1, Integer::sum);
                int most = widths.getOrDefault(width, 0);
                width = count > most || (count == most && row.cells().size() > width)
                        ? row.cells().size()
                        : width;
            }
        }
        if (width < 2) {
            return new Detected(dialect, 0, rows);
        }
        double even = (double) widths.getOrDefault(width, 0) / records;
        double clean = clean(rows, dialect, even >= HEADED && isHeaded(rows, width));
        return new Detected(dialect, even * clean + Math.min(width, 20) / 1000.0, rows);
    }

    /** Whether the rows begin with names of columns, which hold no other delimiter: what stands below are lists then. */
    private static boolean isHeaded(List<GridRow> rows, int width) {
        List<GridRow> first =
                rows.stream().filter(row -> !row.isBlank()).limit(FIRST_RECORDS).toList();
        return first.size() > 1
                && first.stream().allMatch(row -> row.cells().size() == width)
                && first.getFirst().cells().stream().noneMatch(DialectDetector::hasDelimiter);
    }

    private static boolean hasDelimiter(String cell) {
        return cell.chars().anyMatch(each -> each != ',' && each != '，' && DELIMITERS.indexOf(each) >= 0);
    }

    /**
     * The share of cells that look like one cell.
     *
     * @param lists whether other delimiters separate what stands within cells
     */
    private static double clean(List<GridRow> rows, Dialect dialect, boolean lists) {
        int all = 0;
        double clean = 0;
        for (GridRow row : rows) {
            for (String cell : row.cells()) {
                all++;
                clean += isWhole(cell, dialect, lists) ? 1 : 0;
            }
        }
        return all == 0 ? 0 : clean / all;
    }

    private static boolean isWhole(String cell, Dialect dialect, boolean lists) {
        Character quote = dialect.quote();
        boolean framed = cell.length() > 1
                && (cell.charAt(0) == '"' || cell.charAt(0) == '\'')
                && cell.charAt(cell.length() - 1) == cell.charAt(0);
        if (framed || (quote == null && cell.startsWith("\"")) || cell.startsWith(" \"")) {
            return false;
        }
        return (lists && cell.indexOf(dialect.delimiter()) < 0)
                || NUMBER.matcher(cell).matches()
                || !hasDelimiter(cell);
    }

    /** As many of the first records as can be read. */
    static List<GridRow> rows(String text, Dialect dialect) {
        List<GridRow> rows = new ArrayList<>();
        try (CsvReader<CsvRecord> records = dialect.reader().ofCsvRecord(text)) {
            for (CsvRecord record : records) {
                if (rows.size() == MOST_RECORDS) {
                    break;
                }
                rows.add(new GridRow(record.getStartingLineNumber(), record.getFields()));
            }
        } catch (CsvParseException e) {
            return rows;
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        if (DialectDetector.declared(text) != null && !rows.isEmpty()) {
            rows.removeFirst();
        }
        return rows;
    }
}
