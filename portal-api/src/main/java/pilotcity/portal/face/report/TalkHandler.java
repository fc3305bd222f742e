package pilotcity.portal.face.report;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pilotcity.index.Index;
import pilotcity.portal.face.shared.conversation.ConversationReader;
import pilotcity.portal.face.shared.page.Language;
import pilotcity.portal.face.shared.page.PageRenderer;
import pilotcity.portal.face.shared.page.TemplatePage;
import pilotcity.portal.face.shared.page.Visit;
import pilotcity.portal.face.shared.page.htmlform.FormSubmissionReader;
import pilotcity.portal.face.shared.page.htmlform.FormSubmissionReader.Submitted;
import pilotcity.portal.kernel.authentication.SameOriginCheck;
import pilotcity.portal.kernel.http.request.BodyReader;
import pilotcity.portal.kernel.http.request.StrictJson;
import pilotcity.portal.kernel.http.request.UnicodeCheck;
import pilotcity.portal.kernel.limits.RateLimits;
import pilotcity.portal.kernel.problem.Problem;
import pilotcity.portal.kernel.verb.Verb;
import pilotcity.portal.kernel.verb.input.InputField;
import pilotcity.portal.suggestion.Suggester;
import pilotcity.portal.suggestion.conversation.Conversation;
import pilotcity.portal.suggestion.conversation.ConversationGuide;
import pilotcity.portal.suggestion.conversation.ConversationState;
import pilotcity.portal.suggestion.conversation.Turn;
import pilotcity.portal.suggestion.conversation.Whereabouts;
import pilotcity.portal.suggestion.conversation.question.ConversationLanguage;

/**
 * {@code /report/talk}: the report as a conversation, step by step as forms. The page holds all that was said, as JSON in
 * a hidden field, since nothing is kept here until the report is sent.
 */
final class TalkHandler {
    private static final int LONGEST_STATE = 100_000;
    private static final String TEXT = "text";

    /** Fields of the page that are none of the verb's. */
    private static final List<InputField> OTHERS = List.of(
            InputField.text("state", LONGEST_STATE, "目前为止的对话", "All that was said so far"),
            InputField.text("question", 210, "回答的问题", "The question that is answered"),
            InputField.text(TEXT, Conversation.LONGEST_WORDS, "写的话", "What was written"),
            InputField.text("answer", 1_000, "选中的回答", "What was chosen").many(20),
            InputField.text("photoCount", 2, "照片张数", "How many photos were added"),
            InputField.text("photoLon", 30, "照片的经度", "Where a photo was taken"),
            InputField.text("photoLat", 30, "照片的纬度", "Where a photo was taken"),
            InputField.bool("skip", "跳过", "Whether the question is skipped"),
            InputField.bool("back", "上一步", "Whether the last turn is taken back"));

    private final Verb verb;
    private final FormSubmissionReader reader;
    private final SameOriginCheck sameOrigin;
    private final RateLimits limits;
    private final PageRenderer renderer;
    private final Suggester suggester;
    private final ConversationGuide guide;

    TalkHandler(
            Verb verb,
            FormSubmissionReader reader,
            SameOriginCheck sameOrigin,
            RateLimits limits,
            PageRenderer renderer,
            Suggester suggester) {
        this.verb = verb;
        this.reader = reader;
        this.sameOrigin = sameOrigin;
        this.limits = limits;
        this.renderer = renderer;
        this.suggester = suggester;
        this.guide = new ConversationGuide(suggester);
    }

    Future<Void> begin(RoutingContext context, Visit visit) {
        String campaign = context.request().getParam("campaign");
        return renderer.orProblem(
                context,
                visit,
                renderer.showOnce(
                        context,
                        200,
                        visit,
                        (index, on) -> new TalkPage(index, on, null, "")
                                .begin(fresh(on, ReportForm.isOpen(index, campaign) ? campaign : null))));
    }

    private static Conversation fresh(Visit visit, @Nullable String campaign) {
        return new Conversation(language(visit), List.of(), Whereabouts.UNKNOWN, null, campaign, false);
    }

    private static ConversationLanguage language(Visit visit) {
        return visit.language() == Language.ZH ? ConversationLanguage.ZH : ConversationLanguage.EN;
    }

    Future<Void> proceed(RoutingContext context, Visit visit) {
        context.request().pause();
        Future<Void> shown = Future.<Void>succeededFuture()
                .compose(begun -> {
                    sameOrigin.require(context);
                    limits.forSuggestions(context, 1);
                    return reader.read(context, verb, OTHERS);
                })
                .onFailure(failure -> BodyReader.discard(context.request()))
                .compose(sent -> proceed(context, visit, sent));
        return renderer.orProblem(context, visit, shown);
    }

    private Future<Void> proceed(RoutingContext context, Visit visit, Submitted sent) {
        Conversation before = before(visit, sent);
        return renderer.showOnce(
                context, 200, visit, (index, on) -> page(index, on, before, after(before, sent), sent.other(TEXT)));
    }

    /** What the page held. What cannot be read any more is begun anew. */
    private static Conversation before(Visit visit, Submitted sent) {
        String state = sent.other("state");
        if (state.isEmpty()) {
            return fresh(visit, null);
        }
        try {
            return ConversationReader.read(UnicodeCheck.require(StrictJson.read(state)))
                    .in(language(visit));
        } catch (IllegalArgumentException e) {
            throw Problem.field("state", String.valueOf(e.getMessage()));
        }
    }

    private static Conversation after(Conversation before, Submitted sent) {
        List<Turn> turns = new ArrayList<>(before.turns());
        if (!sent.other("back").isEmpty()) {
            return turns.isEmpty() ? before : before.withTurns(turns.subList(0, turns.size() - 1));
        }
        Turn turn = turn(sent);
        if (turn != null) {
            turns.add(turn);
        }
        Conversation after = before.withTurns(turns);
        Double lon = ReportAdvice.number(sent.other("photoLon"), 180);
        Double lat = ReportAdvice.number(sent.other("photoLat"), 90);
        return lon == null || lat == null || before.where().hasPoint()
                ? after
                : after.at(new Whereabouts(lon, lat, null, null, null, null));
    }

    /** What was said in this step; null where the page is shown again, as after a reload. */
    private static @Nullable Turn turn(Submitted sent) {
        String question = sent.other("question").isEmpty() ? null : sent.other("question");
        if (!sent.other("skip").isEmpty()) {
            return new Turn.Skipped(question);
        }
        Whereabouts where = where(sent);
        if (!where.isUnknown()) {
            return new Turn.Placed(question, where);
        }
        List<String> chosen = sent.others("answer");
        if (!chosen.isEmpty()) {
            return new Turn.Chosen(question, chosen);
        }
        String text = sent.other(TEXT);
        Double photos = ReportAdvice.number(sent.other("photoCount"), 5);
        return text.isEmpty() && photos == null
                ? null
                : new Turn.Said(question, text, photos == null ? 0 : Math.max(0, photos.intValue()));
    }

    private static Whereabouts where(Submitted sent) {
        Double lon = ReportAdvice.number(sent.values().get("lon"), 180);
        Double lat = ReportAdvice.number(sent.values().get("lat"), 90);
        Double accuracy = ReportAdvice.number(sent.values().get("accuracy"), 100_000);
        String address = sent.values().get("address") instanceof String text ? text.strip() : null;
        boolean point = lon != null && lat != null;
        return new Whereabouts(point ? lon : null, point ? lat : null, null, point ? accuracy : null, address, null);
    }

    /** The next step; the step before once more where what was said does not fit. */
    private TemplatePage page(Index index, Visit visit, Conversation before, Conversation after, String typed) {
        try {
            return step(new TalkPage(index, visit, null, ""), index, after);
        } catch (Problem problem) {
            if (before.equals(after) || problem.kind() != Problem.Kind.BAD_REQUEST) {
                throw problem;
            }
            return step(new TalkPage(index, visit, problem, typed), index, before);
        }
    }

    private TemplatePage step(TalkPage page, Index index, Conversation conversation) {
        if (conversation.turns().isEmpty()) {
            return page.begin(conversation);
        }
        ConversationState state = guide.proceed(index, conversation);
        return state.question()
                .map(question -> page.question(conversation, state, question))
                .orElseGet(() -> page.ready(conversation, state, suggester));
    }
}
