package pilotcity.portal.kernel.table.source.sheet;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pilotcity.index.kind.Label;
import pilotcity.portal.kernel.table.source.ReadLimits;
import pilotcity.portal.kernel.table.source.SourceRow;
import pilotcity.portal.kernel.table.source.TableSourceException;
import pilotcity.portal.kernel.table.source.bytes.FileBytes;

/** The rows of a sheet (ECMA-376 part 1, clause 18.3.1): what the cells hold, as text. */
final class SheetCells implements AutoCloseable {
    private static final int LETTERS = 26;
    private static final int MOST_COLUMNS = 16_384;
    private static final int MOST_ROWS = 1_048_576;

    private final PartReader part;
    private final SharedStrings texts;
    private final Styles styles;
    private final CellNumbers numbers;
    private final ReadLimits limits;
    private final SheetFindings findings = new SheetFindings();
    private long row;
    private boolean ended;
    private long characters;

    SheetCells(FileBytes bytes, SharedStrings texts, Styles styles, CellNumbers numbers, ReadLimits limits, String name)
            throws IOException {
        this.part = new PartReader(bytes, new Label("工作表“" + name + "”", "The sheet '" + name + "'"), limits);
        this.texts = texts;
        this.styles = styles;
        this.numbers = numbers;
        this.limits = limits;
    }

    /** The next row, to its last cell with a value; null behind the last one. */
    @Nullable
    SourceRow next() {
        if (ended) {
            return null;
        }
        String name = part.next();
        while (name != null && !name.equals("row") && !name.equals("/sheetData")) {
            if (name.equals("col") && isHidden()) {
                hideColumns();
            }
            name = part.next();
        }
        if (!"row".equals(name)) {
            ended = true;
            return null;
        }
        String number = part.attribute("r");
        long given = number == null ? row + 1 : parsed(number);
        if (given <= row || given > MOST_ROWS) {
            throw new TableSourceException(
                    row,
                    "工作表中出现了不可能的行号 %,d。".formatted(given),
                    "The sheet has a row %,d where there can be none.".formatted(given));
        }
        row = given;
        characters = 0;
        boolean hidden = isHidden();
        List<@Nullable Object> cells = cells();
        if (hidden && !cells.isEmpty()) {
            findings.hideRow(row);
        }
        return new SourceRow(row, cells);
    }

    private boolean isHidden() {
        String hidden = part.attribute("hidden");
        return "1".equals(hidden) || "true".equals(hidden);
    }

    private void hideColumns() {
        long from = parsed(String.valueOf(part.attribute("min")));
        long to = parsed(String.valueOf(part.attribute("max")));
        if (from > 0 && from <= to) {
            findings.hideColumns((int) Math.min(from, MOST_COLUMNS), (int) Math.min(to, MOST_COLUMNS));
        }
    }

    /** What is not seen of the rows read so far. */
    SheetFindings findings() {
        return findings;
    }

    /**
     * The merged areas that span several rows of data, known behind the last row: what stands in the first cell of each
     * says nothing of the others.
     *
     * @param header the last row of the header
     */
    MergedAreas mergedBelow(long header) {
        MergedAreas merged = MergedAreas.NONE;
        for (String name = part.next(); name != null; name = part.next()) {
            if (name.equals("mergeCell")) {
                merged = merged.with(String.valueOf(part.attribute("ref")), header);
            }
        }
        return merged;
    }

    private long parsed(String number) {
        try {
            return Long.parseLong(number);
        } catch (NumberFormatException e) {
            throw new TableSourceException(
                    row,
                    "工作表的行号或列号不是数字：“" + number + "”。",
                    "The sheet has a row or column that is no number: '" + number + "'.");
        }
    }

    private List<@Nullable Object> cells() {
        List<@Nullable Object> cells = new ArrayList<>();
        int column = 0;
        String name = part.next();
        while (name != null && !name.equals("/row")) {
            if (name.equals("c")) {
                String reference = part.attribute("r");
                column = reference == null ? column + 1 : column(reference);
                String text = cell(column);
                if (text != null) {
                    characters += text.length();
                    limits.requireRow(row, characters);
                    while (cells.size() < column) {
                        cells.add(null);
                    }
                    cells.set(column - 1, text);
                    findings.fill(column);
                }
            }
            name = part.next();
        }
        return cells;
    }

    /** From 1. */
    private int column(String reference) {
        int column = 0;
        for (int i = 0; i < reference.length() && Character.isLetter(reference.charAt(i)); i++) {
            column = column * LETTERS + Character.toUpperCase(reference.charAt(i)) - 'A' + 1;
            if (column > MOST_COLUMNS || column < 0) {
                break;
            }
        }
        if (column < 1 || column > MOST_COLUMNS) {
            throw new TableSourceException(
                    row,
                    "第 %,d 行：没有单元格“%s”。".formatted(row, reference),
                    "Row %,d: there is no cell '%s'.".formatted(row, reference));
        }
        return column;
    }

    private @Nullable String cell(int column) {
        String type = part.attribute("t");
        String style = part.attribute("s");
        String value = null;
        boolean formula = false;
        String inline = null;
        String name = part.next();
        while (name != null && !name.equals("/c")) {
            switch (name) {
                case "v" -> value = part.text(length -> limits.requireCell(row, column, length));
                case "f" -> formula = true;
                case "is" -> inline = SharedStrings.rich(part, "/is", limits, row, column);
                default -> {}
            }
            name = part.next();
        }
        if (inline != null) {
            return inline;
        }
        if (value == null || value.isEmpty()) {
            if (formula && !"str".equals(type)) {
                findings.formula(row, column);
            }
            return null;
        }
        return text(type == null ? "n" : type, value, style);
    }

    private String text(String type, String value, @Nullable String style) {
        return switch (type) {
            case "s" -> texts.text(value, row);
            case "b" -> value.strip().equals("1") || value.strip().equalsIgnoreCase("true") ? "true" : "false";
            case "str" -> SharedStrings.unescaped(value);
            case "e", "d" -> value;
            default -> numbers.text(value, styles.format(style));
        };
    }

    @Override
    public void close() {
        part.close();
    }
}
