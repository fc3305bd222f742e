package pilotcity.portal.kernel.table.source.sheet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pilotcity.index.kind.Label;
import pilotcity.portal.kernel.table.source.EnglishCount;
import pilotcity.portal.kernel.table.source.ReadLimits;
import pilotcity.portal.kernel.table.source.ReadingOptions;
import pilotcity.portal.kernel.table.source.SourceRow;
import pilotcity.portal.kernel.table.source.TableFile;
import pilotcity.portal.kernel.table.source.TableFormat;
import pilotcity.portal.kernel.table.source.TableReader;
import pilotcity.portal.kernel.table.source.TableSourceException;
import pilotcity.portal.kernel.table.source.archive.ZipArchive;
import pilotcity.portal.kernel.table.source.header.GridRow;
import pilotcity.portal.kernel.table.source.header.HeadedRows;
import pilotcity.portal.kernel.table.source.header.HeaderDetector;

/** A workbook: its visible sheets that have something in them are tables. */
public final class WorkbookFile implements TableFile {
    private static final int LOOKED_AT = 200;

    private final ZipArchive archive;
    private final ReadLimits limits;
    private final CellNumbers numbers;
    private final Styles styles;
    private final SharedStrings texts;
    private final Map<String, Workbook.Sheet> sheets = new LinkedHashMap<>();
    private final Map<String, ReadingOptions> detected = new LinkedHashMap<>();
    private final Set<Label> notes = new LinkedHashSet<>();

    private WorkbookFile(ZipArchive archive, Workbook workbook, ReadLimits limits) throws IOException {
        this.archive = archive;
        this.limits = limits;
        this.numbers = new CellNumbers(workbook.since1904());
        this.styles = Styles.read(workbook.styles(), limits);
        this.texts = SharedStrings.read(workbook.texts(), limits);
        for (Workbook.Sheet sheet : workbook.sheets()) {
            if (sheet.hidden()) {
                notes.add(new Label(
                        "工作表“" + sheet.name() + "”被隐藏，未读取。",
                        "The sheet '" + sheet.name() + "' is hidden, and is not read."));
            } else {
                look(sheet);
            }
        }
        if (sheets.isEmpty()) {
            throw new TableSourceException(
                    0, "工作簿中可见的工作表都没有内容。", "No visible sheet of the workbook has a value in it.");
        }
    }

    /** Whether a package is a workbook in XML, and neither a document nor one in Excel's binary format. */
    public static boolean isWorkbook(ZipArchive archive, ReadLimits limits) throws IOException {
        return Workbook.findMain(archive, limits).isPresent();
    }

    /** @param archive is closed with the file, and at once where it cannot be read */
    public static TableFile open(ZipArchive archive, ReadLimits limits) throws IOException {
        try {
            return new WorkbookFile(archive, Workbook.read(archive, limits), limits);
        } catch (IOException | RuntimeException e) {
            archive.close();
            throw e;
        }
    }

    private void look(Workbook.Sheet sheet) throws IOException {
        List<GridRow> first = new ArrayList<>();
        try (SheetCells cells = cells(sheet)) {
            SourceRow row = cells.next();
            while (row != null && first.size() < LOOKED_AT) {
                GridRow grid = HeadedRows.grid(row);
                if (!grid.isBlank()) {
                    first.add(grid);
                }
                row = cells.next();
            }
        }
        if (!first.isEmpty()) {
            HeaderDetector.Header header = HeaderDetector.detect(first);
            sheets.put(sheet.name(), sheet);
            detected.put(
                    sheet.name(), new ReadingOptions(null, null, null, Math.toIntExact(header.row()), header.rows()));
        }
    }

    private void merged(String sheet, MergedAreas areas) {
        if (areas.count() > 0) {
            notes.add(new Label(
                    "工作表“" + sheet + "”有 " + areas.count() + " 处跨行合并的单元格（如 " + areas.first()
                            + "）：只有各处的第一格有值，其余各格为空；请取消合并并逐格填写。",
                    "The sheet '" + sheet + "' has " + EnglishCount.of(areas.count(), "cell")
                            + " merged over several rows, such as "
                            + areas.first()
                            + ": only the first row of each has the value, and the others are empty. Unmerge"
                            + " the cells and fill them in."));
        }
    }

    private SheetCells cells(Workbook.Sheet sheet) throws IOException {
        return new SheetCells(sheet.cells(), texts, styles, numbers, limits, sheet.name());
    }

    @Override
    public TableFormat format() {
        return TableFormat.XLSX;
    }

    @Override
    public List<String> tables() {
        return List.copyOf(sheets.keySet());
    }

    @Override
    public List<Label> notes() {
        return List.copyOf(notes);
    }

    @Override
    public ReadingOptions detected(String table) {
        sheet(table);
        return Objects.requireNonNull(detected.get(table));
    }

    private Workbook.Sheet sheet(String table) {
        Workbook.Sheet sheet = sheets.get(table);
        if (sheet == null) {
            throw new TableSourceException(
                    0, "工作簿中没有工作表“" + table + "”。", "There is no sheet '" + table + "' in the workbook.");
        }
        return sheet;
    }

    @Override
    public TableReader read(String table, ReadingOptions options) {
        ReadingOptions found = detected(table);
        int row = or(options.headerRow(), found.headerRow());
        int rows = row == 0 ? 0 : Math.max(1, or(options.headerRows(), found.headerRows()));
        try {
            return new SheetReader(cells(sheet(table)), table, row, rows, limits, (areas, unseen) -> {
                merged(table, areas);
                notes.addAll(unseen);
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int or(@Nullable Integer given, @Nullable Integer found) {
        return given != null ? given : Objects.requireNonNull(found);
    }

    @Override
    public void close() {
        archive.close();
    }
}
