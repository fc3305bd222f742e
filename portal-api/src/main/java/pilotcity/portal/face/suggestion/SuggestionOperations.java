package pilotcity.portal.face.suggestion;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import pilotcity.index.kind.Kind;
import pilotcity.index.kind.Kinds;
import pilotcity.portal.face.shared.parameters.SearchParameterDefinitions;
import pilotcity.portal.face.shared.suggestion.AskedSuggestion;
import pilotcity.portal.face.shared.suggestion.SuggestionSchemas;
import pilotcity.portal.kernel.http.operation.DocumentSchemas;
import pilotcity.portal.kernel.http.operation.Operation;
import pilotcity.portal.kernel.http.operation.OperationBody;
import pilotcity.portal.kernel.http.operation.OperationResponse;
import pilotcity.portal.kernel.http.operation.OperationSection;
import pilotcity.portal.kernel.http.operation.SchemaBuilder;
import pilotcity.portal.kernel.problem.Problem;
import pilotcity.portal.kernel.problem.ProblemResponses;
import pilotcity.portal.kernel.verb.input.InputSchemas;
import pilotcity.portal.suggestion.ModelInUse;

/** The addresses of suggestions. */
final class SuggestionOperations {
    static final String PATH = "/api/suggestions";

    private static final String BATCH = "SuggestionBatch";

    private SuggestionOperations() {}

    static Operation suggest() {
        return Operation.of(
                        HttpMethod.POST,
                        PATH,
                        "suggestForWords",
                        OperationSection.SUGGESTIONS,
                        "为居民的话给出建议",
                        "Suggest for words")
                .describe(
                        "类别及其概率、危及生命的迹象、几件不同的事、由谁答复。不写入任何内容，也不作决定。一次一段，或以 items 至多 100 段；一段有误不影响其他。",
                        "Categories with their probabilities, danger to life, several matters in one report, and who answers."
                                + " Nothing is written or decided. One text, or up to 100 as items, where a wrong one spoils no other.")
                .withParameters(OperationBody.json(body())
                        .example(new JsonObject().put(AskedSuggestion.WORDS, "汽车停在自行车道上，孩子骑车上学只能绕到机动车道")))
                .withResponse(OperationResponse.json(
                                200,
                                SchemaBuilder.oneOf(List.of(
                                        SchemaBuilder.named(SuggestionSchemas.NAME), SchemaBuilder.named(BATCH))),
                                "建议，各段依次",
                                "What is suggested, in the order that was asked")
                        .withHeaders("RateLimit"))
                .withSchema(SuggestionSchemas.NAME, SuggestionSchemas.answer())
                .withSchema(BATCH, batch());
    }

    /** One text, or nothing but a list of them. */
    private static JsonObject body() {
        JsonObject one = InputSchemas.json(AskedSuggestion.FIELDS);
        JsonObject many = SchemaBuilder.list(one, 1, SuggestionBody.MOST_ITEMS);
        JsonObject body = InputSchemas.json(AskedSuggestion.FIELDS);
        body.remove("required");
        body.getJsonObject("properties")
                .put(
                        SuggestionBody.ITEMS,
                        SchemaBuilder.described(many, "多段，每段如一次询问", "Many texts, each as it is asked alone"));
        return body.put(
                "oneOf",
                new JsonArray()
                        .add(new JsonObject().put("required", one.getJsonArray("required")))
                        .add(new JsonObject()
                                .put("required", new JsonArray().add(SuggestionBody.ITEMS))
                                .put("maxProperties", 1)));
    }

    private static JsonObject batch() {
        JsonObject status =
                SchemaBuilder.described(SchemaBuilder.integer(200, 599), "如单独询问时的状态", "As if it had been asked alone");
        JsonObject answered = SchemaBuilder.object()
                .with("status", status)
                .with("suggestions", SchemaBuilder.named(SuggestionSchemas.NAME))
                .json();
        JsonObject refused = SchemaBuilder.object()
                .with("status", status)
                .with("problem", SchemaBuilder.named(SchemaBuilder.PROBLEM))
                .json();
        return SchemaBuilder.object()
                .with(
                        "items",
                        SchemaBuilder.list(
                                SchemaBuilder.oneOf(List.of(answered, refused)), 1, SuggestionBody.MOST_ITEMS))
                .json();
    }

    static Operation currentModel(Kinds kinds) {
        Kind<?> kind = kinds.get(ModelInUse.KIND);
        String schema = DocumentSchemas.name(kind);
        return Operation.read(
                        "/api/" + kind.plural() + "/current",
                        "getCurrentModel",
                        OperationSection.SUGGESTIONS,
                        "在用的模型",
                        "The model in use")
                .describe(
                        "在用模型的卡片：学了什么、表现如何、在哪里出错。",
                        "The card of the model in use: what it learnt from, how well it does, where it errs.")
                .withParameters(SearchParameterDefinitions.AT_LEAST)
                .withResponse(OperationResponse.json(200, SchemaBuilder.named(schema), "卡片", "Its card")
                        .withHeaders("ETag"))
                .withResponse(OperationResponse.of(
                        Problem.Kind.NOT_FOUND.status(),
                        ProblemResponses.TYPE,
                        SchemaBuilder.named(SchemaBuilder.PROBLEM),
                        "尚无模型",
                        "There is no model yet"))
                .withSchema(schema, new DocumentSchemas(kinds).of(kind));
    }
}
