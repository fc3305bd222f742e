package pilotcity.portal.dataset.work;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;
import pilotcity.portal.kernel.table.source.SourceRow;
import pilotcity.portal.kernel.table.source.TableReader;

/** The first rows of a table as they are read, so that a publisher sees whether they are read rightly. */
final class FirstRows {
    /** What they are called in a proposal. */
    static final String NAME = "firstRows";

    private static final int ROWS = 12;
    private static final int COLUMNS = 100;
    private static final int LONGEST = 120;

    private FirstRows() {}

    /** {@code columns}, their headers, and {@code rows}, each with its {@code number} and {@code cells}, shortened. */
    static JsonObject read(TableReader reader) {
        JsonArray columns = new JsonArray();
        reader.columns().stream().limit(COLUMNS).forEach(column -> columns.add(shortened(column.name())));
        JsonArray rows = new JsonArray();
        SourceRow row = reader.next();
        while (row != null && rows.size() < ROWS) {
            JsonArray cells = new JsonArray();
            row.cells().stream().limit(COLUMNS).forEach(cell -> cells.add(shortened(cell)));
            rows.add(new JsonObject().put("number", row.number()).put("cells", cells));
            row = reader.next();
        }
        return new JsonObject().put("columns", columns).put("rows", rows);
    }

    private static @Nullable String shortened(@Nullable Object cell) {
        String text = cell == null ? null : cell.toString();
        return text == null || text.length() <= LONGEST
                ? text
                : text.substring(0, text.offsetByCodePoints(0, text.codePointCount(0, LONGEST))) + "…";
    }
}
