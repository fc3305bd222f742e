package pilotcity.portal.kernel.table.source.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pilotcity.portal.kernel.table.source.ReadLimits;
import pilotcity.portal.kernel.table.source.SourceColumn;
import pilotcity.portal.kernel.table.source.SourceRow;
import pilotcity.portal.kernel.table.source.TableReader;
import pilotcity.portal.kernel.table.source.TableSourceException;
import pilotcity.portal.kernel.table.source.bytes.FileBytes;

/** The objects of one table. A row is numbered by its place, and by its line where each object has one. */
final class JsonReader implements TableReader {
    private final JsonParser json;
    private final JsonTable.Layout layout;
    private final ReadLimits limits;
    private final GeoJsonShapes shapes;
    private final boolean lines;
    private long row;
    private long characters;
    private boolean[] given = {};

    JsonReader(FileBytes bytes, JsonTable table, boolean lines, ReadLimits limits) throws IOException {
        this.layout = table.layout();
        this.limits = limits;
        this.lines = lines;
        this.shapes = new GeoJsonShapes(limits);
        this.json = JsonText.open(bytes, limits);
        try {
            begin(table.path());
        } catch (IOException e) {
            json.close();
            throw JsonText.fault(e, json, 0);
        }
    }

    private void begin(List<String> path) throws IOException {
        if (lines) {
            return;
        }
        json.nextToken();
        for (String name : path) {
            while (json.nextToken() == JsonToken.FIELD_NAME
                    && !json.currentName().equals(name)) {
                json.nextToken();
                json.skipChildren();
            }
            json.nextToken();
        }
    }

    @Override
    public List<SourceColumn> columns() {
        return layout.columns();
    }

    @Override
    public @Nullable SourceRow next() {
        try {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                return null;
            }
            row = lines ? json.currentTokenLocation().getLineNr() : row + 1;
            characters = 0;
            given = new boolean[layout.columns().size()];
            @Nullable Object[] cells = new @Nullable Object[layout.columns().size()];
            if (layout.geometry() >= 0) {
                feature(cells);
            } else {
                members(cells);
            }
            return new SourceRow(row, Arrays.asList(cells));
        } catch (IOException e) {
            throw JsonText.fault(e, json, row + 1);
        }
    }

    private void feature(@Nullable Object[] cells) throws IOException {
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            JsonToken value = json.nextToken();
            if (name.equals(JsonTable.GEOMETRY)) {
                cells[once(layout.geometry(), name)] = shapes.read(json, row);
            } else if (name.equals(JsonTable.PROPERTIES) && value == JsonToken.START_OBJECT) {
                members(cells);
            } else if (name.equals(JsonTable.ID)) {
                cells[once(layout.id(), name)] = cell(layout.id());
            } else {
                json.skipChildren();
            }
        }
    }

    private void members(@Nullable Object[] cells) throws IOException {
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            Integer slot = layout.slots().get(name);
            json.nextToken();
            if (slot == null) {
                throw new TableSourceException(row, "读取期间文件被改动。", "The file has changed while it was read.");
            }
            cells[once(slot, name)] = cell(slot);
        }
    }

    private int once(int slot, String name) {
        if (given[slot]) {
            throw new TableSourceException(
                    row,
                    "第 %,d 行：“%s”出现了两次。".formatted(row, name),
                    "Row %,d: '%s' is there twice.".formatted(row, name));
        }
        given[slot] = true;
        return slot;
    }

    private @Nullable String cell(int slot) throws IOException {
        String text = JsonText.cell(json, row, slot + 1, limits);
        characters += text == null ? 0 : text.length();
        limits.requireRow(row, characters);
        return text;
    }

    @Override
    public void close() {
        try {
            json.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
