package pilotcity.portal.face.graphql.suggestion;

import graphql.Scalars;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.GraphQLOutputType;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import pilotcity.portal.face.graphql.fetch.LinkFetcher;
import pilotcity.portal.face.graphql.limit.QueryCostAnalysis;
import pilotcity.portal.face.graphql.loading.GlobalId;
import pilotcity.portal.face.graphql.loading.LoadedDocument;
import pilotcity.portal.face.graphql.loading.ReadContext;
import pilotcity.portal.face.graphql.type.SchemaDraft;
import pilotcity.portal.face.graphql.type.SchemaField;
import pilotcity.portal.face.graphql.type.SchemaNames;
import pilotcity.portal.face.graphql.type.SchemaTypes;
import pilotcity.portal.face.shared.page.Language;
import pilotcity.portal.face.shared.suggestion.AskedSuggestion;
import pilotcity.portal.kernel.suggestion.WordsReading.FoundDanger;
import pilotcity.portal.suggestion.ModelInUse;
import pilotcity.portal.suggestion.Suggester;
import pilotcity.portal.suggestion.Suggestions;
import pilotcity.portal.suggestion.Suggestions.Answerer;
import pilotcity.portal.suggestion.Suggestions.CategorySuggestion;
import pilotcity.portal.suggestion.Suggestions.Contact;
import pilotcity.portal.suggestion.Suggestions.ReportPart;

/** What is suggested for words: {@code suggestions} of the query type, and the types below it. */
public final class SuggestionFields {
    private static final GraphQLOutputType TEXT = SchemaTypes.required(Scalars.GraphQLString);
    private static final GraphQLOutputType FLAG = SchemaTypes.required(Scalars.GraphQLBoolean);
    private static final String CATEGORY = "SuggestedCategory";
    private static final String DANGER = "SuggestedDanger";
    private static final String PART = "SuggestedPart";
    private static final String ANSWERER = "SuggestedAnswerer";
    private static final String CONTACT = "SuggestedContact";

    private final SchemaDraft draft;
    private final Suggester suggester;

    public SuggestionFields(SchemaDraft draft, Suggester suggester) {
        this.draft = draft;
        this.suggester = suggester;
    }

    /** An answer, and the language of its texts. */
    private record Answer(Suggestions suggestions, Language language) {
        @Nullable
        Danger danger() {
            return suggestions
                    .danger()
                    .map(found -> new Danger(found, language))
                    .orElse(null);
        }
    }

    /** Danger, as it is told in one language. */
    private record Danger(FoundDanger found, Language language) {}

    private static <T> SchemaField value(
            String name,
            GraphQLOutputType type,
            String en,
            String zh,
            Class<T> of,
            Function<T, @Nullable Object> read) {
        return SchemaField.value(name, type, SchemaNames.text(en, zh), source -> read.apply(of.cast(source)));
    }

    /** Adds the types of suggestions and gives the field that asks for them. */
    public SchemaField part() {
        addCategory();
        addDanger();
        addPart();
        addContact();
        addAnswerer();
        draft.object(
                QueryCostAnalysis.SUGGESTIONS,
                SchemaNames.text("What is suggested for words; nothing of it is decided", "建议，不作决定"),
                members());
        return SchemaField.of(
                "suggestions",
                SchemaTypes.required(SchemaTypes.ref(QueryCostAnalysis.SUGGESTIONS)),
                SchemaNames.text("What is suggested for the words of a resident; nothing is written", "为居民的话给出建议；不写入"),
                SuggestionArguments.described(),
                this::answer);
    }

    private Answer answer(DataFetchingEnvironment environment) {
        AskedSuggestion asked = SuggestionArguments.read(environment);
        ReadContext context = ReadContext.of(environment);
        context.left();
        return new Answer(context.index(index -> asked.answer(suggester, index)), asked.language());
    }

    private static List<SchemaField> members() {
        LinkFetcher model = source -> {
            String version = ((Answer) source).suggestions().model();
            return version == null ? null : new GlobalId(ModelInUse.KIND, version);
        };
        return List.of(
                SchemaField.of(
                        "model",
                        SchemaTypes.ref(SchemaNames.type(ModelInUse.KIND)),
                        SchemaNames.text("The model that read the words; null while there is none", "读这些话的模型；尚无时为空"),
                        model),
                value(
                        "sure",
                        FLAG,
                        "Whether the first category is at least as probable as the threshold of the model",
                        "首个类别是否有把握",
                        Answer.class,
                        answer -> answer.suggestions().sure()),
                value(
                        "categories",
                        SchemaTypes.many(SchemaTypes.ref(CATEGORY)),
                        "At most three, the most probable first",
                        "至多三个类别，最可能的在前",
                        Answer.class,
                        answer -> answer.suggestions().categories()),
                value(
                        "danger",
                        SchemaTypes.ref(DANGER),
                        "Danger to somebody's life",
                        "可能危及生命",
                        Answer.class,
                        Answer::danger),
                value(
                        "parts",
                        SchemaTypes.many(SchemaTypes.ref(PART)),
                        "The matters, where the words raise several",
                        "几件不同的事；只有一件时为空",
                        Answer.class,
                        answer -> answer.suggestions().parts()),
                value(
                        "answerer",
                        SchemaTypes.ref(ANSWERER),
                        "Who answers for the chosen category, else for the first one where it is sure",
                        "由谁答复：已选的类别，否则有把握的首个类别",
                        Answer.class,
                        answer -> answer.suggestions().answerer().orElse(null)));
    }

    private void addCategory() {
        draft.object(
                CATEGORY,
                SchemaNames.text("A category that is suggested", "建议的类别"),
                List.of(
                        value(
                                "category",
                                category(),
                                "The category",
                                "类别",
                                CategorySuggestion.class,
                                suggestion -> new LoadedDocument(suggestion.category())),
                        value(
                                "probability",
                                SchemaTypes.required(Scalars.GraphQLFloat),
                                "Calibrated, from 0 to 1: 0.8 is right about 80 times in 100",
                                "经校准的概率：说 0.8 的，100 次中约 80 次正确",
                                CategorySuggestion.class,
                                CategorySuggestion::probability)));
    }

    private static GraphQLOutputType category() {
        return SchemaTypes.required(SchemaTypes.ref(SchemaNames.type("category")));
    }

    private void addDanger() {
        draft.object(
                DANGER,
                SchemaNames.text("Danger to somebody's life that the words tell of", "话里看出的危险"),
                List.of(
                        danger(
                                "code",
                                TEXT,
                                "Its code",
                                "代码",
                                danger -> danger.found().danger().code()),
                        danger(
                                "label",
                                TEXT,
                                "What it is called",
                                "名称",
                                danger -> danger.language()
                                        .of(danger.found().danger().label())),
                        danger(
                                "advice",
                                TEXT,
                                "What to do until help comes",
                                "救援到来前怎么做",
                                danger -> danger.language()
                                        .of(danger.found().danger().advice())),
                        danger(
                                "sign",
                                Scalars.GraphQLString,
                                "The words that say so",
                                "看出危险的字句",
                                danger -> danger.found().sign()),
                        danger(
                                "probability",
                                Scalars.GraphQLFloat,
                                "Calibrated, from 0 to 1; null where a sign was enough",
                                "概率；由字句即可看出时为空",
                                danger -> danger.found().probability()),
                        danger(
                                "model",
                                TEXT,
                                "The version of what found it",
                                "由什么看出",
                                danger -> danger.found().model())));
    }

    private static SchemaField danger(
            String name, GraphQLOutputType type, String en, String zh, Function<Danger, @Nullable Object> read) {
        return value(name, type, en, zh, Danger.class, read);
    }

    private void addPart() {
        draft.object(
                PART,
                SchemaNames.text("One of several matters", "其中一件事"),
                List.of(
                        value(
                                "words",
                                TEXT,
                                "Its words, with what is personal masked",
                                "这件事的话，已遮去个人信息",
                                ReportPart.class,
                                ReportPart::words),
                        value(
                                "category",
                                SchemaTypes.required(SchemaTypes.ref(CATEGORY)),
                                "What it is about",
                                "类别",
                                ReportPart.class,
                                ReportPart::category)));
    }

    private void addContact() {
        draft.object(
                CONTACT,
                SchemaNames.text("Somebody who can be called", "可以拨打的电话"),
                List.of(
                        value("name", TEXT, "The name in Chinese", "中文名称", Contact.class, Contact::name),
                        value(
                                "nameEn",
                                Scalars.GraphQLString,
                                "The name in English",
                                "英文名称",
                                Contact.class,
                                Contact::nameEn),
                        value("phone", TEXT, "The telephone number", "电话", Contact.class, Contact::phone),
                        value(
                                "note",
                                Scalars.GraphQLString,
                                "What else to know, in Chinese",
                                "中文说明",
                                Contact.class,
                                Contact::note),
                        value(
                                "noteEn",
                                Scalars.GraphQLString,
                                "What else to know, in English",
                                "英文说明",
                                Contact.class,
                                Contact::noteEn)));
    }

    private void addAnswerer() {
        draft.object(
                ANSWERER,
                SchemaNames.text("Who answers", "由谁答复"),
                List.of(
                        value(
                                "category",
                                category(),
                                "For which category",
                                "就哪个类别而言",
                                Answerer.class,
                                answerer -> new LoadedDocument(answerer.category())),
                        value(
                                "placed",
                                FLAG,
                                "Whether the place is known, without which nobody can be named",
                                "是否知道地点；不知道则无法确定机构",
                                Answerer.class,
                                Answerer::placed),
                        value(
                                "organisation",
                                SchemaTypes.ref(SchemaNames.type("organisation")),
                                "Who does there; null where nobody does",
                                "负责的机构；没有时为空",
                                Answerer.class,
                                answerer -> answerer.organisation() == null
                                        ? null
                                        : new LoadedDocument(Objects.requireNonNull(answerer.organisation()))),
                        value(
                                "contacts",
                                SchemaTypes.many(SchemaTypes.ref(CONTACT)),
                                "Where to turn to where no organisation answers",
                                "没有机构负责时可以找谁",
                                Answerer.class,
                                answerer -> answerer.organisation() == null ? answerer.contacts() : List.of())));
    }
}
