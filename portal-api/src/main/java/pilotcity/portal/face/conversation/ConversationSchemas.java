package pilotcity.portal.face.conversation;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Arrays;
import java.util.List;
import pilotcity.portal.face.shared.conversation.ConversationFields;
import pilotcity.portal.face.shared.suggestion.SuggestionSchemas;
import pilotcity.portal.kernel.http.operation.Operation;
import pilotcity.portal.kernel.http.operation.OperationBody;
import pilotcity.portal.kernel.http.operation.OperationResponse;
import pilotcity.portal.kernel.http.operation.OperationSection;
import pilotcity.portal.kernel.http.operation.SchemaBuilder;
import pilotcity.portal.kernel.verb.input.InputSchemas;
import pilotcity.portal.suggestion.conversation.Conversation;
import pilotcity.portal.suggestion.conversation.question.ConversationLanguage;
import pilotcity.portal.suggestion.conversation.question.Question;

/** The address of conversations, and what is sent and answered there. */
final class ConversationSchemas {
    static final String PATH = "/api/conversations";

    private ConversationSchemas() {}

    static Operation operation() {
        return Operation.of(
                        HttpMethod.POST,
                        PATH,
                        "proceedConversation",
                        OperationSection.SUGGESTIONS,
                        "以对话代替表单",
                        "Conversation instead of a form")
                .describe(
                        "每次送上目前为止的全部对话，得到下一个问题（至多两个），或一份可以直接用 POST /api/records 提交的上报。不保存、不写入任何内容。",
                        "Send all turns so far; the answer is the next question, of which there are at most two, or a report"
                                + " as POST /api/records takes it. Nothing is kept and nothing is written.")
                .withParameters(OperationBody.json(body()).example(example()))
                .withResponse(OperationResponse.json(
                                200,
                                SchemaBuilder.named("ConversationAnswer"),
                                "理解到的内容，以及下一步",
                                "What was understood, and what is next")
                        .withHeaders("RateLimit"))
                .withSchema("ConversationAnswer", answer())
                .withSchema("ConversationQuestion", question())
                .withSchema(SuggestionSchemas.NAME, SuggestionSchemas.answer());
    }

    private static JsonObject example() {
        return new JsonObject()
                .put("language", "en")
                .put(
                        ConversationFields.TURNS,
                        new JsonArray()
                                .add(new JsonObject()
                                        .put(ConversationFields.TEXT, "The street light has been out for a week")));
    }

    private static JsonObject body() {
        JsonObject body = InputSchemas.json(ConversationFields.WHOLE);
        JsonObject turn = InputSchemas.json(ConversationFields.TURN);
        turn.getJsonObject("properties")
                .put(
                        ConversationFields.ANSWER,
                        SchemaBuilder.described(
                                answerOfTurn(),
                                "选中的值、数字或地点；跳过时为 null",
                                "The value that was chosen, a number or a place; null where the question is skipped"));
        body.getJsonObject("properties")
                .put(
                        ConversationFields.TURNS,
                        SchemaBuilder.described(
                                SchemaBuilder.list(turn, 1, Conversation.MOST_TURNS),
                                "目前为止的对话，依次",
                                "All that was said so far, in order"));
        return body.put("required", new JsonArray().add(ConversationFields.TURNS));
    }

    private static JsonObject answerOfTurn() {
        return new JsonObject()
                .put(
                        "anyOf",
                        new JsonArray()
                                .add(SchemaBuilder.text(1, 1_000))
                                .add(SchemaBuilder.number())
                                .add(SchemaBuilder.list(SchemaBuilder.text(1, 1_000), 1, 20))
                                .add(InputSchemas.json(ConversationFields.WHERE))
                                .add(SchemaBuilder.of("null")));
    }

    private static JsonObject answer() {
        return SchemaBuilder.object()
                .with(
                        "language",
                        SchemaBuilder.choice(Arrays.stream(ConversationLanguage.values())
                                .map(ConversationLanguage::code)
                                .toList()))
                .with("state", SchemaBuilder.choice(List.of(ConversationAnswer.QUESTION, ConversationAnswer.READY)))
                .with(
                        "say",
                        SchemaBuilder.described(
                                SchemaBuilder.text(), "可以直接显示的短文", "A short text that can be shown as it is"))
                .with("question", SchemaBuilder.nullable(SchemaBuilder.named("ConversationQuestion")))
                .with("understood", understood())
                .with(
                        "confirmed",
                        SchemaBuilder.described(
                                SchemaBuilder.bool(),
                                "上报已齐备，而且对方已表示无误，可以提交",
                                "Whether the report is ready and the person has said that it is right: send it"))
                .with("summary", SchemaBuilder.nullable(SchemaBuilder.list(fact())))
                .with(
                        "report",
                        SchemaBuilder.described(
                                SchemaBuilder.nullable(SchemaBuilder.of("object")),
                                "POST /api/records 的内容；还有问题时为 null",
                                "The body for POST /api/records; null while there is a question"))
                .json();
    }

    private static JsonObject fact() {
        return SchemaBuilder.object()
                .with("title", SchemaBuilder.text())
                .with("text", SchemaBuilder.text())
                .json();
    }

    private static JsonObject question() {
        JsonObject choice = SchemaBuilder.object()
                .with("value", SchemaBuilder.text())
                .with("label", SchemaBuilder.text())
                .perhaps("more", SchemaBuilder.text())
                .json();
        return SchemaBuilder.object()
                .with(
                        "code",
                        SchemaBuilder.described(
                                SchemaBuilder.text(),
                                "words、place、category，或 answers. 加类别问题的代码",
                                "words, place, category, or answers. and the code of a question of the category"))
                .with(
                        "kind",
                        SchemaBuilder.choice(Arrays.stream(Question.Kind.values())
                                .map(Question.Kind::code)
                                .toList()))
                .with("text", SchemaBuilder.text())
                .perhaps("hint", SchemaBuilder.text())
                .with(
                        "required",
                        SchemaBuilder.described(
                                SchemaBuilder.bool(),
                                "不回答，上报就不带这个类别",
                                "Without the answer the report goes without the category"))
                .with("number", SchemaBuilder.integer(1, Conversation.MOST_QUESTIONS))
                .with("most", SchemaBuilder.constant(Conversation.MOST_QUESTIONS))
                .with("choices", SchemaBuilder.list(choice))
                .json();
    }

    private static JsonObject understood() {
        JsonObject category = SchemaBuilder.object()
                .with("id", SchemaBuilder.text())
                .with("name", SchemaBuilder.text())
                .perhaps("nameEn", SchemaBuilder.text())
                .json();
        return SchemaBuilder.object()
                .with(
                        "category",
                        SchemaBuilder.described(
                                SchemaBuilder.nullable(category),
                                "选定的，或有把握的类别",
                                "The category that was chosen, or is sure"))
                .with("chosen", SchemaBuilder.described(SchemaBuilder.bool(), "是否由人选定", "Whether a person chose it"))
                .with("where", InputSchemas.json(ConversationFields.WHERE))
                .with(
                        "answers",
                        SchemaBuilder.described(
                                SchemaBuilder.map(SchemaBuilder.list(SchemaBuilder.text())),
                                "对类别问题的回答，含话里已经说到的",
                                "Answers to the questions of the category, also those that the words give"))
                .with("photos", SchemaBuilder.integer().put("minimum", 0))
                .with("suggestions", SchemaBuilder.named(SuggestionSchemas.NAME))
                .json();
    }
}
