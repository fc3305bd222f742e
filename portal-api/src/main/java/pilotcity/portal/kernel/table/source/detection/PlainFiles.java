package pilotcity.portal.kernel.table.source.detection;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import pilotcity.index.kind.Label;
import pilotcity.portal.kernel.table.source.ReadLimits;
import pilotcity.portal.kernel.table.source.TableFile;
import pilotcity.portal.kernel.table.source.TableSourceException;
import pilotcity.portal.kernel.table.source.bytes.FileBytes;
import pilotcity.portal.kernel.table.source.delimited.DelimitedFile;
import pilotcity.portal.kernel.table.source.flatgeobuf.FlatGeobufFile;
import pilotcity.portal.kernel.table.source.geopackage.GeoPackageFile;
import pilotcity.portal.kernel.table.source.json.JsonTableFile;
import pilotcity.portal.kernel.table.source.parquet.ParquetFile;

/** Opens what is in no archive, or has been taken out of one. */
final class PlainFiles {
    private static final Pattern JSON = Pattern.compile("(?i).*json[a-z]*|.*\\.js");
    private static final Pattern DELIMITED = Pattern.compile("(?i).*\\.(?:csv|tsv|tab|psv|txt)");
    private static final Pattern TABLE =
            Pattern.compile("(?i).*\\.(?:csv|tsv|tab|psv|[a-z]*json[a-z]*|jsonl|geoparquet|parquet|gpkg|fgb|xlsx)");
    private static final Pattern MARKUP = Pattern.compile("(?is)\\s*<(?:!doctype|html|\\?xml|head|body).*");
    /** What a file with such a name has to begin with. */
    private static final Map<String, Signature> NAMED = Map.of(
            "parquet", Signature.PARQUET,
            "geoparquet", Signature.PARQUET,
            "gpkg", Signature.SQLITE,
            "fgb", Signature.FLATGEOBUF,
            "xlsx", Signature.ZIP,
            "gz", Signature.GZIP);

    private PlainFiles() {}

    /**
     * @param bytes of the file
     * @param path where it lies, if it does
     * @param beside where a copy may be made if it does not
     */
    record Source(FileBytes bytes, Optional<Path> path, Path beside, String fileName, ReadLimits limits) {
        String extension() {
            return fileName.substring(fileName.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        }

        /** What its only table is called. */
        String table() {
            String name = fileName.substring(Math.max(fileName.lastIndexOf('/'), fileName.lastIndexOf('\\')) + 1);
            int dot = name.lastIndexOf('.');
            return dot > 0 ? name.substring(0, dot) : name;
        }
    }

    /** Whether a name is that of a table rather than of what is sent beside one. */
    static boolean isNamedAsTable(String fileName) {
        return TABLE.matcher(fileName).matches();
    }

    static Optional<TableFile> open(Source source, byte[] head) throws IOException {
        if (head.length == 0) {
            throw new TableSourceException(0, "文件是空的。", "The file is empty.");
        }
        Signature signature = Signature.of(head);
        if (signature == Signature.ENCRYPTED_PARQUET) {
            Label reason = signature.advice().orElseThrow();
            throw new TableSourceException(0, reason.zh(), reason.en());
        }
        Signature expected = NAMED.get(source.extension());
        if (expected != null && expected != signature && signature != Signature.OLE) {
            throw new TableSourceException(
                    0,
                    "文件名为 .%s，但开头不是这种文件。".formatted(source.extension()),
                    "The file is named .%s, but does not begin as such a file does.".formatted(source.extension()));
        }
        return switch (signature) {
            case PARQUET -> filed(source, path -> Optional.of(ParquetFile.open(path, source.table(), source.limits())));
            case SQLITE ->
                filed(
                        source,
                        path -> GeoPackageFile.open(path, source.extension().equals("gpkg"), source.limits()));
            case FLATGEOBUF -> Optional.of(FlatGeobufFile.open(source.bytes(), source.table(), source.limits()));
            case TEXT -> text(source, head);
            default -> Optional.empty();
        };
    }

    private static Optional<TableFile> filed(Source source, OwnedTableFile.Opener opener) throws IOException {
        return source.path().isPresent()
                ? opener.open(source.path().get())
                : OwnedTableFile.of(source.bytes(), source.beside(), opener);
    }

    private static Optional<TableFile> text(Source source, byte[] head) throws IOException {
        char first = Signature.firstOfText(head);
        boolean delimited = DELIMITED.matcher(source.fileName()).matches();
        if (first == '<' && MARKUP.matcher(start(head)).matches()) {
            if (delimited) {
                throw new TableSourceException(
                        0,
                        "文件名为 .%s，但内容是网页或 XML 文档；可能把出错页面当作表保存了。".formatted(source.extension()),
                        "The file is named .%s, but it is a page or a document in XML; perhaps an error page was saved in place of the table."
                                .formatted(source.extension()));
            }
            return Optional.empty();
        }
        if (!delimited
                && (first == '{'
                        || first == '['
                        || JSON.matcher(source.fileName()).matches())) {
            return JsonTableFile.open(source.bytes(), source.fileName(), source.table(), source.limits());
        }
        if (delimited && (first == '{' || first == '[') && isJson(head)) {
            return JsonTableFile.open(source.bytes(), source.fileName(), source.table(), source.limits());
        }
        return DelimitedFile.open(source.bytes(), source.fileName(), source.table(), source.limits());
    }

    private static String start(byte[] head) {
        return new String(head, java.nio.charset.StandardCharsets.UTF_8).replace("\ufeff", "");
    }

    /** Whether it goes on as JSON does: with the name of a member, or with an object of a list. */
    private static boolean isJson(byte[] head) {
        return start(head).strip().matches("(?s)(?:\\{\\s*\"[^\"]*\"\\s*:|\\[\\s*\\{\\s*\").*");
    }
}
