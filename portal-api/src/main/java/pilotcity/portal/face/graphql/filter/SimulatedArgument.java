package pilotcity.portal.face.graphql.filter;

import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLEnumType;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import pilotcity.index.kind.Kind;
import pilotcity.index.search.SimulatedDocuments;
import pilotcity.portal.face.graphql.type.SchemaDraft;
import pilotcity.portal.face.graphql.type.SchemaNames;
import pilotcity.portal.face.graphql.type.SchemaTypes;

/** The argument that includes simulated documents in a list; lists of kinds without such documents have none. */
public final class SimulatedArgument {
    private static final String TYPE = "Simulated";
    private static final String ARGUMENT = "simulated";

    private SimulatedArgument() {}

    /** The argument of a list that holds documents of {@code kinds}, or none when they set none aside. */
    public static List<GraphQLArgument> argument(SchemaDraft draft, List<? extends Kind<?>> kinds) {
        if (kinds.stream().allMatch(kind -> kind.simulated() == null)) {
            return List.of();
        }
        draft.addIfAbsent(TYPE, SimulatedArgument::type);
        return List.of(SchemaTypes.argument(
                ARGUMENT,
                SchemaTypes.ref(TYPE),
                SimulatedDocuments.EXCLUDE,
                SchemaNames.text("Whether simulated documents are among the items", "是否含模拟数据")));
    }

    private static GraphQLEnumType type() {
        Map<SimulatedDocuments, String> meanings = Map.of(
                SimulatedDocuments.EXCLUDE, SchemaNames.text("They are not", "不含"),
                SimulatedDocuments.INCLUDE, SchemaNames.text("They are among the others", "包含"),
                SimulatedDocuments.ONLY, SchemaNames.text("No others are", "仅含"));
        GraphQLEnumType.Builder type = GraphQLEnumType.newEnum()
                .name(TYPE)
                .description(SchemaNames.text(
                        "Whether a list has simulated documents, such as those of a demonstration", "模拟数据"));
        Arrays.stream(SimulatedDocuments.values())
                .forEach(value -> type.value(value.name(), value, String.valueOf(meanings.get(value))));
        return type.build();
    }

    static SimulatedDocuments read(Map<String, @Nullable Object> arguments) {
        return arguments.get(ARGUMENT) instanceof SimulatedDocuments asked ? asked : SimulatedDocuments.EXCLUDE;
    }
}
