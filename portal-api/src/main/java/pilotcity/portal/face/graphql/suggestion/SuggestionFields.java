package pilotcity.portal.face.graphql.suggestion;

import graphql.Scalars;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.GraphQLOutputType;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import pilotcity.index.Index;
import pilotcity.portal.face.graphql.fetch.LinkFetcher;
import pilotcity.portal.face.graphql.limit.QueryCostAnalysis;
import pilotcity.portal.face.graphql.loading.GlobalId;
import pilotcity.portal.face.graphql.loading.ReadContext;
import pilotcity.portal.face.graphql.type.SchemaDraft;
import pilotcity.portal.face.graphql.type.SchemaField;
import pilotcity.portal.face.graphql.type.SchemaNames;
import pilotcity.portal.face.graphql.type.SchemaTypes;
import pilotcity.portal.face.shared.page.Language;
import pilotcity.portal.face.shared.suggestion.AskedSuggestion;
import pilotcity.portal.suggestion.ModelInUse;
import pilotcity.portal.suggestion.Suggester;
import pilotcity.portal.suggestion.Suggestions;

/** What is suggested for words: {@code suggestions} of the query type, and the types below it. */
public final class SuggestionFields {

    private final SchemaDraft draft;
    private final Suggester suggester;

    public SuggestionFields(SchemaDraft draft, Suggester suggester) {
        this.draft = draft;
        this.suggester = suggester;
    }

    /** An answer with the places that it names, and the language of its texts. */
    private record Answer(Suggestions suggestions, List<FoundTypes.Place> places, Language language) {
        static Answer of(Index index, AskedSuggestion asked, Suggester suggester) {
            Suggestions found = asked.answer(suggester, index);
            return new Answer(
                    found,
                    found.places().stream()
                            .map(place -> FoundTypes.Place.of(index, place))
                            .toList(),
                    asked.language());
        }

        List<FoundTypes.Duplicate> duplicates() {
            return suggestions.duplicates().stream()
                    .map(duplicate -> new FoundTypes.Duplicate(duplicate, language))
                    .toList();
        }

        SuggestedTypes.@Nullable Danger danger() {
            return suggestions
                    .danger()
                    .map(found -> new SuggestedTypes.Danger(found, language))
                    .orElse(null);
        }
    }

    /** Adds the types of suggestions and gives the field that asks for them. */
    public SchemaField part() {
        new SuggestedTypes(draft).add();
        new FoundTypes(draft).add();
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
        return context.index(index -> Answer.of(index, asked, suggester));
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
                        SchemaTypes.required(Scalars.GraphQLBoolean),
                        "Whether the first category is at least as probable as the threshold of the model",
                        "首个类别是否有把握",
                        answer -> answer.suggestions().sure()),
                value(
                        "categories",
                        SchemaTypes.many(SchemaTypes.ref(SuggestedTypes.CATEGORY)),
                        "At most three, the most probable first",
                        "至多三个类别，最可能的在前",
                        answer -> answer.suggestions().categories()),
                danger(),
                value(
                        "places",
                        SchemaTypes.many(SchemaTypes.ref(FoundTypes.PLACE)),
                        "Places that the words name, the most probable first",
                        "话里说的地点，最可能的在前",
                        Answer::places),
                value(
                        "duplicates",
                        SchemaTypes.many(SchemaTypes.ref(FoundTypes.DUPLICATE)),
                        "Records that may mean the same, the most probable first",
                        "可能是同一件事的记录，最可能的在前",
                        Answer::duplicates),
                parts(),
                answerer());
    }

    private static SchemaField value(
            String name, GraphQLOutputType type, String en, String zh, Function<Answer, @Nullable Object> read) {
        return SuggestedTypes.value(name, type, en, zh, Answer.class, read);
    }

    private static SchemaField danger() {
        return value(
                "danger",
                SchemaTypes.ref(SuggestedTypes.DANGER),
                "Danger to somebody's life",
                "可能危及生命",
                Answer::danger);
    }

    private static SchemaField parts() {
        return value(
                "parts",
                SchemaTypes.many(SchemaTypes.ref(SuggestedTypes.PART)),
                "The matters, where the words raise several",
                "几件不同的事；只有一件时为空",
                answer -> answer.suggestions().parts());
    }

    private static SchemaField answerer() {
        return value(
                "answerer",
                SchemaTypes.ref(SuggestedTypes.ANSWERER),
                "Who answers for the chosen category, else for the first one where it is sure",
                "由谁答复：已选的类别，否则有把握的首个类别",
                answer -> answer.suggestions().answerer().orElse(null));
    }
}
