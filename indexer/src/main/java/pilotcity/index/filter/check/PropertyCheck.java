package pilotcity.index.filter.check;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import pilotcity.index.filter.Expression.Property;
import pilotcity.index.filter.FilterException;
import pilotcity.index.kind.Field;
import pilotcity.index.kind.Kind;
import pilotcity.index.kind.Kinds;
import pilotcity.index.text.SimilarNames;

/** Finds the fields that a filter names, in the kinds that are asked. */
final class PropertyCheck {
    private static final Set<String> ALWAYS = Set.of("id", "kind");

    private final Kinds kinds;
    private final List<Kind<?>> asked;

    PropertyCheck(Kinds kinds, Set<String> kindNames) {
        for (String name : kindNames) {
            if (!kinds.names().contains(name)) {
                throw new FilterException("no kind " + name);
            }
        }
        this.kinds = kinds;
        this.asked = kindNames.isEmpty()
                ? kinds.list()
                : kinds.list().stream()
                        .filter(kind -> kindNames.contains(kind.name()))
                        .toList();
    }

    CheckedOperand get(Property property) {
        String name = property.name();
        if (kinds.isTable()) {
            return field(property, name);
        }
        if (ALWAYS.contains(name)) {
            return new CheckedOperand(property, TypeFamily.TEXT, false, name);
        }
        if (name.equals(Kind.TIME) && asked.stream().anyMatch(kind -> kind.time() != null)) {
            return new CheckedOperand(property, TypeFamily.TIME, false, name);
        }
        return field(property, name);
    }

    private CheckedOperand field(Property property, String name) {
        Field<?> field = asked.stream()
                .map(kind -> kind.findField(name))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow(() -> unknown(name));
        if (!field.queryable()) {
            throw new FilterException(name + " is a group of fields and cannot be filtered by");
        }
        return new CheckedOperand(property, TypeFamily.of(field.type()), field.list(), name);
    }

    private FilterException unknown(String name) {
        List<String> elsewhere = kinds.list().stream()
                .filter(kind -> kind.findField(name).isPresent())
                .map(Kind::name)
                .toList();
        if (!elsewhere.isEmpty()) {
            return new FilterException("no property " + name + " here; it is one of " + String.join(", ", elsewhere));
        }
        List<String> near = SimilarNames.of(name, names());
        return new FilterException(
                "no property " + name + (near.isEmpty() ? "" : "; near names: " + String.join(", ", near)));
    }

    private Collection<String> names() {
        Set<String> names = asked.stream()
                .flatMap(kind -> kind.fields().values().stream())
                .filter(Field::queryable)
                .map(Field::name)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        if (!kinds.isTable()) {
            names.addAll(List.of("id", "kind", Kind.TIME));
        }
        return names;
    }
}
