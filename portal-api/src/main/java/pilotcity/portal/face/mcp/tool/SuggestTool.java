package pilotcity.portal.face.mcp.tool;

import io.vertx.core.json.JsonObject;
import pilotcity.index.Index;
import pilotcity.index.kind.Kinds;
import pilotcity.portal.face.shared.page.Language;
import pilotcity.portal.face.shared.suggestion.AskedSuggestion;
import pilotcity.portal.face.shared.suggestion.SuggestionJson;
import pilotcity.portal.face.shared.suggestion.SuggestionSchemas;
import pilotcity.portal.kernel.http.operation.SchemaBuilder;
import pilotcity.portal.kernel.http.operation.SchemaLanguage;
import pilotcity.portal.kernel.verb.input.InputSchemas;
import pilotcity.portal.kernel.verb.input.JsonTypeCheck;
import pilotcity.portal.suggestion.ModelInUse;
import pilotcity.portal.suggestion.Suggester;

/** What the words of a resident are about, and who answers for it. */
public final class SuggestTool implements Tool {
    private static final SchemaLanguage ENGLISH = new SchemaLanguage(Language.EN.code());
    private static final String MODEL_URL = "modelUrl";

    private final Kinds kinds;
    private final Suggester suggester;

    public SuggestTool(Kinds kinds, Suggester suggester) {
        this.kinds = kinds;
        this.suggester = suggester;
    }

    @Override
    public String name() {
        return "suggest";
    }

    @Override
    public String title() {
        return "Suggest for words";
    }

    @Override
    public String description() {
        return "What a resident's own words, in Chinese or English, are about: up to three categories, each with a"
                + " calibrated probability, signs of danger to life with what to do at once, the places that they name,"
                + " records that may mean the same, several matters in one text, and who answers where the place is known. Nothing is written, and nothing is decided: present it as a"
                + " suggestion, say so where sure is false, and tell danger first. modelUrl leads to the card of the"
                + " model, which says how often it is right.";
    }

    @Override
    public JsonObject input() {
        return ENGLISH.of(InputSchemas.json(AskedSuggestion.FIELDS));
    }

    @Override
    public JsonObject output() {
        JsonObject answer = ENGLISH.of(SuggestionSchemas.answer());
        answer.getJsonObject("properties").put(MODEL_URL, SchemaBuilder.text());
        return answer;
    }

    @Override
    public JsonObject call(Index index, JsonObject arguments, String base) {
        JsonTypeCheck.require(AskedSuggestion.FIELDS, arguments.getMap());
        AskedSuggestion asked = AskedSuggestion.read(arguments.getMap());
        JsonObject answer = new SuggestionJson(index, asked.language()).of(asked.answer(suggester, index));
        String model = answer.getString("model");
        return model == null
                ? answer
                : answer.put(
                        MODEL_URL,
                        DocumentLinks.page(
                                kinds.get(ModelInUse.KIND),
                                model,
                                asked.language().code(),
                                base));
    }
}
