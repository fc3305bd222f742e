package pilotcity.portal.face.graphql.mutation;

import graphql.Scalars;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLInputType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import pilotcity.index.kind.Kind;
import pilotcity.index.kind.Kinds;
import pilotcity.portal.face.graphql.filter.Conditions;
import pilotcity.portal.face.graphql.loading.DocumentLoaders;
import pilotcity.portal.face.graphql.page.Key;
import pilotcity.portal.face.graphql.type.Draft;
import pilotcity.portal.face.graphql.type.Names;
import pilotcity.portal.face.graphql.type.Part;
import pilotcity.portal.face.graphql.type.Types;
import pilotcity.portal.kernel.access.Actor;
import pilotcity.portal.kernel.idempotency.CommittedWrite;
import pilotcity.portal.kernel.write.Call;
import pilotcity.portal.kernel.write.Input;
import pilotcity.portal.kernel.write.InputField;
import pilotcity.portal.kernel.write.Inputs;
import pilotcity.portal.kernel.write.Verb;

/** A mutation for every verb: {@code <verb><Kind>}. Each is one transaction; those of a request run one after another. */
public final class Mutations {
    /** By which protocol these writes come; the audit log says so. */
    private static final String CHANNEL = "graphql";

    private static final String ID = "id";
    private static final String INPUT = "input";
    private static final String IF_VERSION = "ifVersion";
    private static final String IDEMPOTENCY_KEY = "idempotencyKey";

    private final Draft draft;
    private final Kinds kinds;
    private final Writing writing;
    private final InputTypes inputs;

    public Mutations(Draft draft, Kinds kinds, Writing writing) {
        this.draft = draft;
        this.kinds = kinds;
        this.writing = writing;
        this.inputs = new InputTypes(draft);
    }

    /** Adds the types of all mutations and gives their fields; none when there are no verbs. */
    public List<Part> parts() {
        return writing.verbs().list().stream().map(this::part).toList();
    }

    private Part part(Verb verb) {
        Kind<?> kind = kinds.get(verb.kind());
        String name = verb.name() + Names.type(kind);
        String type = Names.type(name);
        String description =
                Names.text(verb.description().en(), verb.description().zh());
        if (!verb.fields().isEmpty()) {
            inputs.add(type, description, verb.fields());
        }
        new MutationPayloads(draft, writing).add(kind, type);
        return Part.of(
                name,
                Types.ref(type + MutationPayloads.SUFFIX),
                description,
                arguments(verb, type),
                environment -> write(environment, verb));
    }

    private static List<GraphQLArgument> arguments(Verb verb, String type) {
        List<GraphQLArgument> arguments = new ArrayList<>();
        if (!verb.creates()) {
            arguments.add(Types.argument(
                    ID, Types.required(Scalars.GraphQLID), Names.text("The key or the global id", "标识")));
        }
        if (!verb.fields().isEmpty()) {
            GraphQLInputType input = Types.ref(type + InputTypes.SUFFIX);
            boolean required = verb.fields().stream().anyMatch(InputField::required);
            arguments.add(Types.argument(
                    INPUT, required ? Types.required(input) : input, Names.text("The values it takes", "输入")));
        }
        if (!verb.creates()) {
            arguments.add(Types.argument(
                    IF_VERSION,
                    Scalars.GraphQLInt,
                    Names.text("The version that was read; another one is refused", "所读版本")));
        }
        arguments.add(Types.argument(
                IDEMPOTENCY_KEY,
                Scalars.GraphQLString,
                Names.text(
                        "Sent again with the same key, it is answered as the first time and not done again", "幂等键")));
        return arguments;
    }

    private CommittedWrite write(DataFetchingEnvironment environment, Verb verb) {
        Map<String, @Nullable Object> arguments = Conditions.object(environment.getArguments());
        Object given = arguments.get(INPUT);
        Input input = Inputs.read(
                verb.fields(), given == null ? Map.of() : InputValues.of(verb.fields(), Conditions.object(given)));
        Call call = new Call(
                verb,
                Objects.requireNonNull(environment.getGraphQlContext().<Actor>get(Actor.class)),
                verb.creates()
                        ? null
                        : Key.of(verb.kind(), String.valueOf(arguments.get(ID))).id(),
                input,
                (Integer) arguments.get(IF_VERSION),
                IdempotencyKeys.checked((String) arguments.get(IDEMPOTENCY_KEY)),
                CHANNEL);
        CommittedWrite committedWrite = Threads.await(writing.write().apply(call));
        DocumentLoaders.forget(environment);
        return committedWrite;
    }
}
