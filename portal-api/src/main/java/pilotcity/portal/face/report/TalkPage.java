package pilotcity.portal.face.report;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Point;
import pilotcity.index.Index;
import pilotcity.index.kind.Label;
import pilotcity.portal.face.shared.conversation.ConversationWriter;
import pilotcity.portal.face.shared.page.RefusalReason;
import pilotcity.portal.face.shared.page.TemplatePage;
import pilotcity.portal.face.shared.page.Visit;
import pilotcity.portal.face.shared.page.htmlform.FormKey;
import pilotcity.portal.kernel.problem.Problem;
import pilotcity.portal.suggestion.Suggester;
import pilotcity.portal.suggestion.conversation.Conversation;
import pilotcity.portal.suggestion.conversation.ConversationState;
import pilotcity.portal.suggestion.conversation.ConversationText;
import pilotcity.portal.suggestion.conversation.ReportDraft;
import pilotcity.portal.suggestion.conversation.Whereabouts;
import pilotcity.portal.suggestion.conversation.question.Question;
import pilotcity.portal.suggestion.duplicate.PossibleDuplicate;

/**
 * What the conversation shows: what was said, and the next question or the report.
 *
 * @param problem what is wrong with what was said last, or null
 * @param typed what was said last where that is wrong, else empty
 */
record TalkPage(Index index, Visit visit, @Nullable Problem problem, String typed) {

    /** Before anything has been said. */
    TemplatePage begin(Conversation conversation) {
        Map<String, @Nullable Object> model = model(conversation, List.of());
        model.put("question", null);
        model.put("danger", null);
        return new TemplatePage("talk", model);
    }

    TemplatePage question(Conversation conversation, ConversationState state, Question question) {
        Map<String, @Nullable Object> model = model(conversation, state.log());
        model.put("question", shown(question));
        model.put("number", state.number());
        putDanger(model, state);
        return new TemplatePage("talk", model);
    }

    /** The report, to be checked, corrected and sent. */
    TemplatePage ready(Conversation conversation, ConversationState state, Suggester suggester) {
        Map<String, Object> values = values(state.draft());
        List<PossibleDuplicate> near = FormDuplicates.find(suggester, index, values);
        ReportForm form = new ReportForm(values, FormKey.fresh(), null, true, near, false);
        Map<String, @Nullable Object> model = model(conversation, state.log());
        model.putAll(form.model(index, visit, suggester));
        model.put(
                "facts",
                new ConversationText(index, state)
                        .facts().stream()
                                .map(fact -> Map.of("title", of(fact.title()), "text", of(fact.text())))
                                .toList());
        return new TemplatePage("talk-ready", model);
    }

    private Map<String, @Nullable Object> model(Conversation conversation, List<ConversationState.Exchange> log) {
        Map<String, @Nullable Object> model = new HashMap<>();
        model.put("log", lines(log));
        model.put("turns", conversation.turns().size());
        model.put("state", ConversationWriter.write(conversation).encode());
        model.put("campaignId", conversation.campaign());
        model.put("campaign", ReportForm.campaign(index, visit, conversation.campaign()));
        model.put("refused", problem == null ? null : RefusalReason.of(problem, visit.language()));
        model.put("typed", typed);
        return model;
    }

    private void putDanger(Map<String, @Nullable Object> model, ConversationState state) {
        model.put(
                "danger",
                state.understood()
                        .suggestions()
                        .danger()
                        .map(found -> DangerAdvice.of(found.danger(), visit.language()))
                        .orElse(null));
    }

    private String of(Label label) {
        return visit.language().of(label);
    }

    /** What the portal asked, and what was said. */
    private List<Map<String, Object>> lines(List<ConversationState.Exchange> log) {
        List<Map<String, Object>> lines = new ArrayList<>();
        for (ConversationState.Exchange exchange : log) {
            exchange.question().ifPresent(question -> lines.add(Map.of("own", false, "text", of(question.text()))));
            lines.add(Map.of("own", true, "text", of(exchange.reply())));
        }
        return lines;
    }

    private Map<String, Object> shown(Question question) {
        return Map.of(
                "code", question.code(),
                "kind", question.kind().code(),
                "text", of(question.text()),
                "hint", question.hint() == null ? "" : of(question.hint()),
                "choices",
                        question.choices().stream()
                                .map(choice -> Map.of(
                                        "value", choice.value(),
                                        "label", of(choice.label()),
                                        "more", choice.more() == null ? "" : of(choice.more())))
                                .toList());
    }

    /** As the form has them, whose points are in WGS84. */
    private static Map<String, Object> values(ReportDraft draft) {
        Map<String, Object> values = new LinkedHashMap<>();
        Whereabouts where = draft.where();
        put(values, "description", draft.description());
        put(values, "category", draft.category());
        Point point = where.point();
        put(values, "lon", point == null ? null : rounded(point.getX()));
        put(values, "lat", point == null ? null : rounded(point.getY()));
        put(values, "accuracy", where.accuracy());
        put(values, "address", where.address());
        put(values, "place", where.hasPoint() ? null : where.place());
        put(values, "unplaced", where.isUnknown() ? "true" : null);
        put(values, "campaign", draft.campaign());
        values.put("answers", draft.answers());
        return values;
    }

    /** To a tenth of a metre: a datum that was changed leaves digits that mean nothing. */
    private static double rounded(double degrees) {
        return Math.round(degrees * 1e6) / 1e6;
    }

    private static void put(Map<String, Object> values, String name, @Nullable Object value) {
        if (value != null) {
            values.put(name, value);
        }
    }
}
