package pilotcity.portal.dataset.work;

import java.net.URLConnection;
import java.util.Objects;
import pilotcity.portal.kernel.table.source.TableFormat;

/** What catalogues call formats, and their media types. */
public final class FormatNames {
    private FormatNames() {}

    public static String format(TableFormat format) {
        return switch (format) {
            case CSV -> "CSV";
            case TSV -> "TSV";
            case XLSX -> "XLSX";
            case JSON -> "JSON";
            case JSON_LINES -> "JSONL";
            case GEOJSON -> "GeoJSON";
            case GEOPACKAGE -> "GPKG";
            case FLATGEOBUF -> "FlatGeobuf";
            case PARQUET -> "Parquet";
            case SHAPEFILE -> "SHP";
        };
    }

    public static String mediaType(TableFormat format) {
        return switch (format) {
            case CSV -> "text/csv";
            case TSV -> "text/tab-separated-values";
            case XLSX -> "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
            case JSON -> "application/json";
            case JSON_LINES -> "application/x-ndjson";
            case GEOJSON -> "application/geo+json";
            case GEOPACKAGE -> "application/geopackage+sqlite3";
            case FLATGEOBUF -> "application/vnd.flatgeobuf";
            case PARQUET -> "application/vnd.apache.parquet";
            case SHAPEFILE -> "application/zip";
        };
    }

    /** By the ending of a name. Nothing that a browser would run is told as what it is. */
    static String mediaType(String name) {
        String guessed =
                Objects.requireNonNullElse(URLConnection.guessContentTypeFromName(name), "application/octet-stream");
        return guessed.contains("html") || guessed.contains("svg") || guessed.contains("xml")
                ? "application/octet-stream"
                : guessed;
    }
}
