package pilotcity.portal.face.ckan.datastore;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import pilotcity.portal.face.ckan.call.Envelope;
import pilotcity.portal.face.ckan.call.Fault;
import pilotcity.portal.kernel.encoding.Xml;

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
                .orElseThrow(() -> Fault.validation("format", "Value must be one of csv, tsv, json, xml"));
    }

    String type() {
        return type;
    }

    String extension() {
        return name().toLowerCase(Locale.ROOT);
    }

    String head(List<Table.Column> columns) {
        return switch (this) {
            case CSV -> Rows.header(columns, ',');
            case TSV -> Rows.header(columns, '\t');
            case JSON ->
                "{\n  \"fields\": "
                        + Envelope.json(
                                columns.stream().map(Table.Column::described).toList())
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
            case CSV -> Rows.separated(rows, ',', raw);
            case TSV -> Rows.separated(rows, '\t', raw);
            case JSON ->
                rows.isEmpty()
                        ? ""
                        : (first ? "\n" : ",\n")
                                + Rows.lists(rows).stream()
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
        return Xml.fragment(xml -> {
                    xml.begin("row", Table.ID, String.valueOf(row.get(Table.ID)));
                    for (Map.Entry<String, @Nullable Object> cell : row.entrySet()) {
                        Object value = cell.getValue();
                        if (value != null && !cell.getKey().equals(Table.ID)) {
                            xml.element(cell.getKey(), text(value));
                        }
                    }
                    xml.end();
                })
                + "\n";
    }

    private static String text(Object value) {
        return value instanceof Map || value instanceof List
                ? Envelope.json(value).toString()
                : value.toString();
    }
}
