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
import pilotcity.portal.face.graphql.filter.FilterConditions;
import pilotcity.portal.face.graphql.loading.DocumentLoaders;
import pilotcity.portal.face.graphql.loading.GlobalId;
import pilotcity.portal.face.graphql.type.SchemaDraft;
import pilotcity.portal.face.graphql.type.SchemaField;
import pilotcity.portal.face.graphql.type.SchemaNames;
import pilotcity.portal.face.graphql.type.SchemaTypes;
import pilotcity.portal.kernel.idempotency.CommittedWrite;
import pilotcity.portal.kernel.permission.Actor;
import pilotcity.portal.kernel.verb.Verb;
import pilotcity.portal.kernel.verb.VerbCall;
import pilotcity.portal.kernel.verb.input.InputField;
import pilotcity.portal.kernel.verb.input.InputReader;
import pilotcity.portal.kernel.verb.input.VerbInput;

/**
 * A mutation for every verb: {@code <verb><Kind>}. Each is one transaction; those of a request run one after another.
 */
public final class Mutations {
    /** The protocol of these writes, as the audit log names it. */
    private static final String CHANNEL = "graphql";

    private static final String ID = "id";
    private static final String INPUT = "input";
    private static final String IF_VERSION = "ifVersion";
    private static final String IDEMPOTENCY_KEY = "idempotencyKey";

    private final SchemaDraft draft;
    private final Kinds kinds;
    private final MutationContext mutationContext;
    private final MutationInputTypes inputs;

    public Mutations(SchemaDraft draft, Kinds kinds, MutationContext mutationContext) {
        this.draft = draft;
        this.kinds = kinds;
        this.mutationContext = mutationContext;
        this.inputs = new MutationInputTypes(draft);
    }

    /** Adds the types of all mutations and gives their fields; none when there are no verbs. */
    public List<SchemaField> parts() {
        return mutationContext.verbs().list().stream().map(this::part).toList();
    }

    private SchemaField part(Verb verb) {
        Kind<?> kind = kinds.get(verb.kind());
        String name = verb.name() + SchemaNames.type(kind);
        String type = SchemaNames.type(name);
        String description =
                SchemaNames.text(verb.description().en(), verb.description().zh());
        if (!verb.fields().isEmpty()) {
            inputs.add(type, description, verb.fields());
        }
        new MutationPayloads(draft, mutationContext).add(kind, type);
        return SchemaField.of(
                name,
                SchemaTypes.ref(type + MutationPayloads.SUFFIX),
                description,
                arguments(verb, type),
                environment -> write(environment, verb));
    }

    private static List<GraphQLArgument> arguments(Verb verb, String type) {
        List<GraphQLArgument> arguments = new ArrayList<>();
        if (!verb.creates()) {
            arguments.add(SchemaTypes.argument(
                    ID, SchemaTypes.required(Scalars.GraphQLID), SchemaNames.text("The key or the global id", "标识")));
        }
        if (!verb.fields().isEmpty()) {
            GraphQLInputType input = SchemaTypes.ref(type + MutationInputTypes.SUFFIX);
            boolean required = verb.fields().stream().anyMatch(InputField::required);
            arguments.add(SchemaTypes.argument(
                    INPUT,
                    required ? SchemaTypes.required(input) : input,
                    SchemaNames.text("The values it takes", "输入")));
        }
        if (!verb.creates()) {
            arguments.add(SchemaTypes.argument(
                    IF_VERSION,
                    Scalars.GraphQLInt,
                    SchemaNames.text("The version that was read; another one is refused", "所读版本")));
        }
        arguments.add(SchemaTypes.argument(
                IDEMPOTENCY_KEY,
                Scalars.GraphQLString,
                SchemaNames.text(
                        "Sent again with the same key, it is answered as the first time and not done again", "幂等键")));
        return arguments;
    }

    private CommittedWrite write(DataFetchingEnvironment environment, Verb verb) {
        Map<String, @Nullable Object> arguments = FilterConditions.object(environment.getArguments());
        Object given = arguments.get(INPUT);
        VerbInput verbInput = InputReader.read(
                verb.fields(),
                given == null ? Map.of() : MutationInputValues.of(verb.fields(), FilterConditions.object(given)));
        VerbCall call = new VerbCall(
                verb,
                Objects.requireNonNull(environment.getGraphQlContext().<Actor>get(Actor.class)),
                verb.creates()
                        ? null
                        : GlobalId.of(verb.kind(), String.valueOf(arguments.get(ID)))
                                .id(),
                verbInput,
                (Integer) arguments.get(IF_VERSION),
                IdempotencyKeyArgument.checked((String) arguments.get(IDEMPOTENCY_KEY)),
                CHANNEL);
        CommittedWrite written = MutationThreads.await(mutationContext.write().apply(call));
        DocumentLoaders.forget(environment);
        return written;
    }
}
