package pilotcity.portal.face.shared.page.document;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pilotcity.index.kind.Field;
import pilotcity.index.kind.FieldType;
import pilotcity.portal.face.shared.page.Language;

/**
 * What a document says, in the reader's language. Of two fields that hold one text in Chinese and in English ({@code
 * note}, {@code noteEn}) the page shows one; names of what a reference points to stand in its link.
 */
public final class DocumentFacts {
    private static final String ENGLISH = "En";
    private static final String ID = "Id";

    private final Collection<? extends Field<?>> fields;
    private final Map<String, Field<?>> byName = new HashMap<>();
    private final Set<String> namesOfReferences = new HashSet<>();
    private final DisplayValueFactory factory;
    private final Language language;

    public DocumentFacts(Collection<? extends Field<?>> fields, DisplayValueFactory factory) {
        this.fields = fields;
        for (Field<?> field : fields) {
            byName.putIfAbsent(field.name(), field);
            if (field.type() == FieldType.REFERENCE) {
                namesOfReferences.add(field.name() + "Name");
                namesOfReferences.add(field.name() + "NameEn");
            }
        }
        this.factory = factory;
        this.language = factory.visit().language();
    }

    /** The facts by field name, in the kind's order. */
    public Map<String, DocumentFact> of(Map<?, ?> document) {
        Map<String, DocumentFact> facts = new LinkedHashMap<>();
        for (Field<?> field : fields) {
            if (isShown(field)) {
                read(field, document).ifPresent(documentFact -> facts.put(documentFact.name(), documentFact));
            }
        }
        return facts;
    }

    /** The rows of a list of groups. */
    public List<Map<String, DocumentFact>> rows(Field<?> group, Map<?, ?> document) {
        DocumentFacts inner = new DocumentFacts(group.fields(), factory);
        List<Map<String, DocumentFact>> rows = new ArrayList<>();
        for (Object row : ReferencedDocuments.listed(document.get(group.name()))) {
            rows.add(inner.of((Map<?, ?>) row));
        }
        return rows;
    }

    /** For each row of a list of groups, the groups within it by field name. */
    public List<Map<String, List<Map<String, DocumentFact>>>> nested(Field<?> group, Map<?, ?> document) {
        DocumentFacts inner = new DocumentFacts(group.fields(), factory);
        List<Map<String, List<Map<String, DocumentFact>>>> rows = new ArrayList<>();
        for (Object row : ReferencedDocuments.listed(document.get(group.name()))) {
            Map<String, List<Map<String, DocumentFact>>> found = new LinkedHashMap<>();
            for (Field<?> field : group.fields()) {
                if (field.type() == FieldType.OBJECT) {
                    found.put(field.name(), inner.rows(field, (Map<?, ?>) row));
                }
            }
            rows.add(found);
        }
        return rows;
    }

    private boolean isShown(Field<?> field) {
        return switch (field.type()) {
            case OBJECT, GEOMETRY -> false;
            default -> !isEnglishTwin(field) && !namesOfReferences.contains(field.name()) && !isIdOfName(field.name());
        };
    }

    private boolean isEnglishTwin(Field<?> field) {
        String name = field.name();
        return name.endsWith(ENGLISH) && byName.containsKey(name.substring(0, name.length() - ENGLISH.length()));
    }

    /** Whether {@code name} is the id of something whose names are shown in both languages anyway. */
    private boolean isIdOfName(String name) {
        if (!name.endsWith(ID)) {
            return false;
        }
        String named = name.substring(0, name.length() - ID.length());
        return byName.containsKey(named) && byName.containsKey(named + ENGLISH);
    }

    private Optional<DocumentFact> read(Field<?> field, Map<?, ?> document) {
        Field<?> english = byName.get(field.name() + ENGLISH);
        if (english == null || language == Language.ZH) {
            return read(field, field, english, document);
        }
        return read(field, english, field, document);
    }

    private Optional<DocumentFact> read(Field<?> field, Field<?> first, @Nullable Field<?> second, Map<?, ?> document) {
        List<DisplayValue> own = shown(first, document);
        if (!own.isEmpty() || second == null) {
            return fact(field, first, own);
        }
        List<DisplayValue> foreign = shown(second, document).stream()
                .map(value -> value.in(language.other().tag()))
                .toList();
        return fact(field, first, foreign);
    }

    private Optional<DocumentFact> fact(Field<?> field, Field<?> titled, List<DisplayValue> displayValue) {
        return displayValue.isEmpty()
                ? Optional.empty()
                : Optional.of(new DocumentFact(
                        field.name(),
                        language.of(titled.title()),
                        language.of(titled.description()),
                        displayValue,
                        field.unit() != null));
    }

    private List<DisplayValue> shown(Field<?> field, Map<?, ?> document) {
        return ReferencedDocuments.listed(document.get(field.name())).stream()
                .filter(Objects::nonNull)
                .map(value -> factory.of(field, value, document))
                .toList();
    }
}
