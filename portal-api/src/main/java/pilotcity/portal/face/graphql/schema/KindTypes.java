package pilotcity.portal.face.graphql.schema;

import graphql.Scalars;
import graphql.schema.DataFetchingEnvironment;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import pilotcity.index.kind.Field;
import pilotcity.index.kind.Kind;
import pilotcity.index.kind.KindReference;
import pilotcity.index.kind.Kinds;
import pilotcity.portal.face.graphql.filter.FilterTypes;
import pilotcity.portal.face.graphql.filter.OrderTypes;
import pilotcity.portal.face.graphql.loading.GlobalId;
import pilotcity.portal.face.graphql.loading.LoadedDocument;
import pilotcity.portal.face.graphql.type.SchemaDraft;
import pilotcity.portal.face.graphql.type.SchemaField;
import pilotcity.portal.face.graphql.type.SchemaNames;
import pilotcity.portal.face.graphql.type.SchemaTypes;

/** The object type of each kind: its identity, its fields, and the lists of those that point to it. */
final class KindTypes {
    private final SchemaDraft draft;
    private final Kinds kinds;
    private final KindFieldDefinitions fields;
    private final ConnectionFields connectionFields;

    KindTypes(SchemaDraft draft, Kinds kinds, LabelArguments labels, ConnectionFields connectionFields) {
        this.draft = draft;
        this.kinds = kinds;
        this.fields = new KindFieldDefinitions(draft, labels);
        this.connectionFields = connectionFields;
    }

    void add(Kind<?> kind) {
        List<SchemaField> schemaFields = new ArrayList<>();
        schemaFields.add(SchemaField.value(
                "id",
                SchemaTypes.required(Scalars.GraphQLID),
                SchemaNames.ID,
                item -> ((LoadedDocument) item).key().globalId()));
        schemaFields.add(SchemaField.value(
                "key",
                SchemaTypes.required(Scalars.GraphQLID),
                SchemaNames.KEY,
                item -> ((LoadedDocument) item).key().id()));
        for (Field<?> field : kind.fields().values()) {
            schemaFields.addAll(fields.of(SchemaNames.type(kind), field));
        }
        for (KindReference reference : kinds.listReferences()) {
            if (reference.to().equals(kind.name()) && reference.inverse() != null) {
                schemaFields.add(connectionFields.inverse(reference.inverse(), reference));
            }
        }
        draft.object(SchemaNames.type(kind), SchemaNames.describe(kind), schemaFields, SchemaNames.NODE);
        connectionFields.add(kind);
        new FilterTypes(draft).add(kind);
        OrderTypes.add(draft, kind);
    }

    static GlobalId key(DataFetchingEnvironment environment) {
        return Objects.requireNonNull(environment.<LoadedDocument>getSource()).key();
    }
}
