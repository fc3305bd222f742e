package pilotcity.portal.face.shared.export.format;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The formats. The same rows of the same state give the same bytes in each of them. */
public enum ExportFormat {
    /** RFC 4180, UTF-8. */
    CSV("csv", "text/csv; charset=utf-8", true, false),
    /** One document a line. */
    JSONL("jsonl", "application/x-ndjson", true, false),
    /** RFC 7946. */
    GEOJSON("geojson", "application/geo+json", true, true),
    /** RFC 8142. */
    GEOJSONSEQ("geojsonseq", "application/geo+json-seq", true, true),
    /** FlatGeobuf 3, with its spatial index. */
    FLATGEOBUF("fgb", "application/vnd.flatgeobuf", true, true),
    /** OGC GeoPackage 1.3, with its R-tree. */
    GEOPACKAGE("gpkg", "application/geopackage+sqlite3", false, true),
    /** Apache Parquet with GeoParquet 1.1. */
    PARQUET("parquet", "application/vnd.apache.parquet", false, true),
    /** Office Open XML (ECMA-376). */
    XLSX("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", false, false);

    private final String extension;
    private final String mediaType;
    private final boolean compressible;
    private final boolean shapes;

    ExportFormat(String extension, String mediaType, boolean compressible, boolean shapes) {
        this.extension = extension;
        this.mediaType = mediaType;
        this.compressible = compressible;
        this.shapes = shapes;
    }

    public String extension() {
        return extension;
    }

    public String mediaType() {
        return mediaType;
    }

    /** Whether it gets smaller on its way by compression. */
    public boolean compressible() {
        return compressible;
    }

    /** Whether it has a type for shapes. */
    public boolean shapes() {
        return shapes;
    }

    /** Begins a file; what is written goes to {@code out} at the latest when it ends. */
    public RowWriter open(ExportTable table, OutputStream out) throws IOException {
        return switch (this) {
            case CSV -> new CsvWriter(table, out);
            case JSONL -> new JsonLinesWriter(table, out);
            case GEOJSON -> GeoJsonWriter.collection(table, out);
            case GEOJSONSEQ -> GeoJsonWriter.sequence(table, out);
            case FLATGEOBUF -> new FlatGeobufWriter(table, out);
            case GEOPACKAGE -> new GeoPackageWriter(table, out);
            case PARQUET -> new GeoParquetWriter(table, out);
            case XLSX -> new XlsxWriter(table, out);
        };
    }

    public static Optional<ExportFormat> find(String extension) {
        return Arrays.stream(values())
                .filter(format -> format.extension.equals(extension))
                .findFirst();
    }

    public static List<String> extensions() {
        return Arrays.stream(values()).map(ExportFormat::extension).toList();
    }
}
