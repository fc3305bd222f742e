package pilotcity.portal.face.graphql.filter;

import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLEnumType;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import pilotcity.index.kind.Kind;
import pilotcity.index.search.SetAside;
import pilotcity.portal.face.graphql.type.Draft;
import pilotcity.portal.face.graphql.type.Names;
import pilotcity.portal.face.graphql.type.Types;

/** The argument by which lists of a kind that sets documents aside say whether they want those; other lists have none. */
public final class SimulatedArgument {
    private static final String TYPE = "Simulated";
    private static final String ARGUMENT = "simulated";

    private SimulatedArgument() {}

    /** The argument of a list that holds documents of {@code kinds}, or none when they set none aside. */
    public static List<GraphQLArgument> argument(Draft draft, List<? extends Kind<?>> kinds) {
        if (kinds.stream().allMatch(kind -> kind.setAside() == null)) {
            return List.of();
        }
        draft.addIfAbsent(TYPE, SimulatedArgument::type);
        return List.of(Types.argument(
                ARGUMENT,
                Types.ref(TYPE),
                SetAside.EXCLUDE,
                Names.text("Whether simulated documents are among the items", "是否含模拟数据")));
    }

    private static GraphQLEnumType type() {
        Map<SetAside, String> meanings = Map.of(
                SetAside.EXCLUDE, Names.text("They are not", "不含"),
                SetAside.INCLUDE, Names.text("They are among the others", "包含"),
                SetAside.ONLY, Names.text("No others are", "仅含"));
        GraphQLEnumType.Builder type = GraphQLEnumType.newEnum()
                .name(TYPE)
                .description(
                        Names.text("Whether a list has simulated documents, such as those of a demonstration", "模拟数据"));
        Arrays.stream(SetAside.values())
                .forEach(value -> type.value(value.name(), value, String.valueOf(meanings.get(value))));
        return type.build();
    }

    static SetAside read(Map<String, @Nullable Object> arguments) {
        return arguments.get(ARGUMENT) instanceof SetAside asked ? asked : SetAside.EXCLUDE;
    }
}
