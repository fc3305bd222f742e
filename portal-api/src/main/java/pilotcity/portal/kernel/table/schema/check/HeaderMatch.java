package pilotcity.portal.kernel.table.schema.check;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import pilotcity.index.kind.Label;
import pilotcity.index.text.InvisibleCharacters;
import pilotcity.portal.kernel.table.schema.CellFault;
import pilotcity.portal.kernel.table.schema.CheckRule;
import pilotcity.portal.kernel.table.schema.TableSchema;
import pilotcity.portal.kernel.table.source.SourceColumn;

/**
 * Which cell of a row belongs to which column of the schema: by name. A header that differs in case, width or spaces
 * alone is taken for the column and reported.
 */
final class HeaderMatch {
    private final int[] cells;
    private final int width;
    private final List<CellProblem> problems;

    private HeaderMatch(int[] cells, int width, List<CellProblem> problems) {
        this.cells = cells;
        this.width = width;
        this.problems = problems;
    }

    static HeaderMatch of(TableSchema schema, List<SourceColumn> columns) {
        int[] cells = new int[schema.columns().size()];
        boolean[] taken = new boolean[columns.size()];
        Map<String, Integer> exact = new HashMap<>();
        for (int at = columns.size() - 1; at >= 0; at--) {
            exact.put(columns.get(at).name(), at);
        }
        for (int column = 0; column < cells.length; column++) {
            cells[column] = exact.getOrDefault(schema.columns().get(column).name(), -1);
            if (cells[column] >= 0) {
                taken[cells[column]] = true;
            }
        }
        HeaderMatch match = new HeaderMatch(cells, columns.size(), new ArrayList<>());
        match.addAlike(schema, columns, taken);
        match.addOthers(schema, columns, taken);
        return match;
    }

    /** Columns that are not there by their name. */
    private void addAlike(TableSchema schema, List<SourceColumn> columns, boolean[] taken) {
        Map<String, Integer> alike = new HashMap<>();
        for (int at = columns.size() - 1; at >= 0; at--) {
            if (!taken[at]) {
                alike.put(plain(columns.get(at).name()), at);
            }
        }
        for (int column = 0; column < cells.length; column++) {
            String name = schema.columns().get(column).name();
            Integer near = cells[column] >= 0 ? null : alike.remove(plain(name));
            if (near != null) {
                cells[column] = near;
                taken[near] = true;
                String found = columns.get(near).name();
                problems.add(problem(
                        name,
                        found,
                        CheckRule.HEADER_RENAMED,
                        "文件中的列名为“" + found + "”",
                        "is called '" + found + "' in the file"));
            } else if (cells[column] < 0 && !schema.fieldsMatch().mayLack()) {
                problems.add(problem(name, "", CheckRule.HEADER_MISSING, "文件中没有此列", "is not in the file"));
            }
        }
    }

    private void addOthers(TableSchema schema, List<SourceColumn> columns, boolean[] taken) {
        for (int at = 0; at < taken.length && !schema.fieldsMatch().mayAdd(); at++) {
            if (!taken[at]) {
                String name = columns.get(at).name();
                problems.add(problem(name, name, CheckRule.HEADER_EXTRA, "表结构中没有此列", "is not in the schema"));
            }
        }
        int last = -1;
        for (int column = 0; column < cells.length && schema.fieldsMatch() == TableSchema.FieldsMatch.EXACT; column++) {
            if (cells[column] >= 0 && cells[column] < last) {
                String name = schema.columns().get(column).name();
                problems.add(problem(name, "", CheckRule.HEADER_ORDER, "列的顺序与表结构不同", "is not where the schema has it"));
            }
            last = Math.max(last, cells[column]);
        }
        if (Arrays.stream(cells).allMatch(cell -> cell < 0)
                && schema.fieldsMatch().mayLack()) {
            problems.add(
                    problem("", "", CheckRule.HEADER_MISSING, "文件中没有表结构的任何一列", "the file has no column of the schema"));
        }
    }

    private static CellProblem problem(String column, String value, CheckRule rule, String zh, String en) {
        return new CellProblem(0, column, CellFault.shortened(value), rule, new Label(zh, en));
    }

    private static String plain(String name) {
        String narrow = Normalizer.normalize(InvisibleCharacters.strip(name), Normalizer.Form.NFKC);
        return narrow.toLowerCase(Locale.ROOT).replaceAll("[\\s_\\-]+", " ").strip();
    }

    /** The place of a schema's column among the cells of a row, or -1. */
    int cell(int column) {
        return cells[column];
    }

    /** How many cells a row should have. */
    int width() {
        return width;
    }

    List<CellProblem> problems() {
        return problems;
    }
}
