package pilotcity.portal.face.ckan.datastore;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import pilotcity.portal.face.ckan.protocol.ActionException;
import pilotcity.portal.face.ckan.protocol.Envelope;
import pilotcity.portal.kernel.encoding.XmlDocumentWriter;

/** What a table can be dumped as. */
enum DumpFormat {
    CSV("text/csv; charset=utf-8"),
    TSV("text/tab-separated-values; charset=utf-8"),
    JSON("application/json; charset=utf-8"),
    XML("text/xml; charset=utf-8");

    private final String type;

    DumpFormat(String type) {
        this.type = type;
    }

    static DumpFormat of(String name) {
        return Arrays.stream(values())
                .filter(format -> format.extension().equals(name))
                .findFirst()
                .orElseThrow(() -> ActionException.validation("format", "Value must be one of csv, tsv, json, xml"));
    }

    String type() {
        return type;
    }

    String extension() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @param raw whether names stay as they are that a spreadsheet would run */
    String head(List<DatastoreTable.Column> columns, boolean raw) {
        return switch (this) {
            case CSV -> DatastoreRows.header(columns, ',', raw);
            case TSV -> DatastoreRows.header(columns, '\t', raw);
            case JSON ->
                "{\n  \"fields\": "
                        + Envelope.json(columns.stream()
                                .map(DatastoreTable.Column::described)
                                .toList())
                        + ",\n  \"records\": [";
            case XML -> "<data>\n";
        };
    }

    /**
     * @param first whether no rows stand in front of them
     * @param raw whether texts stay as they are that a spreadsheet would run
     */
    String rows(List<Map<String, @Nullable Object>> rows, boolean first, boolean raw) {
        return switch (this) {
            case CSV -> DatastoreRows.separated(rows, ',', raw);
            case TSV -> DatastoreRows.separated(rows, '\t', raw);
            case JSON ->
                rows.isEmpty()
                        ? ""
                        : (first ? "\n" : ",\n")
                                + DatastoreRows.lists(rows).stream()
                                        .map(row -> "    " + Envelope.json(row))
                                        .collect(Collectors.joining(",\n"));
            case XML -> rows.stream().map(DumpFormat::element).collect(Collectors.joining());
        };
    }

    String tail() {
        return switch (this) {
            case CSV, TSV -> "";
            case JSON -> "\n  ]\n}\n";
            case XML -> "</data>\n";
        };
    }

    private static String element(Map<String, @Nullable Object> row) {
        return XmlDocumentWriter.fragment(xml -> {
                    xml.begin("row", DatastoreTable.ID, String.valueOf(row.get(DatastoreTable.ID)));
                    for (Map.Entry<String, @Nullable Object> cell : row.entrySet()) {
                        Object value = cell.getValue();
                        if (value != null && !cell.getKey().equals(DatastoreTable.ID)) {
                            xml.element(elementName(cell.getKey()), text(value));
                        }
                    }
                    xml.end();
                })
                + "\n";
    }

    /** Columns of tables have any name, elements only names of XML (XML 1.0, clause 2.3). */
    private static String elementName(String column) {
        String name = column.replaceAll("[^\\p{L}\\p{Nd}_.-]", "_");
        return name.matches("[\\p{L}_].*") ? name : "_" + name;
    }

    private static String text(Object value) {
        return value instanceof Map || value instanceof List
                ? Envelope.json(value).toString()
                : value.toString();
    }
}
