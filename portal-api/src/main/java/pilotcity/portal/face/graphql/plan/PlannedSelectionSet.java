package pilotcity.portal.face.graphql.plan;

import graphql.schema.DataFetchingFieldSelectionSet;
import graphql.schema.SelectedField;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What is selected in a field, by the names of its fields. Nobody here asks for more than whether one is among them.
 */
record PlannedSelectionSet(Set<String> names) implements DataFetchingFieldSelectionSet {
    static PlannedSelectionSet in(SelectionPlan plan) {
        return new PlannedSelectionSet(plan.fields().stream()
                .map(field -> field.definition().getName())
                .collect(Collectors.toUnmodifiableSet()));
    }

    @Override
    public boolean contains(String name) {
        if (!name.chars().allMatch(Character::isLetterOrDigit)) {
            throw new UnplannedQueryException("a pattern");
        }
        return names.contains(name);
    }

    @Override
    public boolean containsAnyOf(String name, String... others) {
        boolean any = contains(name);
        for (String other : others) {
            any |= contains(other);
        }
        return any;
    }

    @Override
    public boolean containsAllOf(String name, String... others) {
        boolean all = contains(name);
        for (String other : others) {
            all &= contains(other);
        }
        return all;
    }

    @Override
    public List<SelectedField> getFields() {
        throw new UnplannedQueryException("selected fields");
    }

    @Override
    public List<SelectedField> getImmediateFields() {
        return getFields();
    }

    @Override
    public List<SelectedField> getFields(String pattern, String... patterns) {
        return getFields();
    }

    @Override
    public Map<String, List<SelectedField>> getFieldsGroupedByResultKey() {
        throw new UnplannedQueryException("selected fields");
    }

    @Override
    public Map<String, List<SelectedField>> getFieldsGroupedByResultKey(String pattern, String... patterns) {
        return getFieldsGroupedByResultKey();
    }
}
