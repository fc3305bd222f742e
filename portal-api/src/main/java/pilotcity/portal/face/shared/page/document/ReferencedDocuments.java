package pilotcity.portal.face.shared.page.document;

import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import pilotcity.index.Index;
import pilotcity.index.document.Document;
import pilotcity.index.kind.Field;
import pilotcity.index.kind.FieldType;
import pilotcity.portal.face.shared.page.Language;
import pilotcity.portal.face.shared.page.Visit;

/** The referenced documents of a page, read in one batch. */
public final class ReferencedDocuments {
    private final Index index;
    private final Map<String, Map<String, Document>> byKind = new HashMap<>();

    private ReferencedDocuments(Index index) {
        this.index = index;
    }

    /** Reads what {@code fields} of all {@code documents} point to. */
    public static ReferencedDocuments by(
            Index index, Collection<? extends Field<?>> fields, List<Map<String, Object>> documents) {
        return by(index, documents, values -> fields);
    }

    /** The same where it depends on the document which of its fields are followed. */
    static ReferencedDocuments by(
            Index index,
            List<Map<String, Object>> documents,
            Function<Map<String, Object>, Collection<? extends Field<?>>> fields) {
        Map<String, Set<String>> wanted = new HashMap<>();
        for (Map<String, Object> values : documents) {
            collect(fields.apply(values), values, wanted);
        }
        ReferencedDocuments referenced = new ReferencedDocuments(index);
        wanted.forEach((kind, ids) -> referenced.byKind.put(kind, index.findAll(kind, ids)));
        return referenced;
    }

    private static void collect(
            Collection<? extends Field<?>> fields, Map<?, ?> values, Map<String, Set<String>> wanted) {
        for (Field<?> field : fields) {
            for (Object value : listed(values.get(field.name()))) {
                if (field.type() == FieldType.REFERENCE && field.target() != null) {
                    wanted.computeIfAbsent(field.target(), kind -> new HashSet<>())
                            .add(value.toString());
                } else if (value instanceof Map<?, ?> inner) {
                    collect(field.fields(), inner, wanted);
                }
            }
        }
    }

    /** A value as a list: none, itself, or its items. */
    public static List<?> listed(@Nullable Object value) {
        return value == null ? List.of() : value instanceof List<?> items ? items : List.of(value);
    }

    /** Where days begin and end, unless a document says otherwise. */
    ZoneId zone() {
        return index.kinds().zone();
    }

    @Nullable
    public Document find(String kind, String id) {
        return byKind.getOrDefault(kind, Map.of()).get(id);
    }

    /** What people call the kind {@code name}. */
    String kindTitle(String name, Language language) {
        return index.kinds()
                .find(name)
                .map(kind -> language.of(kind.pluralTitle()))
                .orElse(name);
    }

    /** A link to what {@code field} points to with {@code id}. */
    public DisplayValue link(Field<?> field, String id, Visit visit) {
        String target = String.valueOf(field.target());
        Document document = find(target, id);
        if (document == null) {
            return DisplayValue.text(id, id);
        }
        return DisplayValue.of(index.kinds(), document, visit);
    }
}
