package pilotcity.portal.face.report;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pilotcity.index.Index;
import pilotcity.index.document.Document;
import pilotcity.portal.face.shared.page.RefusalReason;
import pilotcity.portal.face.shared.page.TemplatePage;
import pilotcity.portal.face.shared.page.Visit;
import pilotcity.portal.face.shared.page.document.DocumentNames;
import pilotcity.portal.face.shared.page.results.DuplicateItems;
import pilotcity.portal.kernel.problem.Problem;
import pilotcity.portal.suggestion.Suggester;
import pilotcity.portal.suggestion.duplicate.PossibleDuplicate;

/**
 * What the form shows.
 *
 * @param values what has been typed so far
 * @param key makes what is sent twice one report
 * @param problem what is wrong with it, or null
 * @param review whether it is shown to be looked at before it is sent
 * @param near what may be the same thing
 * @param photosLost whether photos came with it, which a form that comes back has lost
 */
record ReportForm(
        Map<String, Object> values,
        String key,
        @Nullable Problem problem,
        boolean review,
        List<PossibleDuplicate> near,
        boolean photosLost) {
    private static final String CATEGORY = "category";
    private static final Set<String> CONTROLS = Set.of("lon", "lat", "address", "photos", "description", CATEGORY);

    /** A form that nobody has sent yet. */
    static ReportForm fresh(Map<String, Object> values, String key) {
        return new ReportForm(values, key, null, false, List.of(), false);
    }

    TemplatePage page(Index index, Visit visit, Suggester suggester) {
        return new TemplatePage("report", model(index, visit, suggester));
    }

    Map<String, @Nullable Object> model(Index index, Visit visit, Suggester suggester) {
        CategoryChooser chooser = new CategoryChooser(index, visit, text(CATEGORY));
        Map<String, @Nullable Object> model = new HashMap<>();
        model.put("form", values);
        model.put("key", key);
        String wrong = problem == null ? null : wrong(problem.field());
        model.put("wrong", wrong);
        model.put("contactWrong", wrong != null && wrong.startsWith("contact."));
        model.put("anchor", wrong == null ? null : anchor(wrong));
        model.put("reason", problem == null ? null : RefusalReason.of(problem, visit.language()));
        model.put("status", problem == null ? 200 : problem.kind().status());
        model.put("review", review);
        model.put("photosLost", photosLost);
        model.put("near", new DuplicateItems(index, visit).of(near));
        model.put("groups", chooser.groups());
        Map<?, ?> answers = values.get("answers") instanceof Map<?, ?> given ? given : Map.of();
        model.put("questions", chooser.questions(answers));
        model.put("advice", ReportAdvice.of(suggester, index, visit, values).model());
        model.put("campaign", campaign(index, visit, text("campaign")));
        return model;
    }

    /** The field it belongs to: that of all photos where it is one of them. */
    private static String wrong(@Nullable String field) {
        return field == null ? "form" : field.replaceFirst("\\[[0-9]+\\]$", "");
    }

    /** The id of the control that is wrong, or null where the page has none for it. */
    private static @Nullable String anchor(String wrong) {
        if (wrong.startsWith("contact.") || wrong.startsWith("answers.")) {
            return wrong.replaceFirst("^answers\\.", "q-").replace('.', '-');
        }
        return CONTROLS.contains(wrong) ? wrong : wrong.equals("place") ? "address" : null;
    }

    private @Nullable String text(String name) {
        return values.get(name) instanceof String text ? text : null;
    }

    /** What is shown of the open campaign {@code id}, with what its poster says. */
    static @Nullable Map<String, @Nullable Object> campaign(Index index, Visit visit, @Nullable String id) {
        return openCampaign(index, id)
                .map(campaign -> described(index, campaign, visit))
                .orElse(null);
    }

    private static Optional<Document> openCampaign(Index index, @Nullable String id) {
        return Optional.ofNullable(id)
                .flatMap(given -> index.find("campaign", given))
                .filter(campaign -> "open".equals(campaign.map().get("status")));
    }

    /** Whether there is a campaign of that id that takes reports. */
    static boolean isOpen(Index index, @Nullable String campaign) {
        return openCampaign(index, campaign).isPresent();
    }

    private static Map<String, @Nullable Object> described(Index index, Document campaign, Visit visit) {
        Map<String, @Nullable Object> described = new HashMap<>();
        described.put("id", campaign.id());
        described.put(
                "name",
                DocumentNames.of(index.kinds(), campaign, visit.language()).title());
        described.put("poster", visit.language().of(campaign.map(), "poster"));
        described.put("href", visit.link("/campaigns/" + campaign.id()));
        return described;
    }
}
