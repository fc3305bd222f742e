package pilotcity.portal.face.graphql.mutation;

import graphql.Scalars;
import graphql.schema.DataFetchingEnvironment;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import pilotcity.index.kind.Kind;
import pilotcity.portal.face.graphql.loading.DocumentLoaders;
import pilotcity.portal.face.graphql.loading.GlobalId;
import pilotcity.portal.face.graphql.loading.LoadedDocument;
import pilotcity.portal.face.graphql.loading.ReadContext;
import pilotcity.portal.face.graphql.type.SchemaDraft;
import pilotcity.portal.face.graphql.type.SchemaField;
import pilotcity.portal.face.graphql.type.SchemaNames;
import pilotcity.portal.face.graphql.type.SchemaTypes;
import pilotcity.portal.face.graphql.type.ValueScalars;
import pilotcity.portal.kernel.idempotency.CommittedWrite;

/** Payload of a mutation: the id of the document, its version, and the document as the index now shows it. */
record MutationPayloads(SchemaDraft draft, MutationContext writing) {
    static final String SUFFIX = "Payload";

    void add(Kind<?> kind, String name) {
        draft.addIfAbsent(ValueScalars.JSON.getName(), () -> ValueScalars.JSON);
        List<SchemaField> schemaFields = new ArrayList<>(ofVersion());
        schemaFields.add(SchemaField.of(
                "repeated",
                SchemaTypes.required(Scalars.GraphQLBoolean),
                SchemaNames.text("Whether it had been done before, with the same idempotency key", "是否重复"),
                result -> written(result).repeated()));
        schemaFields.add(SchemaField.of(
                "answer",
                ValueScalars.JSON,
                SchemaNames.text("What else there is to know, such as a link to follow up by", "其他"),
                MutationPayloads::answer));
        schemaFields.add(SchemaField.of(
                kind.name(),
                SchemaTypes.ref(SchemaNames.type(kind)),
                SchemaNames.text("The document as it is now; null when it is not public", "文档"),
                this::document));
        draft.object(name + SUFFIX, SchemaNames.text("What was done", "结果"), schemaFields);
    }

    private static List<SchemaField> ofVersion() {
        return List.of(
                SchemaField.of(
                        "id",
                        SchemaTypes.required(Scalars.GraphQLID),
                        SchemaNames.ID,
                        result -> key(result).globalId()),
                SchemaField.of(
                        "key",
                        SchemaTypes.required(Scalars.GraphQLID),
                        SchemaNames.KEY,
                        result -> written(result).id()),
                SchemaField.of(
                        "version",
                        SchemaTypes.required(Scalars.GraphQLInt),
                        SchemaNames.text("The version that was made", "版本"),
                        result -> written(result).version()),
                SchemaField.of(
                        "changeToken",
                        SchemaTypes.required(Scalars.GraphQLString),
                        SchemaNames.text("Reads that name it as atLeast see the write", "变更令牌"),
                        result -> written(result).token().toString()));
    }

    /** The document once the index has it: the caller reads its own write. */
    private CompletableFuture<@Nullable LoadedDocument> document(DataFetchingEnvironment environment) {
        CommittedWrite written = written(environment);
        MutationThreads.await(writing.reach()
                .apply(written.token(), ReadContext.of(environment).left()));
        return DocumentLoaders.document(environment, key(environment));
    }

    private static @Nullable Object answer(DataFetchingEnvironment environment) {
        JsonObject answer = written(environment).answer();
        return answer.isEmpty() ? null : new JsonObject(answer.encode()).getMap();
    }

    private static GlobalId key(DataFetchingEnvironment environment) {
        CommittedWrite written = written(environment);
        return new GlobalId(written.kind(), written.id());
    }

    private static CommittedWrite written(DataFetchingEnvironment environment) {
        return Objects.requireNonNull(environment.<CommittedWrite>getSource());
    }
}
