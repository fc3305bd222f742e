package pilotcity.portal.face.shared.catalogue;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import pilotcity.index.kind.Kind;

/**
 * Something of a data set that can be downloaded.
 *
 * @param name its identifier within the data set
 * @param url from the portal's root
 * @param format what people call the format: {@code CSV}, {@code GeoJSON}
 * @param isTable whether it is one table, whose rows can be asked for
 * @param kind the kind whose documents it is, made when it is asked for; null for a file that was published
 */
public record CatalogueFile(
        String name,
        String url,
        BilingualText title,
        BilingualText description,
        String format,
        String mediaType,
        @Nullable Long bytes,
        @Nullable Long rows,
        @Nullable String sha256,
        boolean isTable,
        @Nullable String kind) {

    static CatalogueFile of(EntryValues file) {
        String format = file.text("format");
        FileType type = FileType.of(format == null ? "" : format);
        String media = file.text("mediaType");
        return new CatalogueFile(
                String.valueOf(file.text("name")),
                String.valueOf(file.text("url")),
                file.both("title", "titleEn"),
                file.both("description", "descriptionEn"),
                type.name(),
                media == null ? type.mediaType() : media,
                file.number("bytes"),
                file.number("rows"),
                file.text("sha256"),
                !file.groups("columns").isEmpty(),
                null);
    }

    /** The formats that catalogues name of those in which the documents of {@code kind} are exported. */
    public static List<String> formats(Kind<?> kind) {
        return kind.hasGeometry() ? List.of("CSV", "GeoJSON", "Parquet") : List.of("CSV", "Parquet");
    }

    /** The documents of {@code kind} as they are now. */
    static List<CatalogueFile> exports(Kind<?> kind) {
        return formats(kind).stream().map(format -> export(kind, format)).toList();
    }

    private static CatalogueFile export(Kind<?> kind, String format) {
        String extension = format.toLowerCase(Locale.ROOT);
        return new CatalogueFile(
                "export-" + extension,
                "/api/export/" + kind.plural() + "." + extension,
                new BilingualText(
                        kind.pluralTitle().zh() + "现况（" + format + "）",
                        kind.pluralTitle().en() + " as of now (" + format + ")"),
                new BilingualText("本门户现有的全部内容，下载时生成。", "All that the portal holds, made when it is downloaded."),
                format,
                FileType.of(format).mediaType(),
                null,
                null,
                null,
                true,
                kind.name());
    }
}
