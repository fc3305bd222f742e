package pilotcity.portal.kernel.table.schema.check;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import pilotcity.index.kind.Label;
import pilotcity.index.text.InvisibleCharacters;
import pilotcity.portal.kernel.table.schema.CellFault;
import pilotcity.portal.kernel.table.schema.CheckRule;
import pilotcity.portal.kernel.table.schema.ColumnType;
import pilotcity.portal.kernel.table.schema.SchemaColumn;
import pilotcity.portal.kernel.table.schema.TableSchema;
import pilotcity.portal.kernel.table.schema.TableSpatial;
import pilotcity.portal.kernel.table.schema.personal.PersonalDataScan;
import pilotcity.portal.kernel.table.schema.value.place.CoordinateSystems;
import pilotcity.portal.kernel.table.source.EnglishCount;
import pilotcity.portal.kernel.table.source.SourceRow;
import pilotcity.portal.kernel.table.source.TableReader;
import pilotcity.portal.kernel.table.source.TableSourceException;

/**
 * Checks a table against its schema, row by row, in memory that grows with nothing but the keys ({@link KeySet}).
 *
 * @param references the keys of the tables that foreign keys refer to, as {@link KeySet#read} gives them; also of the
 *     table itself, whose rows may refer to later ones
 * @param systems the reference systems that are known
 * @param bounds what a value of the right type must not be, because it could not be stored
 * @param shown how many of the first problems the report has
 */
public record TableCheck(
        TableSchema schema,
        CheckMode mode,
        CoordinateSystems systems,
        Function<TableSchema.ForeignKey, Optional<KeySet>> references,
        Function<Object, Optional<Label>> bounds,
        int shown) {
    private static final int SHOWN = 100;
    private static final int SHOWN_POINTS = 10;

    /** Without tables to refer to, and with {@link CoordinateSystems#DEGREES}. */
    public static TableCheck of(TableSchema schema, CheckMode mode) {
        return new TableCheck(
                schema, mode, CoordinateSystems.DEGREES, key -> Optional.empty(), value -> Optional.empty(), SHOWN);
    }

    public TableCheck withSystems(CoordinateSystems known) {
        return new TableCheck(schema, mode, known, references, bounds, shown);
    }

    public TableCheck withReferences(Function<TableSchema.ForeignKey, Optional<KeySet>> known) {
        return new TableCheck(schema, mode, systems, known, bounds, shown);
    }

    /** The same for a place that cannot hold every value. */
    public TableCheck withBounds(Function<Object, Optional<Label>> known) {
        return new TableCheck(schema, mode, systems, references, known, shown);
    }

    /**
     * Reads {@code reader} to its end and leaves it open.
     *
     * @param rows takes the rows, as {@link CheckMode} has it
     * @param problems receives each problem when it is found, those of the header first
     * @throws TableSourceException when the file cannot be read further, when a reference system is not known, or when
     *     there are more than {@link KeySet#MOST} keys
     */
    public CheckReport run(TableReader reader, RowConsumer rows, Consumer<CellProblem> problems) {
        CheckCounts counts = new CheckCounts(problems, shown);
        HeaderMatch header = HeaderMatch.of(schema, reader.columns());
        header.problems().forEach(counts::add);
        Rows check = new Rows(header, reader, counts);
        for (SourceRow row = reader.next(); row != null; row = reader.next()) {
            check.row(row, rows);
        }
        return counts.report(check.read, check.good, check.personal.findings());
    }

    /** The work on the rows of one table. */
    private final class Rows {
        private final HeaderMatch header;
        private final CheckCounts counts;
        private final SchemaColumn[] columns;
        private final boolean[] screened;
        private final RowKeys keys;
        private final @Nullable RowPlace place;
        private final PersonalDataScan personal;
        private final @Nullable Object[] values;
        private final boolean[] bad;
        private long read;
        private long good;

        Rows(HeaderMatch header, TableReader reader, CheckCounts counts) {
            this.header = header;
            this.counts = counts;
            columns = RowPlace.columns(schema, header, reader.columns(), systems);
            place = RowPlace.of(schema, systems);
            keys = new RowKeys(schema, header, references, counts);
            personal = new PersonalDataScan(
                    schema.columns().stream().map(SchemaColumn::name).toList());
            values = new Object[columns.length + (place == null ? 0 : 1)];
            bad = new boolean[columns.length];
            screened = new boolean[columns.length];
            List<String> shapes = schema.spatial() instanceof TableSpatial.Shape shape ? shape.columns() : List.of();
            for (int at = 0; at < columns.length; at++) {
                screened[at] = isScreened(columns[at].type()) && !shapes.contains(columns[at].name());
            }
        }

        void row(SourceRow row, RowConsumer rows) {
            read++;
            long before = counts.total();
            if (isBlank(row.cells())) {
                counts.add(row.number(), "", "", CheckRule.BLANK_ROW, "整行为空", "the row is blank");
                return;
            }
            checkWidth(row);
            Arrays.fill(bad, false);
            for (int column = 0; column < columns.length; column++) {
                int cell = header.cell(column);
                boolean there = cell >= 0 && cell < row.cells().size();
                values[column] = there ? value(row, column, row.cells().get(cell)) : null;
                bad[column] |= !there;
            }
            if (place != null) {
                values[columns.length] = place.of(row.number(), values, bad, counts);
            }
            keys.check(row.number(), values, bad, counts);
            good += counts.total() == before ? 1 : 0;
            if (mode == CheckMode.LENIENT || counts.total() == 0) {
                rows.row(row.number(), values);
            }
        }

        private void checkWidth(SourceRow row) {
            int cells = row.cells().size();
            if (cells < header.width()) {
                counts.add(
                        row.number(),
                        "",
                        "",
                        CheckRule.MISSING_CELL,
                        "只有 " + cells + " 个单元格，表头有 " + header.width() + " 个",
                        "has " + EnglishCount.of(cells, "cell") + ", the header has " + header.width());
            } else if (cells > header.width()) {
                counts.add(
                        row.number(),
                        "",
                        String.valueOf(row.cells().get(header.width())),
                        CheckRule.EXTRA_CELL,
                        "有 " + cells + " 个单元格，表头只有 " + header.width() + " 个",
                        "has " + EnglishCount.of(cells, "cell") + ", the header has " + header.width());
            }
        }

        private @Nullable Object value(SourceRow row, int at, @Nullable Object cell) {
            SchemaColumn column = columns[at];
            if (cell == null || (cell instanceof String empty && column.isMissing(empty))) {
                if (column.required()) {
                    bad[at] = true;
                    counts.add(row.number(), column.name(), cell == null ? "" : cell.toString(), column.missingFault());
                }
                return null;
            }
            String text = cell instanceof String given ? given : "";
            if (screened[at] && !text.isEmpty()) {
                personal.cell(at, text);
            }
            Object value = cell instanceof String
                    ? column.value(text)
                    : column.reader().readObject(cell);
            String shown = cell instanceof String ? text : shown(cell);
            CellFault fault = value == null ? typeFault(column, cell, shown) : fault(column, value, text);
            if (fault == null) {
                return value;
            }
            bad[at] = true;
            counts.add(row.number(), column.name(), shown, fault);
            return null;
        }
    }

    private static CellFault typeFault(SchemaColumn column, Object cell, String shown) {
        return column.reader()
                .objectFault(cell)
                .map(reason -> new CellFault(CheckRule.TYPE, reason))
                .orElseGet(() -> column.typeFault(shown));
    }

    /** A shape of few points as text, and only the name of its kind where the text would be long. */
    private static String shown(Object cell) {
        return cell instanceof Geometry shape && shape.getNumPoints() <= SHOWN_POINTS
                ? CellFault.shortened(shape.toText())
                : cell.getClass().getSimpleName();
    }

    private @Nullable CellFault fault(SchemaColumn column, Object value, String text) {
        CellFault fault = column.constraintFault(value, text);
        return fault != null
                ? fault
                : bounds.apply(value)
                        .map(reason -> new CellFault(CheckRule.STORAGE, reason))
                        .orElse(null);
    }

    /** Dates, measures and shapes are not screened: nothing personal stands in what is one of these. */
    private static boolean isScreened(ColumnType type) {
        return switch (type) {
            case STRING, ANY, INTEGER, OBJECT, ARRAY, LIST -> true;
            default -> false;
        };
    }

    private static boolean isBlank(List<@Nullable Object> cells) {
        for (int at = 0; at < cells.size(); at++) {
            Object cell = cells.get(at);
            if (cell != null && !(cell instanceof String text && InvisibleCharacters.isBlank(text))) {
                return false;
            }
        }
        return true;
    }
}
