package pilotcity.portal.face.dataset.table;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import pilotcity.index.text.SimilarNames;
import pilotcity.portal.kernel.problem.Problem;
import pilotcity.portal.kernel.table.column.StoredColumn;
import pilotcity.portal.kernel.table.column.StoredTable;

/**
 * Names of columns in parameters. They are separated by commas outside of brackets; a name with a comma, a bracket or a
 * sign in front stands in quotation marks, as in CQL2, and a quotation mark in it is doubled.
 */
final class ColumnNames {
    private static final int SHOWN = 50;

    private final Set<String> names = new LinkedHashSet<>();

    /** Those of the columns, the row number and the place. */
    ColumnNames(StoredTable table) {
        names.add(table.id());
        table.columns().stream().map(StoredColumn::name).forEach(names::add);
        if (table.hasShapes()) {
            names.add(table.geometry());
        }
    }

    boolean has(String name) {
        return names.contains(name);
    }

    List<String> all() {
        return List.copyOf(names);
    }

    /** @throws Problem that names the parameter where a quotation mark is not closed */
    static List<String> items(String parameter, String text) {
        List<String> items = new ArrayList<>();
        int from = 0;
        int depth = 0;
        boolean quoted = false;
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            quoted ^= c == '"';
            if (!quoted) {
                depth += c == '(' ? 1 : c == ')' ? -1 : 0;
                if (c == ',' && depth <= 0) {
                    items.add(text.substring(from, at).strip());
                    from = at + 1;
                    depth = 0;
                }
            }
        }
        if (quoted) {
            throw Problem.field(parameter, "a quotation mark is not closed in '" + text + "'");
        }
        items.add(text.substring(from).strip());
        return items;
    }

    /** Without its quotation marks, if it has some. */
    static String unquoted(String item) {
        boolean quoted = item.length() > 1 && item.startsWith("\"") && item.endsWith("\"");
        return quoted ? item.substring(1, item.length() - 1).replace("\"\"", "\"") : item;
    }

    /**
     * The column that an item names.
     *
     * @throws Problem that names the parameter, with names that are like it
     */
    String require(String parameter, String item) {
        String name = unquoted(item);
        if (!names.contains(name)) {
            throw Problem.field(parameter, "no column '" + name + "'; " + near(name, names));
        }
        return name;
    }

    /** What somebody may have meant. */
    static String near(String name, Collection<String> known) {
        List<String> near = SimilarNames.of(name, known);
        if (!near.isEmpty()) {
            return "near names: " + String.join(", ", near);
        }
        return "there are " + String.join(", ", known.stream().limit(SHOWN).toList())
                + (known.size() > SHOWN ? " and " + (known.size() - SHOWN) + " more" : "");
    }
}
