package pilotcity.portal.kernel.table.source.json;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
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

    private JsonTableFile(FileBytes bytes, String table, ReadLimits limits, JsonScan.Found found) {
        this.bytes = bytes;
        this.limits = limits;
        this.lines = found.lines();
        for (JsonTable each : found.tables()) {
            tables.put(each.path().isEmpty() ? table : String.join(".", each.path()), each);
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
