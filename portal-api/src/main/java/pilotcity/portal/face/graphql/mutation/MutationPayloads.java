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
import pilotcity.portal.face.graphql.page.Item;
import pilotcity.portal.face.graphql.page.Key;
import pilotcity.portal.face.graphql.page.Reading;
import pilotcity.portal.face.graphql.type.Draft;
import pilotcity.portal.face.graphql.type.Names;
import pilotcity.portal.face.graphql.type.Part;
import pilotcity.portal.face.graphql.type.Types;
import pilotcity.portal.face.graphql.type.ValueScalars;
import pilotcity.portal.kernel.idempotency.CommittedWrite;

/** What a mutation answers: where the document is, its version, and the document itself as it is now. */
record MutationPayloads(Draft draft, Writing writing) {
    static final String SUFFIX = "Payload";

    void add(Kind<?> kind, String name) {
        draft.addIfAbsent(ValueScalars.JSON.getName(), () -> ValueScalars.JSON);
        List<Part> parts = new ArrayList<>(ofVersion());
        parts.add(Part.of(
                "repeated",
                Types.required(Scalars.GraphQLBoolean),
                Names.text("Whether it had been done before, with the same idempotency key", "是否重复"),
                result -> written(result).repeated()));
        parts.add(Part.of(
                "answer",
                ValueScalars.JSON,
                Names.text("What else there is to know, such as a link to follow up by", "其他"),
                MutationPayloads::answer));
        parts.add(Part.of(
                kind.name(),
                Types.ref(Names.type(kind)),
                Names.text("The document as it is now; null when it is not public", "文档"),
                this::document));
        draft.object(name + SUFFIX, Names.text("What was done", "结果"), parts);
    }

    private static List<Part> ofVersion() {
        return List.of(
                Part.of(
                        "id",
                        Types.required(Scalars.GraphQLID),
                        Names.ID,
                        result -> key(result).globalId()),
                Part.of(
                        "key",
                        Types.required(Scalars.GraphQLID),
                        Names.KEY,
                        result -> written(result).id()),
                Part.of(
                        "version",
                        Types.required(Scalars.GraphQLInt),
                        Names.text("The version that was made", "版本"),
                        result -> written(result).version()),
                Part.of(
                        "changeToken",
                        Types.required(Scalars.GraphQLString),
                        Names.text("Reads that name it as atLeast see the write", "变更令牌"),
                        result -> written(result).token().toString()));
    }

    /** The document once the index has it: whoever writes reads what was written. */
    private CompletableFuture<@Nullable Item> document(DataFetchingEnvironment environment) {
        CommittedWrite committedWrite = written(environment);
        Threads.await(writing.reach()
                .apply(committedWrite.token(), Reading.of(environment).left()));
        return DocumentLoaders.document(environment, key(environment));
    }

    private static @Nullable Object answer(DataFetchingEnvironment environment) {
        JsonObject answer = written(environment).answer();
        return answer.isEmpty() ? null : new JsonObject(answer.encode()).getMap();
    }

    private static Key key(DataFetchingEnvironment environment) {
        CommittedWrite committedWrite = written(environment);
        return new Key(committedWrite.kind(), committedWrite.id());
    }

    private static CommittedWrite written(DataFetchingEnvironment environment) {
        return Objects.requireNonNull(environment.<CommittedWrite>getSource());
    }
}
