package pilotcity.portal.kernel.table.schema.value;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pilotcity.index.kind.Label;

/**
 * Lists of Table Schema 2 ({@code list}): items of one type with a delimiter between them; values are lists of what the
 * items' reader gives.
 */
public final class ListReader implements CellReader {
    private final String delimiter;
    private final CellReader items;

    public ListReader(String delimiter, CellReader items) {
        this.delimiter = delimiter;
        this.items = items;
    }

    @Override
    public @Nullable Object read(String text) {
        List<Object> values = new ArrayList<>();
        int from = 0;
        while (from <= text.length()) {
            int next = text.indexOf(delimiter, from);
            int to = next < 0 ? text.length() : next;
            String item = text.substring(from, to);
            Object value = item.isEmpty() ? null : items.read(item);
            if (value == null) {
                return null;
            }
            values.add(value);
            from = to + delimiter.length();
            if (next < 0) {
                break;
            }
        }
        return Collections.unmodifiableList(values);
    }

    @Override
    public Label description() {
        Label each = items.description();
        return new Label(
                "以“" + delimiter + "”分隔的列表（" + each.zh() + "）",
                "list of " + each.en() + " between '" + delimiter + "'");
    }
}
