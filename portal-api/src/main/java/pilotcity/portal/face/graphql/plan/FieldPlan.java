package pilotcity.portal.face.graphql.plan;

import com.fasterxml.jackson.core.io.SerializedString;
import graphql.execution.MergedField;
import graphql.schema.DataFetcher;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLObjectType;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import pilotcity.portal.face.graphql.fetch.DetailFetcher;

/** How one field of an object is answered. */
final class FieldPlan {
    private final MergedField field;
    private final GraphQLFieldDefinition definition;
    private final DataFetcher<?> fetcher;
    private final SerializedString name;
    private final FieldTypeShape shape;
    private final Map<GraphQLObjectType, SelectionPlan> selections = new ConcurrentHashMap<>(2);

    FieldPlan(MergedField field, GraphQLFieldDefinition definition, DataFetcher<?> fetcher) {
        this.field = field;
        this.definition = definition;
        this.fetcher = fetcher;
        this.name = new SerializedString(field.getResultKey());
        this.shape = FieldTypeShape.of(definition.getType());
    }

    MergedField field() {
        return field;
    }

    GraphQLFieldDefinition definition() {
        return definition;
    }

    DataFetcher<?> fetcher() {
        return fetcher;
    }

    /** As it is called in the answer. */
    SerializedString name() {
        return name;
    }

    FieldTypeShape shape() {
        return shape;
    }

    boolean isDetail() {
        return fetcher instanceof DetailFetcher;
    }

    @Nullable
    SelectionPlan known(GraphQLObjectType type) {
        return selections.get(type);
    }

    void know(GraphQLObjectType type, SelectionPlan selection) {
        selections.put(type, selection);
    }
}
