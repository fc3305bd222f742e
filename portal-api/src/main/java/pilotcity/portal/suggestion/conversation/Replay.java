package pilotcity.portal.suggestion.conversation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pilotcity.index.Index;
import pilotcity.index.document.Document;
import pilotcity.index.kind.Label;
import pilotcity.portal.kernel.problem.Problem;
import pilotcity.portal.suggestion.Suggester;
import pilotcity.portal.suggestion.conversation.ConversationState.Exchange;
import pilotcity.portal.suggestion.conversation.question.CategoryQuestions;
import pilotcity.portal.suggestion.conversation.question.ConversationLanguage;
import pilotcity.portal.suggestion.conversation.question.Question;

/**
 * Goes through the turns of a conversation. Every turn behind the first replies to a question, named or not, so that two
 * questions are the most whatever is sent.
 */
final class Replay {
    private static final String CATEGORY = "category";
    private static final Label SKIPPED = new Label("跳过", "Skipped");

    private final Index index;
    private final Suggester suggester;
    private final Conversation conversation;

    private final List<String> words = new ArrayList<>();
    private final List<String> small = new ArrayList<>();
    private final Set<String> asked = new LinkedHashSet<>();
    private final Map<String, List<String>> answers = new LinkedHashMap<>();
    private final List<Exchange> log = new ArrayList<>();
    private Whereabouts where;
    private int photos;
    private @Nullable Document category;

    /** Whether the categories that were offered are wrong. */
    private boolean declined;

    private boolean corrected;
    private boolean confirmed;

    /** Read once for what is known; null where something has come since. */
    private @Nullable Understanding known;

    Replay(Index index, Suggester suggester, Conversation conversation) {
        this.index = index;
        this.suggester = suggester;
        this.conversation = conversation;
        this.where = conversation.where();
    }

    ConversationState run() {
        if (conversation.category() != null) {
            category = category(conversation.category(), CATEGORY);
        }
        requireThere("place", where.place(), "place");
        requireOpenCampaign();
        int number = 0;
        for (Turn turn : conversation.turns()) {
            new TurnTaking(this, "turns[" + number++ + "]").take(turn);
            known = null;
        }
        if (log.isEmpty()) {
            throw Problem.field("turns", new Label("请先说是什么问题，或附上照片", "say what it is about, or send a photo"));
        }
        Optional<Question> next = next();
        Understanding understood = understood();
        return new ConversationState(
                language(),
                log,
                photos,
                understood,
                asked.size(),
                next,
                ReportDraft.of(index, understood, description(), conversation.campaign()),
                confirmed && next.isEmpty());
    }

    private ConversationLanguage language() {
        ConversationLanguage given = conversation.language();
        return given == null ? ConversationLanguage.of(String.join(" ", words.isEmpty() ? small : words)) : given;
    }

    /** Whether the turn that is taken is the report itself. */
    boolean isBeginning() {
        return log.isEmpty();
    }

    Optional<Question> next() {
        Interpreter interpreter = interpreter();
        return new QuestionChooser(suggester, index, understood(), interpreter.request(), photos > 0).next(asked);
    }

    /** The question {@code code} as it would be asked now; empty where the category does not ask that. */
    Optional<Question> question(String code) {
        return switch (code) {
            case Question.WORDS -> Optional.of(Question.OF_WORDS);
            case Question.PLACE -> Optional.of(Question.OF_PLACE);
            case Question.CATEGORY ->
                Optional.of(QuestionChooser.between(understood().suggestions().categories().stream()
                        .limit(2)
                        .toList()));
            default ->
                Optional.ofNullable(understood().category())
                        .flatMap(about -> CategoryQuestions.of(index, about).find(code));
        };
    }

    /** What belongs to no report, such as a greeting. It is answered in its language. */
    void passOver(String text) {
        small.add(text);
    }

    /** Whether the report is right as it is; what is said later may change it once more. */
    void confirm(boolean right) {
        confirmed = right;
    }

    void say(String text) {
        words.add(text);
        if (description().length() > Conversation.LONGEST_WORDS) {
            throw Problem.field(
                    "turns",
                    new Label(
                            "所有的话合起来最多 " + Conversation.LONGEST_WORDS + " 个字符",
                            "the words of all turns have at most " + Conversation.LONGEST_WORDS
                                    + " characters together"));
        }
    }

    /** @param field names the place in it, where it does not exist */
    void locate(Whereabouts further, String field) {
        requireThere("place", further.place(), field + ".place");
        where = where.with(further);
    }

    /** It is not where anybody or the words have said so far. */
    void relocate(Whereabouts right) {
        where = right;
        corrected = true;
    }

    private void requireThere(String kind, @Nullable String id, String field) {
        if (id != null && index.find(kind, id).isEmpty()) {
            throw Problem.field(field, "there is no " + kind + " '" + id + "'");
        }
    }

    private void requireOpenCampaign() {
        String id = conversation.campaign();
        requireThere("campaign", id, "campaign");
        boolean open = id == null
                || index.find("campaign", id)
                        .filter(found -> "open".equals(found.map().get("status")))
                        .isPresent();
        if (!open) {
            throw Problem.field("campaign", new Label("这次征集已经结束", "takes no reports any more"));
        }
    }

    void choose(String id, String field) {
        category = category(id, field);
    }

    void decline() {
        category = null;
        declined = true;
    }

    void addPhotos(int more) {
        photos += more;
    }

    void answer(Question question, List<String> values) {
        answers.put(question.answerCode(), values);
    }

    void note(Optional<Question> question, Label reply) {
        question.ifPresent(replied -> asked.add(replied.code()));
        log.add(new Exchange(question, reply));
    }

    void noteSkipped(Optional<Question> question) {
        note(question, SKIPPED);
    }

    private Document category(String id, String field) {
        Document found =
                index.find(CATEGORY, id).orElseThrow(() -> Problem.field(field, "there is no category '" + id + "'"));
        if (!Boolean.TRUE.equals(found.map().get("open"))) {
            throw Problem.field(field, "'" + id + "' takes no reports; choose one below it");
        }
        return found;
    }

    /** The name of a category in both languages. */
    Label categoryName(String id) {
        return index.find(CATEGORY, id)
                .map(found -> CategoryQuestions.label(found.map(), "name"))
                .orElseGet(() -> Label.same(id));
    }

    private String description() {
        return String.join("\n", words);
    }

    private Understanding understood() {
        if (known == null) {
            known = interpreter().understand();
        }
        return known;
    }

    private Interpreter interpreter() {
        return new Interpreter(
                index, suggester, description(), category, declined, where, corrected, answers, conversation.split());
    }
}
