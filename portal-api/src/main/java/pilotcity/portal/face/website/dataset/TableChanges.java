package pilotcity.portal.face.website.dataset;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import pilotcity.portal.face.shared.dataset.PublishedTable;
import pilotcity.portal.face.shared.dataset.RowJson;
import pilotcity.portal.face.shared.dataset.SetComparison.ComparedTable;
import pilotcity.portal.face.shared.page.Language;
import pilotcity.portal.kernel.table.column.StoredColumn;
import pilotcity.portal.kernel.table.column.StoredTable;
import pilotcity.portal.kernel.table.query.TableDifference;
import pilotcity.portal.kernel.table.query.TableDifference.RowChange;

/**
 * In what a table differs between two versions, as a page shows it.
 *
 * @param state {@code added}, {@code removed}, {@code changed} or {@code none}
 * @param rowsBefore null where the table is new
 * @param rowsAfter null where it has gone
 * @param key what tells its rows apart, in words; empty where rows are compared as wholes
 * @param declared the primary key of its schema in words, or empty
 * @param counts null where the table is not in both versions
 */
public record TableChanges(
        String name,
        String title,
        String state,
        @Nullable Long rowsBefore,
        @Nullable Long rowsAfter,
        List<ColumnLine> columns,
        String key,
        String declared,
        @Nullable TableDifference counts,
        List<ChangedRow> changed,
        @Nullable WholeRows added,
        @Nullable WholeRows removed) {

    /** A column that is new, has gone or has another type. */
    public record ColumnLine(
            String name, @Nullable String before, @Nullable String after) {}

    /** A row in both versions, by its key. */
    public record ChangedRow(String key, List<ChangedCell> cells) {}

    /**
     * @param column what it is called; null for the place of the row
     */
    public record ChangedCell(@Nullable String column, CellView before, CellView after) {}

    /** Rows that only one version has. */
    public record WholeRows(List<CellView> heads, List<WholeRow> rows) {}

    /**
     * @param number its place in its version
     * @param times how often it is there more
     */
    public record WholeRow(String number, long times, List<CellView> cells) {}

    static TableChanges of(ComparedTable compared, Language language) {
        PublishedTable before = compared.before();
        PublishedTable after = compared.after();
        PublishedTable shown = Objects.requireNonNullElseGet(after, () -> Objects.requireNonNull(before));
        String state = before == null ? "added" : after == null ? "removed" : compared.isSame() ? "none" : "changed";
        Cells cells = new Cells(before, after, language);
        TableDifference rows = compared.rows();
        return new TableChanges(
                compared.name(),
                Objects.requireNonNullElse(SetPages.either(shown.json(), "title", language), compared.name()),
                state,
                before == null ? null : before.stored().rows(),
                after == null ? null : after.stored().rows(),
                columns(compared),
                rows == null ? "" : cells.titles(rows.key()),
                cells.titles(compared.declared()),
                rows,
                rows == null ? List.of() : cells.changed(rows),
                rows == null ? null : cells.whole(rows, TableDifference.Change.ADDED, after),
                rows == null ? null : cells.whole(rows, TableDifference.Change.REMOVED, before));
    }

    private static List<ColumnLine> columns(ComparedTable compared) {
        return compared.columns().stream()
                .map(change -> new ColumnLine(
                        change.name(),
                        change.before() == null ? null : change.before().type(),
                        change.after() == null ? null : change.after().type()))
                .toList();
    }

    /** Reads the cells of rows by the columns of the version that they are of. */
    private record Cells(
            @Nullable PublishedTable before, @Nullable PublishedTable after, Language language) {

        String titles(List<String> names) {
            return names.stream().map(this::title).collect(Collectors.joining(language.of("、", ", ")));
        }

        private String title(String name) {
            StoredColumn column = find(after, name);
            StoredColumn known = column == null ? find(before, name) : column;
            return known == null ? name : language.of(known.title());
        }

        private static @Nullable StoredColumn find(@Nullable PublishedTable table, String name) {
            return table == null ? null : table.stored().findColumn(name).orElse(null);
        }

        List<ChangedRow> changed(TableDifference rows) {
            List<ChangedRow> changed = new ArrayList<>();
            for (RowChange row : rows.rows()) {
                if (row.change() == TableDifference.Change.CHANGED) {
                    JsonNode earlier = row(row.before());
                    JsonNode later = row(row.after());
                    String key = rows.key().stream()
                            .map(name -> cell(after, later, name).text())
                            .collect(Collectors.joining(" · "));
                    changed.add(new ChangedRow(
                            key,
                            row.cells().stream()
                                    .map(name -> changed(name, earlier, later))
                                    .toList()));
                }
            }
            return changed;
        }

        private ChangedCell changed(String name, JsonNode earlier, JsonNode later) {
            boolean isColumn = find(after, name) != null;
            return new ChangedCell(
                    isColumn ? title(name) : null, cell(before, earlier, name), cell(after, later, name));
        }

        private static JsonNode row(byte @Nullable [] json) {
            return json == null ? MissingNode.getInstance() : RowJson.node(json);
        }

        private CellView cell(@Nullable PublishedTable table, JsonNode row, String name) {
            return CellView.of(find(table, name), row.get(name), language);
        }

        @Nullable
        WholeRows whole(TableDifference rows, TableDifference.Change change, @Nullable PublishedTable of) {
            if (of == null) {
                return null;
            }
            StoredTable stored = of.stored();
            List<WholeRow> whole = rows.rows().stream()
                    .filter(row -> row.change() == change)
                    .map(row -> whole(
                            row.times(),
                            row(change == TableDifference.Change.ADDED ? row.after() : row.before()),
                            stored))
                    .toList();
            List<CellView> heads = stored.columns().stream()
                    .map(column -> new CellView(
                            language.of(column.title()), column.storage().isNumber()))
                    .toList();
            return whole.isEmpty() ? null : new WholeRows(heads, whole);
        }

        private WholeRow whole(long times, JsonNode row, StoredTable stored) {
            return new WholeRow(
                    row.path(stored.id()).asText(),
                    times,
                    stored.columns().stream()
                            .map(column -> CellView.of(column, row.get(column.name()), language))
                            .toList());
        }
    }
}
