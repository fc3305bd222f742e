package pilotcity.portal.face.graphql.suggestion;

import graphql.Scalars;
import graphql.schema.GraphQLOutputType;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import pilotcity.portal.face.graphql.loading.LoadedDocument;
import pilotcity.portal.face.graphql.type.SchemaDraft;
import pilotcity.portal.face.graphql.type.SchemaField;
import pilotcity.portal.face.graphql.type.SchemaNames;
import pilotcity.portal.face.graphql.type.SchemaTypes;
import pilotcity.portal.face.shared.page.Language;
import pilotcity.portal.kernel.suggestion.WordsReading.FoundDanger;
import pilotcity.portal.suggestion.Suggestions.Answerer;
import pilotcity.portal.suggestion.Suggestions.CategorySuggestion;
import pilotcity.portal.suggestion.Suggestions.Contact;
import pilotcity.portal.suggestion.Suggestions.ReportPart;

/** The types below suggestions. */
record SuggestedTypes(SchemaDraft draft) {
    static final String CATEGORY = "SuggestedCategory";
    static final String DANGER = "SuggestedDanger";
    static final String PART = "SuggestedPart";
    static final String ANSWERER = "SuggestedAnswerer";
    private static final String CONTACT = "SuggestedContact";
    private static final GraphQLOutputType TEXT = SchemaTypes.required(Scalars.GraphQLString);

    /** Danger, as it is told in one language. */
    record Danger(FoundDanger found, Language language) {
        String label() {
            return language.of(found.danger().label());
        }

        String advice() {
            return language.of(found.danger().advice());
        }
    }

    static <T> SchemaField value(
            String name,
            GraphQLOutputType type,
            String en,
            String zh,
            Class<T> of,
            Function<T, @Nullable Object> read) {
        return SchemaField.value(name, type, SchemaNames.text(en, zh), source -> read.apply(of.cast(source)));
    }

    void add() {
        addCategory();
        addDanger();
        addPart();
        addContact();
        addAnswerer();
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
                                each -> each.found().danger().code()),
                        danger("label", TEXT, "What it is called", "名称", Danger::label),
                        danger("advice", TEXT, "What to do until help comes", "救援到来前怎么做", Danger::advice),
                        danger(
                                "sign",
                                Scalars.GraphQLString,
                                "The words that say so",
                                "看出危险的字句",
                                each -> each.found().sign()),
                        danger(
                                "probability",
                                Scalars.GraphQLFloat,
                                "Calibrated, from 0 to 1; null where a sign was enough",
                                "概率；由字句即可看出时为空",
                                each -> each.found().probability()),
                        danger(
                                "model",
                                TEXT,
                                "The version of what found it",
                                "由什么看出",
                                each -> each.found().model())));
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
                                "place",
                                Scalars.GraphQLID,
                                "The code of the division that was gone by",
                                "所依据的区划代码",
                                Answerer.class,
                                Answerer::place),
                        value(
                                "placed",
                                SchemaTypes.required(Scalars.GraphQLBoolean),
                                "Whether the place is known, without which nobody can be named",
                                "是否知道地点；不知道则无法确定机构",
                                Answerer.class,
                                Answerer::placed),
                        organisation(),
                        contacts()));
    }

    private static SchemaField organisation() {
        return value(
                "organisation",
                SchemaTypes.ref(SchemaNames.type("organisation")),
                "Who does there; null where nobody does",
                "负责的机构；没有时为空",
                Answerer.class,
                answerer -> answerer.organisation() == null
                        ? null
                        : new LoadedDocument(Objects.requireNonNull(answerer.organisation())));
    }

    private static SchemaField contacts() {
        return value(
                "contacts",
                SchemaTypes.many(SchemaTypes.ref(CONTACT)),
                "Where to turn to where no organisation answers",
                "没有机构负责时可以找谁",
                Answerer.class,
                answerer -> answerer.organisation() == null ? answerer.contacts() : List.of());
    }
}
