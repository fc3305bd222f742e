package pilotcity.portal.face.graphql.plan;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.ByteArrayBuilder;
import com.fasterxml.jackson.databind.ObjectMapper;
import graphql.GraphQLContext;
import graphql.execution.CoercedVariables;
import graphql.execution.RawVariables;
import graphql.execution.ValuesResolver;
import graphql.language.NodeUtil;
import graphql.language.OperationDefinition;
import graphql.schema.GraphQLSchema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import pilotcity.portal.face.graphql.loading.ReadContext;

/** The plans of the operations of one document. */
public final class DocumentPlans {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final GraphQLSchema schema;
    private final Map<String, QueryPlan> byName = new ConcurrentHashMap<>(2);

    public DocumentPlans(GraphQLSchema schema) {
        this.schema = schema;
    }

    /**
     * Answers a query.
     *
     * @param extensions for the answer
     * @return the answer, or null when GraphQL Java is to execute it: something is wrong, or it is not planned here
     */
    public byte @Nullable [] answer(ExecutableRequest request, ReadContext readContext, Map<String, ?> extensions) {
        NodeUtil.GetOperationResult operation = NodeUtil.getOperation(request.document(), request.operationName());
        if (operation.operationDefinition.getOperation() != OperationDefinition.Operation.QUERY) {
            return null;
        }
        Locale locale = Locale.getDefault();
        try {
            CoercedVariables variables = ValuesResolver.coerceVariableValues(
                    schema,
                    operation.operationDefinition.getVariableDefinitions(),
                    raw(request.variables()),
                    GraphQLContext.getDefault(),
                    locale);
            QueryPlan plan = plan(request, operation, variables);
            return write(new PlanRun(plan, readContext, variables, locale).run(), extensions);
        } catch (RuntimeException e) {
            // Whatever it is, GraphQL Java comes upon it again and says so as the specification demands.
            return null;
        }
    }

    @SuppressWarnings("NullAway") // a variable may be null, which its declaration does not say
    private static RawVariables raw(Map<String, @Nullable Object> given) {
        return RawVariables.of(given);
    }

    private QueryPlan plan(
            ExecutableRequest request, NodeUtil.GetOperationResult operation, CoercedVariables variables) {
        return request.isConditional()
                ? new QueryPlan(schema, operation, variables)
                : byName.computeIfAbsent(
                        Objects.requireNonNullElse(request.operationName(), ""),
                        name -> new QueryPlan(schema, operation, CoercedVariables.emptyVariables()));
    }

    private static byte[] write(AnswerObject data, Map<String, ?> extensions) {
        try (ByteArrayBuilder bytes = new ByteArrayBuilder();
                JsonGenerator json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            json.writeFieldName("data");
            new PlanWriter(json).write(data);
            json.writePOJOField("extensions", extensions);
            json.writeEndObject();
            json.flush();
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
