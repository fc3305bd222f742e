package pilotcity.portal.face.shared.catalogue;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A file format, with its code in the EU's authority table of file types.
 *
 * @param name what people call it
 * @param code null where the table has none
 */
public record FileType(String name, @Nullable String code, String mediaType) {
    private static final String TABLE = "http://publications.europa.eu/resource/authority/file-type/";
    private static final String UNKNOWN = "application/octet-stream";

    private static final List<FileType> KNOWN = List.of(
            new FileType("CSV", "CSV", "text/csv"),
            new FileType("TSV", "TSV", "text/tab-separated-values"),
            new FileType("JSON", "JSON", "application/json"),
            new FileType("GeoJSON", "GEOJSON", "application/geo+json"),
            new FileType("JSON-LD", "JSON_LD", "application/ld+json"),
            new FileType("Parquet", "PARQUET", "application/vnd.apache.parquet"),
            new FileType("GeoPackage", "GPKG", "application/geopackage+sqlite3"),
            new FileType("XLSX", "XLSX", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
            new FileType("XLS", "XLS", "application/vnd.ms-excel"),
            new FileType("ODS", "ODS", "application/vnd.oasis.opendocument.spreadsheet"),
            new FileType("XML", "XML", "application/xml"),
            new FileType("KML", "KML", "application/vnd.google-earth.kml+xml"),
            new FileType("GML", "GML", "application/gml+xml"),
            new FileType("Turtle", "RDF_TURTLE", "text/turtle"),
            new FileType("HTML", "HTML", "text/html"),
            new FileType("TXT", "TXT", "text/plain"),
            new FileType("PDF", "PDF", "application/pdf"),
            new FileType("ZIP", "ZIP", "application/zip"),
            new FileType("FlatGeobuf", null, "application/flatgeobuf"));

    /** The format called {@code name}, in any case. */
    public static FileType of(String name) {
        return KNOWN.stream()
                .filter(type -> type.name.equalsIgnoreCase(name))
                .findFirst()
                .orElse(new FileType(name, null, UNKNOWN));
    }

    public Optional<String> uri() {
        return Optional.ofNullable(code).map(TABLE::concat);
    }
}
