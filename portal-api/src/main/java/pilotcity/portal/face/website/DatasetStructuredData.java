package pilotcity.portal.face.website;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import pilotcity.portal.face.shared.catalogue.CatalogueEntry;
import pilotcity.portal.face.shared.catalogue.CatalogueFile;
import pilotcity.portal.face.shared.page.Language;
import pilotcity.portal.face.shared.page.Visit;
import pilotcity.portal.kernel.encoding.UrlEncoding;

/** A data set as structured data (schema.org/Dataset), in the language of the page. */
final class DatasetStructuredData {
    private DatasetStructuredData() {}

    static void add(Map<String, Object> data, CatalogueEntry entry, Visit visit) {
        boolean chinese = visit.language() == Language.ZH;
        StructuredData.put(data, "identifier", visit.base() + "/dataset/" + UrlEncoding.segment(entry.id()));
        StructuredData.put(data, "license", entry.licence().url());
        StructuredData.put(data, "datePublished", entry.dates().issued());
        StructuredData.put(data, "dateModified", entry.dates().modified());
        List<String> keywords = chinese || entry.keywordsEn().isEmpty() ? entry.keywords() : entry.keywordsEn();
        StructuredData.put(data, "keywords", keywords.isEmpty() ? null : keywords);
        StructuredData.put(data, "inLanguage", entry.languages().isEmpty() ? null : entry.languages());
        StructuredData.put(data, "isAccessibleForFree", true);
        Map<String, Object> publisher = thing("Organization");
        publisher.put(
                "name",
                chinese
                        ? entry.publisher().name().chinese()
                        : entry.publisher().name().english());
        StructuredData.put(publisher, "url", entry.publisher().url());
        data.put("creator", publisher);
        data.put("publisher", publisher);
        Map<String, Object> catalogue = thing("DataCatalog");
        catalogue.put("url", visit.base() + "/catalog");
        data.put("includedInDataCatalog", catalogue);
        StructuredData.put(data, "spatialCoverage", place(entry.coverage().box()));
        StructuredData.put(data, "temporalCoverage", period(entry.coverage()));
        data.put(
                "distribution",
                entry.files().stream()
                        .map(file -> download(file, chinese, visit.base()))
                        .toList());
    }

    private static Map<String, Object> thing(String type) {
        return new LinkedHashMap<>(Map.of("@type", type));
    }

    /** South, west, north, east, as schema.org/box has it. */
    private static @Nullable Object place(double @Nullable [] box) {
        if (box == null) {
            return null;
        }
        Map<String, Object> shape = thing("GeoShape");
        shape.put("box", box[1] + " " + box[0] + " " + box[3] + " " + box[2]);
        Map<String, Object> place = thing("Place");
        place.put("geo", shape);
        return place;
    }

    /** ISO 8601, with dots for an open end. */
    private static @Nullable String period(CatalogueEntry.Coverage coverage) {
        return coverage.start() == null && coverage.end() == null
                ? null
                : end(coverage.start()) + "/" + end(coverage.end());
    }

    private static String end(@Nullable String day) {
        return day == null ? ".." : day;
    }

    private static Map<String, Object> download(CatalogueFile file, boolean chinese, String base) {
        Map<String, Object> download = thing("DataDownload");
        download.put("name", chinese ? file.title().chinese() : file.title().english());
        download.put("encodingFormat", file.mediaType());
        download.put("contentUrl", base + file.url());
        StructuredData.put(download, "contentSize", file.bytes() == null ? null : file.bytes() + " B");
        StructuredData.put(download, "sha256", file.sha256());
        return download;
    }
}
