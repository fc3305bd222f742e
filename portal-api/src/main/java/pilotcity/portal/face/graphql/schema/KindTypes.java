package pilotcity.portal.face.graphql.schema;

import graphql.Scalars;
import graphql.schema.DataFetchingEnvironment;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import pilotcity.index.kind.Field;
import pilotcity.index.kind.Kind;
import pilotcity.index.kind.Kinds;
import pilotcity.index.kind.Reference;
import pilotcity.portal.face.graphql.filter.FilterTypes;
import pilotcity.portal.face.graphql.filter.OrderTypes;
import pilotcity.portal.face.graphql.page.Item;
import pilotcity.portal.face.graphql.page.Key;
import pilotcity.portal.face.graphql.type.Draft;
import pilotcity.portal.face.graphql.type.Names;
import pilotcity.portal.face.graphql.type.Part;
import pilotcity.portal.face.graphql.type.Types;

/** The object type of each kind: its identity, its fields, and the lists of those that point to it. */
final class KindTypes {
    private final Draft draft;
    private final Kinds kinds;
    private final FieldParts fields;
    private final ConnectionFields connectionFields;

    KindTypes(Draft draft, Kinds kinds, Labels labels, ConnectionFields connectionFields) {
        this.draft = draft;
        this.kinds = kinds;
        this.fields = new FieldParts(draft, labels);
        this.connectionFields = connectionFields;
    }

    void add(Kind<?> kind) {
        List<Part> parts = new ArrayList<>();
        parts.add(Part.value(
                "id",
                Types.required(Scalars.GraphQLID),
                Names.ID,
                item -> ((Item) item).key().globalId()));
        parts.add(Part.value(
                "key",
                Types.required(Scalars.GraphQLID),
                Names.KEY,
                item -> ((Item) item).key().id()));
        for (Field<?> field : kind.fields().values()) {
            parts.addAll(fields.of(Names.type(kind), field));
        }
        for (Reference reference : kinds.listReferences()) {
            if (reference.to().equals(kind.name()) && reference.inverse() != null) {
                parts.add(connectionFields.inverse(reference.inverse(), reference));
            }
        }
        draft.object(Names.type(kind), Names.describe(kind), parts, Names.NODE);
        connectionFields.add(kind);
        new FilterTypes(draft).add(kind);
        OrderTypes.add(draft, kind);
    }

    static Key key(DataFetchingEnvironment environment) {
        return Objects.requireNonNull(environment.<Item>getSource()).key();
    }
}
