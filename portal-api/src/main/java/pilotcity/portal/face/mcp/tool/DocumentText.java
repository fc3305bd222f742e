package pilotcity.portal.face.mcp.tool;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import pilotcity.index.kind.Field;
import pilotcity.index.kind.FieldType;
import pilotcity.index.kind.Kind;
import pilotcity.portal.kernel.http.request.UnicodeCheck;

/**
 * A document as lines of text: what each field is called and what it says, codes by their labels, numbers with their
 * unit.
 */
record DocumentText(String language) {
    private static final int LONGEST = 40_000;

    String of(Kind<?> kind, Map<String, Object> values) {
        StringBuilder out = new StringBuilder();
        out.append(kind.title().in(language))
                .append(' ')
                .append(values.get("id"))
                .append('\n');
        kind.fields().values().forEach(field -> write(out, "", field, values.get(field.name())));
        return out.length() > LONGEST ? UnicodeCheck.cut(out.toString(), LONGEST) + "\n…" : out.toString();
    }

    private void write(StringBuilder out, String indent, Field<?> field, @Nullable Object value) {
        if (value == null || field.type() == FieldType.GEOMETRY) {
            return;
        }
        String title = indent + field.title().in(language) + ": ";
        List<?> items = value instanceof Collection<?> list ? List.copyOf(list) : List.of(value);
        if (field.type() == FieldType.OBJECT) {
            items.forEach(item -> writeGroup(out, indent, field, (Map<?, ?>) item));
        } else if (!items.isEmpty()) {
            out.append(title)
                    .append(String.join(
                            ", ", items.stream().map(item -> text(field, item)).toList()))
                    .append('\n');
        }
    }

    private void writeGroup(StringBuilder out, String indent, Field<?> field, Map<?, ?> group) {
        out.append(indent).append(field.title().in(language)).append(":\n");
        field.fields().forEach(inner -> write(out, indent + "  ", inner, group.get(inner.name())));
    }

    private String text(Field<?> field, Object item) {
        String value = String.valueOf(item);
        String label = field.findLabel(value, language).orElse(null);
        String text = label == null ? value : label + " (" + value + ")";
        return field.unit() == null ? text : text + " " + field.unit();
    }
}
