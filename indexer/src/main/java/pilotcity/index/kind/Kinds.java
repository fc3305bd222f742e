package pilotcity.index.kind;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * All kinds of one portal. A field name means one thing in all of them: same type, so that one search can filter, sort
 * and count over several kinds.
 */
public final class Kinds {
    private static final Set<String> RESERVED = Set.of(Kind.TIME, "id", "kind");

    private final ZoneId zone;
    private final boolean table;
    private final Map<String, Kind<?>> byName = new LinkedHashMap<>();
    private final Map<String, Kind<?>> byPlural = new LinkedHashMap<>();
    private final Map<String, Field<?>> fields = new LinkedHashMap<>();

    /** Days are those of UTC. */
    public Kinds(Collection<Kind<?>> kinds) {
        this(kinds, ZoneOffset.UTC);
    }

    /**
     * @param zone where days begin and end, unless a document says otherwise
     * @throws IllegalArgumentException when two kinds disagree about a field, or a reference points nowhere
     */
    public Kinds(Collection<Kind<?>> kinds, ZoneId zone) {
        this(kinds, zone, false);
    }

    private Kinds(Collection<Kind<?>> kinds, ZoneId zone, boolean table) {
        this.zone = zone;
        this.table = table;
        for (Kind<?> kind : kinds) {
            if (byName.put(kind.name(), kind) != null || byPlural.put(kind.plural(), kind) != null) {
                throw new IllegalArgumentException("kind " + kind.name() + " is named twice");
            }
            kind.fields().values().forEach(field -> addField(kind, field));
        }
        listReferences().forEach(this::checkTarget);
    }

    /** The rows of one table: its columns may be called whatever they like, as they are columns and nothing else. */
    public static Kinds ofTable(Kind<?> rows, ZoneId zone) {
        return new Kinds(List.of(rows), zone, true);
    }

    private void addField(Kind<?> kind, Field<?> field) {
        Field<?> known = fields.putIfAbsent(field.name(), field);
        if (known != null && (known.type() != field.type() || known.list() != field.list())) {
            throw new IllegalArgumentException("field " + field.name() + " has two types: " + kind.name() + "."
                    + field.described() + ", " + firstWith(field.name()) + "." + known.described());
        }
        if (!table && RESERVED.contains(field.name())) {
            throw new IllegalArgumentException("field name " + field.name() + " of " + kind.name() + " is reserved");
        }
        if (!table && field.name().equals(Kind.GEOMETRY) && field.type() != FieldType.GEOMETRY) {
            throw new IllegalArgumentException("field geometry of " + kind.name() + " must be a geometry");
        }
    }

    /** The kind that had the field first. */
    private String firstWith(String field) {
        return byName.values().stream()
                .filter(kind -> kind.findField(field).isPresent())
                .findFirst()
                .orElseThrow()
                .name();
    }

    private void checkTarget(KindReference reference) {
        if (!byName.containsKey(reference.to())) {
            throw new IllegalArgumentException(
                    reference.from() + "." + reference.field() + " points to unknown kind " + reference.to());
        }
    }

    /** Whether these are the rows of a table, which have an id and a kind only where a column is called so. */
    public boolean isTable() {
        return table;
    }

    /** Where days begin and end, unless a document says otherwise. */
    public ZoneId zone() {
        return zone;
    }

    /** The kind called {@code name}, singular or plural. */
    public Optional<Kind<?>> find(String name) {
        Kind<?> kind = byName.get(name);
        return Optional.ofNullable(kind != null ? kind : byPlural.get(name));
    }

    /** @throws IllegalArgumentException when no kind has that singular name */
    public Kind<?> get(String name) {
        Kind<?> kind = byName.get(name);
        if (kind == null) {
            throw new IllegalArgumentException("no kind " + name);
        }
        return kind;
    }

    public List<Kind<?>> list() {
        return List.copyOf(byName.values());
    }

    /** The singular names, in order. */
    public Set<String> names() {
        return java.util.Collections.unmodifiableSet(byName.keySet());
    }

    /**
     * The field called {@code name} in whatever kinds have it. Its type is the same in all of them; whether it can be
     * ordered or counted by, its labels and its target are each kind's own: ask {@link #listFields} for those.
     */
    public Optional<Field<?>> findField(String name) {
        return Optional.ofNullable(fields.get(name));
    }

    /** The field called {@code name} as each of {@code kindNames} that has it describes it; of all kinds when empty. */
    public List<Field<?>> listFields(Collection<String> kindNames, String name) {
        List<Field<?>> found = new ArrayList<>();
        for (Kind<?> kind : byName.values()) {
            if (kindNames.isEmpty() || kindNames.contains(kind.name())) {
                kind.findField(name).ifPresent(found::add);
            }
        }
        return found;
    }

    /** Whether some of {@code kindNames}, or of all kinds when empty, counts the values of the field {@code name}. */
    public boolean isFacet(Collection<String> kindNames, String name) {
        return listFields(kindNames, name).stream().anyMatch(Field::facetable);
    }

    /** Whether some of {@code kindNames}, or of all kinds when empty, can be ordered by the field {@code name}. */
    public boolean isSortable(Collection<String> kindNames, String name) {
        return listFields(kindNames, name).stream().anyMatch(Field::sortable);
    }

    /** Every field name over all kinds. */
    public Set<String> fieldNames() {
        return java.util.Collections.unmodifiableSet(fields.keySet());
    }

    /** Whether documents of some kind refer to those of {@code kind}. */
    public boolean isPointedTo(String kind) {
        return listReferences().stream().anyMatch(reference -> reference.to().equals(kind));
    }

    /** Every reference between kinds. */
    public List<KindReference> listReferences() {
        List<KindReference> references = new ArrayList<>();
        for (Kind<?> kind : byName.values()) {
            for (Field<?> field : kind.fields().values()) {
                if (field.target() != null) {
                    references.add(new KindReference(kind.name(), field.name(), field.target(), field.inverse()));
                }
            }
        }
        return references;
    }
}
