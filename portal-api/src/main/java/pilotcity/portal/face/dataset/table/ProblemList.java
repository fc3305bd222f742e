package pilotcity.portal.face.dataset.table;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import pilotcity.portal.kernel.encoding.SpreadsheetCell;
import pilotcity.portal.kernel.filestore.FileStore;
import pilotcity.portal.kernel.problem.Problem;

/** The cells of a table that did not fit its schema and were left empty: a line of JSON each, in the file store. */
final class ProblemList {
    private static final List<String> COLUMNS = List.of("row", "column", "value", "rule", "message_zh", "message_en");

    private final FileStore files;

    ProblemList(FileStore files) {
        this.files = files;
    }

    /** The name of the list, unless all cells fitted. */
    static Optional<String> find(AddressedTable table) {
        return Optional.ofNullable(table.table().json().getString("problems"));
    }

    /** Blocks. */
    JsonObject page(AddressedTable table, int offset, int limit) {
        JsonArray problems = new JsonArray();
        read(table, lines -> lines.skip(offset).limit(limit)).forEach(problems::add);
        return new JsonObject()
                .put("dataset", table.set())
                .put("version", table.number())
                .put("table", table.table().name())
                .put("checksum", table.stored().sha256())
                .put("total", table.table().json().getLong("emptied", 0L))
                .put("problems", problems);
    }

    private List<JsonObject> read(AddressedTable table, UnaryOperator<Stream<String>> part) {
        String list = find(table).orElse(null);
        if (list == null) {
            return List.of();
        }
        try (BufferedReader reader = open(list)) {
            return part.apply(reader.lines()).map(JsonObject::new).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private BufferedReader open(String list) {
        if (!files.has(list)) {
            throw Problem.notFound("the list of problems is no longer there");
        }
        return new BufferedReader(new InputStreamReader(files.open(list), StandardCharsets.UTF_8));
    }

    /**
     * Writes all of them as CSV (RFC 4180). Blocks.
     *
     * @param raw whether texts stay as they are that a spreadsheet would run
     */
    void csv(AddressedTable table, boolean raw, OutputStream out) throws IOException {
        Writer text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        CsvWriter writer = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(text);
        writer.writeRecord(COLUMNS);
        String list = find(table).orElse(null);
        if (list != null) {
            try (BufferedReader reader = open(list)) {
                Iterator<String> lines = reader.lines().iterator();
                while (lines.hasNext()) {
                    writer.writeRecord(cells(new JsonObject(lines.next()), raw));
                }
            }
        }
        writer.flush();
        text.flush();
    }

    private static List<String> cells(JsonObject problem, boolean raw) {
        JsonObject message = problem.getJsonObject("message", new JsonObject());
        return Stream.of(
                        problem.getValue("row"),
                        problem.getValue("column"),
                        problem.getValue("value"),
                        problem.getValue("rule"),
                        message.getValue("zh"),
                        message.getValue("en"))
                .map(value -> value == null ? "" : value.toString())
                .map(value -> raw ? value : SpreadsheetCell.harmless(value))
                .toList();
    }
}
