package pilotcity.portal.kernel.table.source.json;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import pilotcity.index.kind.Label;
import pilotcity.portal.kernel.table.source.ReadLimits;
import pilotcity.portal.kernel.table.source.ReadingOptions;
import pilotcity.portal.kernel.table.source.TableFile;
import pilotcity.portal.kernel.table.source.TableFormat;
import pilotcity.portal.kernel.table.source.TableReader;
import pilotcity.portal.kernel.table.source.TableSourceException;
import pilotcity.portal.kernel.table.source.bytes.FileBytes;

/** A file of JSON. A table within it is called by the members that lead to it, such as {@code result.records}. */
public final class JsonTableFile implements TableFile {
    private static final Pattern LINES =
            Pattern.compile("(?i).*\\.(?:jsonl|ndjson|geojsonl|geojsons|geojsonseq|ldjson)");

    private final FileBytes bytes;
    private final ReadLimits limits;
    private final boolean lines;
    private final Map<String, JsonTable> tables = new LinkedHashMap<>();
    private final List<Label> notes = new ArrayList<>();

    private JsonTableFile(FileBytes bytes, String table, ReadLimits limits, JsonScan.Found found) {
        this.bytes = bytes;
        this.limits = limits;
        this.lines = found.lines();
        for (JsonTable each : found.tables()) {
            String name = each.path().isEmpty() ? table : String.join(".", each.path());
            if (tables.put(name, each) != null) {
                throw new TableSourceException(0, "文件中“" + name + "”出现了两次。", "'" + name + "' is there twice.");
            }
            if (!each.foreign().isEmpty()) {
                String members = String.join(", ", each.foreign());
                notes.add(new Label(
                        "要素在 properties 之外的成员未读取：" + members + "。",
                        "Members of features outside of their properties are not read: " + members + "."));
            }
        }
        if (!found.beside().isEmpty()) {
            String members = String.join(", ", found.beside());
            notes.add(new Label(
                    "要素集合中的其他成员不是数据，未作为表读取：" + members + "。",
                    "Other members of the collection of features are no data, and not read as tables: " + members
                            + "."));
        }
    }

    /**
     * The file as tables, or empty when it holds no objects side by side.
     *
     * @throws TableSourceException when it is not whole, or more than is read
     */
    public static Optional<TableFile> open(FileBytes bytes, String fileName, String table, ReadLimits limits)
            throws IOException {
        JsonScan.Found found =
                JsonScan.scan(bytes, limits, LINES.matcher(fileName).matches());
        return found.tables().isEmpty()
                ? Optional.empty()
                : Optional.of(new JsonTableFile(bytes, table, limits, found));
    }

    @Override
    public TableFormat format() {
        boolean features = tables.values().stream().anyMatch(JsonTable::isFeatures);
        return features ? TableFormat.GEOJSON : lines ? TableFormat.JSON_LINES : TableFormat.JSON;
    }

    @Override
    public List<String> tables() {
        return List.copyOf(tables.keySet());
    }

    @Override
    public List<Label> notes() {
        return List.copyOf(notes);
    }

    @Override
    public ReadingOptions detected(String table) {
        return ReadingOptions.NONE;
    }

    @Override
    public TableReader read(String name, ReadingOptions options) {
        JsonTable table = tables.get(name);
        if (table == null) {
            throw new TableSourceException(0, "文件中没有表“" + name + "”。", "There is no table '" + name + "' in the file.");
        }
        try {
            return new JsonReader(bytes, table, lines, limits);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {}
}
