package pilotcity.portal.kernel.table.source.detection;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import pilotcity.index.kind.Label;
import pilotcity.portal.kernel.table.source.ReadLimits;
import pilotcity.portal.kernel.table.source.TableFile;
import pilotcity.portal.kernel.table.source.TableSourceException;
import pilotcity.portal.kernel.table.source.archive.GzipBytes;
import pilotcity.portal.kernel.table.source.archive.ZipArchive;
import pilotcity.portal.kernel.table.source.archive.ZipMember;
import pilotcity.portal.kernel.table.source.bytes.FileBytes;
import pilotcity.portal.kernel.table.source.shapefile.ShapefileArchive;
import pilotcity.portal.kernel.table.source.sheet.WorkbookFile;

/** Opens files as tables. What is in a file decides, and its name where that leaves a choice. */
public final class TableFiles {
    private static final int HEAD = 1 << 12;
    private static final String OPEN_DOCUMENT = "mimetypeapplication/vnd.oasis.opendocument.spreadsheet";

    private TableFiles() {}

    /**
     * The tables of a file, or empty when it is of another kind, to be kept and offered as it is. An archive is looked
     * into where it holds shapefiles, or one table beside whatever else.
     *
     * @param file what it is read from; where a format has to be unpacked first, that is done in the same folder, and
     *     removed when the table file is closed
     * @param fileName what its sender called it
     * @throws TableSourceException when it is broken, or was made to harm, or is not what its name says
     */
    public static Optional<TableFile> open(Path file, String fileName, ReadLimits limits) throws IOException {
        Optional<TableFile> opened = opened(file, fileName, limits);
        try {
            opened.ifPresent(tables -> limits.requireTables(tables.tables().size()));
            return opened.map(WholeTexts::of);
        } catch (TableSourceException e) {
            opened.ifPresent(TableFile::close);
            throw e;
        }
    }

    private static Optional<TableFile> opened(Path file, String fileName, ReadLimits limits) throws IOException {
        FileBytes bytes = FileBytes.of(file);
        byte[] head = head(bytes);
        return switch (Signature.of(head)) {
            case GZIP -> {
                String inner = fileName.replaceFirst("(?i)\\.gz$", "");
                yield inner(new GzipBytes(file, fileName, limits), inner, file, limits);
            }
            case ZIP -> archive(file, fileName, limits);
            default -> PlainFiles.open(new PlainFiles.Source(bytes, Optional.of(file), file, fileName, limits), head);
        };
    }

    /**
     * What to do with a file that is kept as it is, where somebody may have taken it for a table.
     *
     * @return one sentence, or empty where there is nothing to say
     */
    public static Optional<Label> findAdvice(Path file) throws IOException {
        byte[] head = head(FileBytes.of(file));
        return new String(head, StandardCharsets.ISO_8859_1).contains(OPEN_DOCUMENT)
                ? Optional.of(new Label(
                        "这是 OpenDocument 电子表格：另存为 .xlsx 或 CSV 即可作为表读取。",
                        "This is an OpenDocument spreadsheet: save it as .xlsx or CSV to have it read as a table."))
                : Signature.of(head).advice();
    }

    static byte[] head(FileBytes bytes) throws IOException {
        try (InputStream in = bytes.open()) {
            return in.readNBytes(HEAD);
        }
    }

    private static Optional<TableFile> inner(FileBytes bytes, String name, Path beside, ReadLimits limits)
            throws IOException {
        byte[] head = head(bytes);
        Signature signature = Signature.of(head);
        if (signature == Signature.ZIP && name.toLowerCase(Locale.ROOT).endsWith(".xlsx")) {
            return OwnedTableFile.of(
                    bytes, beside, copy -> Optional.of(WorkbookFile.open(ZipArchive.open(copy, limits), limits)));
        }
        return signature == Signature.ZIP || signature == Signature.GZIP
                ? Optional.empty()
                : PlainFiles.open(new PlainFiles.Source(bytes, Optional.empty(), beside, name, limits), head);
    }

    private static Optional<TableFile> archive(Path file, String fileName, ReadLimits limits) throws IOException {
        ZipArchive archive = ZipArchive.open(file, limits);
        try {
            Optional<TableFile> tables = archived(archive, file, fileName, limits);
            if (tables.isEmpty()) {
                archive.close();
            }
            return tables;
        } catch (IOException | RuntimeException e) {
            archive.close();
            throw e;
        }
    }

    private static Optional<TableFile> archived(ZipArchive archive, Path file, String fileName, ReadLimits limits)
            throws IOException {
        if (archive.find("[Content_Types].xml").isPresent()) {
            return WorkbookFile.isWorkbook(archive, limits)
                    ? Optional.of(WorkbookFile.open(archive, limits))
                    : Optional.empty();
        }
        if (fileName.toLowerCase(Locale.ROOT).endsWith(".xlsx")) {
            throw new TableSourceException(
                    0,
                    "文件名为 .xlsx，但它是没有工作簿的压缩包。",
                    "The file is named .xlsx, but it is an archive without a workbook in it.");
        }
        if (ShapefileArchive.isShapefile(archive)) {
            return Optional.of(ShapefileArchive.open(archive, limits));
        }
        List<ZipMember> tables = archive.members().stream()
                .filter(member -> archive.members().size() == 1 || PlainFiles.isNamedAsTable(member.fileName()))
                .toList();
        if (tables.size() != 1) {
            return Optional.empty();
        }
        ZipMember only = tables.getFirst();
        return inner(archive.bytes(only), only.fileName(), file, limits)
                .map(table -> new OwnedTableFile(table, archive));
    }
}
