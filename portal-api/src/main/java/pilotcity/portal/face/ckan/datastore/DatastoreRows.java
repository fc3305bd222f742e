package pilotcity.portal.face.ckan.datastore;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pilotcity.index.Index;
import pilotcity.index.search.Hit;
import pilotcity.index.search.Hits;
import pilotcity.index.search.SearchQuery;
import pilotcity.portal.face.ckan.protocol.ActionException;
import pilotcity.portal.face.ckan.protocol.Envelope;
import pilotcity.portal.kernel.encoding.SpreadsheetCell;

/** Rows of a table, read and written. */
final class DatastoreRows {
    /** How many rows are searched for distinct ones at most. */
    static final int MOST_COMPARED = 100_000;

    private DatastoreRows() {}

    /** @param total how many rows there are in all, or -1 where it was not asked for */
    record Part(List<Map<String, @Nullable Object>> rows, long total) {}

    static Part read(Index index, DatastoreQuery query, int offset, int limit, boolean total) {
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        SearchQuery search = query.search().withTotal(total);
        int size = Math.min(limit, SearchQuery.MAX_LIMIT);
        Hits hits = index.search(search.withLimit(size), offset);
        long count = hits.total();
        while (true) {
            for (Hit hit : hits.items()) {
                rows.add(DatastoreTable.row(hit.document(), query.columns()));
            }
            int left = limit - rows.size();
            if (!hits.more() || left <= 0) {
                return new Part(rows, count);
            }
            String after = hits.items().getLast().cursor();
            hits = index.search(search.withTotal(false).withPage(Math.min(left, SearchQuery.MAX_LIMIT), after, null));
        }
    }

    /** Each row once. */
    static Part distinct(Index index, DatastoreQuery query, int offset, int limit) {
        Part all = read(index, query, 0, MOST_COMPARED, true);
        if (all.total() > MOST_COMPARED) {
            throw ActionException.validation(
                    "distinct", "more than " + MOST_COMPARED + " rows would have to be compared");
        }
        Set<Map<String, @Nullable Object>> once = new LinkedHashSet<>(all.rows());
        return new Part(once.stream().skip(offset).limit(limit).toList(), once.size());
    }

    /** As CSV, or with tabs, without a header; where {@code raw}, also what a spreadsheet would run as it is. */
    static String separated(List<Map<String, @Nullable Object>> rows, char separator, boolean raw) {
        StringWriter text = new StringWriter();
        CsvWriter writer = writer(text, separator);
        rows.forEach(row -> writer.writeRecord(row.values().stream()
                .map(value -> value instanceof String cell && !raw ? SpreadsheetCell.harmless(cell) : text(value))
                .toList()));
        return text.toString();
    }

    static String header(List<DatastoreTable.Column> columns, char separator, boolean raw) {
        StringWriter text = new StringWriter();
        writer(text, separator)
                .writeRecord(columns.stream()
                        .map(DatastoreTable.Column::name)
                        .map(name -> raw ? name : SpreadsheetCell.harmless(name))
                        .toList());
        return text.toString();
    }

    private static CsvWriter writer(StringWriter text, char separator) {
        return CsvWriter.builder()
                .fieldSeparator(separator)
                .lineDelimiter(LineDelimiter.LF)
                .bufferSize(0)
                .build(text);
    }

    private static String text(@Nullable Object value) {
        return switch (value) {
            case null -> "";
            case Map<?, ?> group -> Envelope.json(group).toString();
            case List<?> list -> Envelope.json(list).toString();
            default -> value.toString();
        };
    }

    static List<List<@Nullable Object>> lists(List<Map<String, @Nullable Object>> rows) {
        List<List<@Nullable Object>> lists = new ArrayList<>();
        rows.forEach(row -> lists.add(new ArrayList<>(row.values())));
        return lists;
    }
}
