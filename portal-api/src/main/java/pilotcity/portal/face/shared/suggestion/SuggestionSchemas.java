package pilotcity.portal.face.shared.suggestion;

import io.vertx.core.json.JsonObject;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import pilotcity.portal.face.shared.page.Language;
import pilotcity.portal.kernel.http.operation.SchemaBuilder;
import pilotcity.portal.kernel.learning.danger.Danger;
import pilotcity.portal.suggestion.duplicate.DuplicateLikelihood;
import pilotcity.portal.suggestion.place.SpatialRelation;

/** What {@link SuggestionJson} writes (JSON Schema, draft 2020-12), described in two languages. */
public final class SuggestionSchemas {
    /** The schema of one answer, by its name. */
    public static final String NAME = "Suggestions";

    private SuggestionSchemas() {}

    public static JsonObject answer() {
        return readFromWords()
                .with(
                        "places",
                        lookedUp(place(), "话里说的地点，最可能的在前", "Places that the words name, the most probable first"))
                .with("duplicates", lookedUp(duplicate(), "可能是同一件事的记录", "Records that may mean the same"))
                .with(
                        "parts",
                        SchemaBuilder.described(
                                SchemaBuilder.list(part()),
                                "几件不同的事；只有一件时为空",
                                "The matters, where the words raise several"))
                .with("answerer", SchemaBuilder.nullable(answerer()))
                .json();
    }

    private static JsonObject lookedUp(JsonObject item, String zh, String en) {
        return SchemaBuilder.described(SchemaBuilder.list(item, 0, 5), zh, en);
    }

    private static SchemaBuilder.Members readFromWords() {
        return SchemaBuilder.object()
                .with(
                        "model",
                        SchemaBuilder.described(
                                SchemaBuilder.nullable(SchemaBuilder.text()),
                                "读这些话的模型版本，见 /api/models/{id}；尚无模型时为 null",
                                "The version of the model that read the words, see /api/models/{id}; null while there is none"))
                .with(
                        "language",
                        SchemaBuilder.described(
                                SchemaBuilder.choice(Arrays.stream(Language.values())
                                        .map(Language::code)
                                        .toList()),
                                "文字的语言",
                                "The language of its texts"))
                .with(
                        "sure",
                        SchemaBuilder.described(
                                SchemaBuilder.bool(),
                                "首个类别的概率是否不低于模型的界线",
                                "Whether the first category is at least as probable as the model's threshold"))
                .with(
                        "categories",
                        SchemaBuilder.described(
                                SchemaBuilder.list(category(), 0, 3),
                                "至多三个类别，最可能的在前",
                                "At most three, the most probable first"))
                .with("danger", SchemaBuilder.nullable(danger()));
    }

    private static JsonObject named(String... further) {
        return members(further).json();
    }

    private static SchemaBuilder.Members members(String... further) {
        SchemaBuilder.Members members = SchemaBuilder.object()
                .with("id", SchemaBuilder.text())
                .with("name", SchemaBuilder.text())
                .perhaps("nameEn", SchemaBuilder.text());
        List.of(further).forEach(name -> members.perhaps(name, SchemaBuilder.text()));
        return members;
    }

    private static JsonObject category() {
        return members("path", "pathEn").with("probability", probability()).json();
    }

    private static JsonObject probability() {
        return SchemaBuilder.described(
                SchemaBuilder.number(0, 1),
                "经校准：说 0.8 的，100 次中约 80 次正确",
                "Calibrated: 0.8 is right about 80 times in 100");
    }

    private static JsonObject danger() {
        return SchemaBuilder.described(
                SchemaBuilder.object()
                        .with(
                                "code",
                                SchemaBuilder.choice(Arrays.stream(Danger.values())
                                        .map(Danger::code)
                                        .toList()))
                        .with("label", SchemaBuilder.text())
                        .with(
                                "advice",
                                SchemaBuilder.described(
                                        SchemaBuilder.text(), "救援到来前怎么做", "What to do until help comes"))
                        .perhaps(
                                "sign",
                                SchemaBuilder.described(SchemaBuilder.text(), "看出危险的字句", "The words that say so"))
                        .perhaps("probability", probability())
                        .with("model", SchemaBuilder.described(SchemaBuilder.text(), "由什么看出", "What found it"))
                        .json(),
                "可能危及生命",
                "Danger to somebody's life");
    }

    private static JsonObject place() {
        return SchemaBuilder.object()
                .with("place", SchemaBuilder.nullable(named("fullName")))
                .with("landmarks", SchemaBuilder.list(named()))
                .with(
                        "relation",
                        SchemaBuilder.choice(Arrays.stream(SpatialRelation.values())
                                .map(relation -> relation.name().toLowerCase(Locale.ROOT))
                                .toList()))
                .perhaps("address", SchemaBuilder.text())
                .with(
                        "read",
                        SchemaBuilder.described(
                                SchemaBuilder.list(SchemaBuilder.text()),
                                "从中读出地点的字句",
                                "The words that it was read from"))
                .perhaps("lon", SchemaBuilder.number(-180, 180))
                .perhaps("lat", SchemaBuilder.number(-90, 90))
                .perhaps(
                        "precision",
                        SchemaBuilder.described(
                                SchemaBuilder.integer().put("minimum", 0),
                                "点位可能偏离的米数",
                                "Metres by which the point may be off"))
                .with("probability", probability())
                .json();
    }

    private static JsonObject duplicate() {
        return SchemaBuilder.object()
                .with("id", SchemaBuilder.described(SchemaBuilder.text(), "记录编号", "The id of the record"))
                .with("probability", SchemaBuilder.number(0, 1))
                .with(
                        "likelihood",
                        SchemaBuilder.choice(Arrays.stream(DuplicateLikelihood.values())
                                .map(DuplicateLikelihood::code)
                                .toList()))
                .with("label", SchemaBuilder.text())
                .perhaps("metres", SchemaBuilder.integer().put("minimum", 0))
                .with("closed", SchemaBuilder.bool())
                .with("reasons", SchemaBuilder.list(SchemaBuilder.text()))
                .json();
    }

    private static JsonObject part() {
        return SchemaBuilder.object()
                .with("words", SchemaBuilder.described(SchemaBuilder.text(), "已遮去个人信息", "With what is personal masked"))
                .with("category", category())
                .json();
    }

    private static JsonObject answerer() {
        JsonObject contact = SchemaBuilder.object()
                .with("name", SchemaBuilder.text())
                .perhaps("nameEn", SchemaBuilder.text())
                .with("phone", SchemaBuilder.text())
                .perhaps("note", SchemaBuilder.text())
                .perhaps("noteEn", SchemaBuilder.text())
                .json();
        return SchemaBuilder.described(
                SchemaBuilder.object()
                        .with(
                                "category",
                                SchemaBuilder.described(SchemaBuilder.text(), "就哪个类别而言", "For which category"))
                        .with(
                                "place",
                                SchemaBuilder.described(
                                        SchemaBuilder.nullable(SchemaBuilder.text()),
                                        "所依据的区划：给定的、点位所在的，或话里明确说出的",
                                        "The division that was gone by: the given one, that of the point, or one that the words name"))
                        .with(
                                "placed",
                                SchemaBuilder.described(
                                        SchemaBuilder.bool(),
                                        "是否知道地点；不知道则无法确定机构",
                                        "Whether the place is known, without which nobody can be named"))
                        .with("organisation", SchemaBuilder.nullable(named()))
                        .with(
                                "contacts",
                                SchemaBuilder.described(
                                        SchemaBuilder.list(contact),
                                        "没有机构负责时可以找谁",
                                        "Where to turn to where no organisation answers"))
                        .json(),
                "由谁答复：已选的类别，否则有把握的首个类别",
                "Who answers for the chosen category, else for the first one where it is sure");
    }
}
