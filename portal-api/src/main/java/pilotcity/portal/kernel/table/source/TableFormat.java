package pilotcity.portal.kernel.table.source;

/** Formats that are read as tables. */
public enum TableFormat {
    CSV,
    TSV,
    XLSX,
    JSON,
    JSON_LINES,
    GEOJSON,
    GEOPACKAGE,
    FLATGEOBUF,
    PARQUET,
    SHAPEFILE
}
