package pilotcity.portal.face.shared.export.format;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import pilotcity.index.kind.Label;
import pilotcity.portal.face.shared.export.row.DocumentRow;
import pilotcity.portal.face.shared.export.row.ExportColumn;
import pilotcity.portal.kernel.http.request.UnicodeCheck;

/**
 * XLSX: the rows on as many sheets as they need, numbers as numbers, dates as dates, texts as texts that nothing runs,
 * and a last sheet that says where they come from. The library notes the moment of writing in the file; so that the
 * same rows make the same bytes, it is replaced by that of the state. It also says that each sheet is one cell, before
 * it knows better, and readers believe it; that is left out.
 */
final class XlsxWriter implements RowWriter {
    /** Excel's limits. */
    static final int MOST_ROWS = 1_048_576;

    static final int LONGEST_TEXT = 32_767;

    private static final int MOST_DIGITS = 15;

    /** Before it Excel counts a day that there was not. */
    private static final LocalDate FIRST_DAY = LocalDate.of(1900, 3, 1);

    private static final int LAST_YEAR = 9999;
    private static final int FLUSH_EVERY = 500;
    private static final String SHEETS = "xl/worksheets/";

    /** As much of a sheet as certainly contains its extent. */
    private static final int HEAD = 2048;

    private static final Pattern EXTENT = Pattern.compile("<dimension[^>]*/>");
    private static final Pattern CREATED = Pattern.compile("(<dcterms:created[^>]*>)[^<]*");

    private final ExportTable table;
    private final OutputStream out;
    private final List<ExportColumn> columns;
    private final Path file;
    private final OutputStream fileOut;
    private final Workbook workbook;
    private Worksheet sheet;
    private int sheets;
    private int line;

    XlsxWriter(ExportTable table, OutputStream out) throws IOException {
        this.table = table;
        this.out = out;
        this.columns = table.columns().flat().list();
        this.file = Files.createTempFile(table.scratch(), "export", ".xlsx");
        this.fileOut = Files.newOutputStream(file);
        this.workbook = new Workbook(fileOut, "PilotCityPortal", "1.0");
        workbook.setCompressionLevel(1);
        this.sheet = nextSheet();
    }

    private Worksheet nextSheet() {
        sheets++;
        String name = table.name();
        Worksheet next = workbook.newWorksheet(sheets == 1 ? name : name + " " + sheets);
        for (int i = 0; i < columns.size(); i++) {
            String labels = table.style().labels();
            next.inlineString(
                    0,
                    i,
                    labels.isEmpty()
                            ? columns.get(i).name()
                            : columns.get(i).title().in(labels));
        }
        next.freezePane(0, 1);
        line = 1;
        return next;
    }

    @Override
    public void row(DocumentRow documentRow) throws IOException {
        if (line == MOST_ROWS) {
            sheet.finish();
            sheet = nextSheet();
        }
        for (int i = 0; i < columns.size(); i++) {
            ExportColumn column = columns.get(i);
            if (documentRow.has(column.slot())) {
                cell(i, documentRow, column);
            }
        }
        line++;
        if (line % FLUSH_EVERY == 0) {
            sheet.flush();
        }
    }

    private void cell(int at, DocumentRow documentRow, ExportColumn column) {
        switch (column.type()) {
            case INTEGER, NUMBER, DECIMAL -> number(at, documentRow.text(column));
            case LONGITUDE, LATITUDE -> sheet.value(line, at, documentRow.coordinateValue(column));
            case BOOLEAN -> sheet.value(line, at, documentRow.text(column).equals("true"));
            case GEOMETRY -> words(at, documentRow.geometry(column).toText());
            case TEXT -> words(at, labelled(column, documentRow.text(column)));
            case DATE -> day(at, documentRow.text(column));
            case INSTANT -> time(at, documentRow.text(column));
            case JSON -> words(at, documentRow.text(column));
        }
    }

    /** Excel rounds what has more digits than it keeps, so that stays a text. */
    private void number(int at, String text) {
        BigDecimal number = new BigDecimal(text);
        if (number.signum() != 0 && number.stripTrailingZeros().precision() > MOST_DIGITS) {
            words(at, text);
        } else {
            sheet.value(line, at, number);
        }
    }

    /** What Excel has no number for stays a text. */
    private void day(int at, String text) {
        LocalDate day = LocalDate.parse(text);
        if (day.isBefore(FIRST_DAY) || day.getYear() > LAST_YEAR) {
            words(at, text);
        } else {
            sheet.value(line, at, day);
            sheet.style(line, at).format("yyyy-mm-dd").set();
        }
    }

    /** A cell has a date and a time and no zone: they are those of the table's, and the format says which. */
    private void time(int at, String text) {
        OffsetDateTime time = Instant.parse(text).atZone(table.style().zone()).toOffsetDateTime();
        if (time.toLocalDate().isBefore(FIRST_DAY) || time.getYear() > LAST_YEAR) {
            words(at, text);
        } else {
            String zone = time.getOffset().equals(ZoneOffset.UTC)
                    ? ""
                    : time.getOffset().toString();
            sheet.value(line, at, time.toLocalDateTime());
            sheet.style(line, at)
                    .format("yyyy-mm-dd hh:mm:ss " + literally("UTC" + zone))
                    .set();
        }
    }

    /** A format in which each character stands for itself; quotation marks the library would not escape. */
    private static String literally(String text) {
        return text.replaceAll("(.)", "\\\\$1");
    }

    private String labelled(ExportColumn column, String code) {
        Label label = table.style().labels().isEmpty() ? null : column.labels().get(code);
        return label == null ? code : label.in(table.style().labels());
    }

    private void words(int at, String text) {
        sheet.inlineString(line, at, UnicodeCheck.cut(text, LONGEST_TEXT));
    }

    @Override
    public void end() throws IOException {
        sheet.finish();
        Worksheet origin = workbook.newWorksheet("provenance");
        int at = 0;
        origin.inlineString(at, 0, "timeZone");
        origin.inlineString(at++, 1, table.style().zone().getId());
        for (var entry : table.provenance()) {
            Object value = entry.getValue();
            origin.inlineString(at, 0, entry.getKey());
            origin.inlineString(at++, 1, value instanceof JsonObject object ? object.encode() : String.valueOf(value));
        }
        origin.finish();
        workbook.finish();
        fileOut.close();
        copy();
    }

    private void copy() throws IOException {
        try (ZipFile from = new ZipFile(file.toFile())) {
            ZipOutputStream to = new ZipOutputStream(out);
            for (ZipEntry entry : from.stream().map(ZipEntry.class::cast).toList()) {
                ZipEntry same = new ZipEntry(entry.getName());
                same.setTimeLocal(java.time.LocalDateTime.ofInstant(table.time(), java.time.ZoneOffset.UTC));
                to.putNextEntry(same);
                InputStream content = from.getInputStream(entry);
                if (entry.getName().equals("docProps/core.xml")) {
                    to.write(dated(content.readAllBytes()));
                } else if (entry.getName().startsWith(SHEETS)) {
                    to.write(withoutExtent(content.readNBytes(HEAD)));
                }
                content.transferTo(to);
                to.closeEntry();
            }
            to.finish();
        }
    }

    private static byte[] withoutExtent(byte[] head) {
        String text = new String(head, StandardCharsets.ISO_8859_1);
        return EXTENT.matcher(text).replaceFirst("").getBytes(StandardCharsets.ISO_8859_1);
    }

    private byte[] dated(byte[] core) {
        String text = new String(core, StandardCharsets.UTF_8);
        return CREATED.matcher(text).replaceAll("$1" + table.time()).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        fileOut.close();
        Files.deleteIfExists(file);
    }
}
