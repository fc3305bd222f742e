package pilotcity.portal.face.desk;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import pilotcity.index.Index;
import pilotcity.index.document.Document;
import pilotcity.index.filter.cql2text.Cql2Text;
import pilotcity.index.kind.Kind;
import pilotcity.index.search.SearchQuery;
import pilotcity.index.search.SimulatedDocuments;
import pilotcity.portal.face.shared.page.Language;
import pilotcity.portal.face.shared.page.PageRenderer;
import pilotcity.portal.face.shared.page.TemplatePage;
import pilotcity.portal.face.shared.page.Visit;
import pilotcity.portal.face.shared.page.document.CategoryChoice;
import pilotcity.portal.face.shared.page.document.DocumentView;
import pilotcity.portal.face.shared.page.document.ReferencedDocuments;
import pilotcity.portal.face.shared.page.document.ResultItems;
import pilotcity.portal.face.shared.page.htmlform.FormSubmissionReader.Submitted;
import pilotcity.portal.face.shared.page.htmlform.VerbForm;
import pilotcity.portal.face.shared.page.results.DuplicateItems;
import pilotcity.portal.face.shared.page.results.PageQuery;
import pilotcity.portal.face.shared.page.results.PageQueryReader;
import pilotcity.portal.face.shared.parameters.CqlLiteral;
import pilotcity.portal.kernel.learning.danger.Danger;
import pilotcity.portal.kernel.problem.Problem;
import pilotcity.portal.kernel.read.ReadPool;
import pilotcity.portal.kernel.verb.Verb;
import pilotcity.portal.kernel.verb.VerbEffect;
import pilotcity.portal.kernel.verb.Verbs;
import pilotcity.portal.kernel.write.PrivatePartReader;

/** What the pages of the desk show. */
record DeskPages(Verbs verbs, PrivatePartReader privateParts, PageRenderer pages, ReadPool reads, Duration timeout) {
    private static final String RECORD = "record";

    /** What can be done to many records at once; a bundle of them is a referral. */
    private static final List<String> TOGETHER = List.of("screen", "accept", "start", "decline", "resolve");

    /** What the desk knows of what is made at it: in whose name, and of which records. */
    private static final Set<String> KNOWN = Set.of("organisation", "records");

    private static final Pattern ONE = Pattern.compile("(?:/en)?/desk/(record|referral|campaign)s/([^/?]+).*");
    private static final Pattern LIST = Pattern.compile("(?:/en)?/desk/(referral|campaign)s.*");
    /** A step that only the reporter can take. */
    private static final String REPORTERS = "withdraw";

    /** What asks for no whole document, and takes none away. */
    private static final Set<VerbEffect> OFFERED = Set.of(VerbEffect.UPDATE, VerbEffect.STEP);

    private static final int LISTED = 100;

    /** The inbox. */
    TemplatePage inbox(Index index, Desk desk, PageQuery page, FlashMessage message) {
        Map<String, @Nullable Object> model =
                new Inbox(index, new PageQueryReader(index.kinds(), timeout), desk, page).read();
        ReferenceChoices choices = new ReferenceChoices(index, desk.visit());
        List<VerbForm> together = new ArrayList<>();
        for (String name : TOGETHER) {
            verbs.find(RECORD, name).ifPresent(verb -> together.add(form(verb, desk, choices, message)));
        }
        verbs.find("referral", "refer").ifPresent(verb -> together.add(form(verb, desk, choices, message)));
        model.put("together", together);
        model.put("answers", answers(desk.visit()));
        message.addTo(model, desk.visit().language());
        return new TemplatePage("desk", model);
    }

    private static VerbForm form(Verb verb, Desk desk, ReferenceChoices choices, FlashMessage message) {
        return VerbForm.of(verb, desk.visit().language(), choices, message.returnedFor(verb))
                .without(verb.creates() ? KNOWN : Set.of("referral"));
    }

    /** Ready words for the note of each step, by its name. */
    private Map<String, List<String>> answers(Visit visit) {
        Map<String, List<String>> answers = new HashMap<>();
        pages.texts("answers-", visit.language()).entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(entry -> answers.computeIfAbsent(
                                entry.getKey().replaceFirst("\\..*", ""), step -> new ArrayList<>())
                        .add(entry.getValue()));
        return answers;
    }

    /** The referrals that an organisation sent and received, or its campaigns. */
    TemplatePage list(Index index, Desk desk, String kind, FlashMessage message) {
        Map<String, @Nullable Object> model = desk.model(index, kind);
        String organisation = desk.organisation(index);
        model.put("items", List.of());
        if (organisation != null) {
            String own = CqlLiteral.text(organisation);
            String whose = kind.equals("referral") ? " OR recipient = " + own : "";
            model.put(
                    "items",
                    new ResultItems(index, desk.visit())
                            .of(index.search(SearchQuery.of(kind)
                                            .withFilter(Cql2Text.parse("organisation = " + own + whose))
                                            .withSimulated(SimulatedDocuments.INCLUDE)
                                            .withLimit(LISTED))
                                    .items()));
        }
        ReferenceChoices choices = new ReferenceChoices(index, desk.visit());
        model.put("kind", kind);
        model.put("here", desk.link(index, "/" + kind + "s"));
        model.put(
                "forms",
                kind.equals("campaign") ? List.of(form(verbs.get(kind, "open"), desk, choices, message)) : List.of());
        model.put("answers", answers(desk.visit()));
        message.addTo(model, desk.visit().language());
        return new TemplatePage("desk-list", model);
    }

    /**
     * One document with every step that its state allows, and what is private of it where the token lets it be seen.
     */
    Future<PageRenderer.Reading> one(Desk desk, String kind, String id, FlashMessage message) {
        Future<JsonObject> original = kind.equals(RECORD)
                ? privateParts
                        .read(kind, desk.actor(), id)
                        .otherwise(failure -> new JsonObject()
                                .put("refused", failure instanceof Problem problem ? problem.reason() : ""))
                : Future.succeededFuture(new JsonObject());
        return original.map(part -> (index, visit) -> one(index, desk, kind, id, part, message));
    }

    private TemplatePage one(
            Index index, Desk desk, String kind, String id, JsonObject original, FlashMessage message) {
        Kind<?> described = index.kinds().get(kind);
        Document document =
                index.find(kind, id).orElseThrow(() -> Problem.notFound("there is no " + kind + " '" + id + "'"));
        Map<String, @Nullable Object> model = desk.model(index, kind);
        model.putAll(new DocumentView(index, described, document, desk.visit()).model());
        ResultItems resultItems = new ResultItems(index, desk.visit());
        boolean record = kind.equals(RECORD);
        model.put(
                "near",
                record
                        ? new DuplicateItems(index, desk.visit()).ofRecord(document, SimulatedDocuments.INCLUDE)
                        : List.of());
        model.put("held", kind.equals("referral") ? held(index, resultItems, document) : List.of());
        model.put("refused", original.getString("refused"));
        Language language = desk.visit().language();
        model.put(
                "original",
                new PrivateDetails(
                                pages.texts(language), language, index.kinds().zone())
                        .lines(original, category(index, document)));
        model.put("forms", forms(index, desk, document, message));
        model.put("answers", answers(desk.visit()));
        model.put("here", desk.link(index, "/" + described.plural() + "/" + id));
        model.put("public", desk.visit().link("/" + described.plural() + "/" + id));
        Map<String, Object> values = document.map();
        model.put("version", values.getOrDefault("version", 1));
        model.put("suggestion", CategoryChoice.standing(index, values, language).orElse(null));
        model.put("maySort", record && new SortableRecords(index, desk.actor()).may(document));
        model.put(
                "advice",
                Optional.ofNullable(values.get("danger"))
                        .flatMap(code -> Danger.find(code.toString()))
                        .map(danger -> language.of(danger.advice()))
                        .orElse(null));
        message.addTo(model, desk.visit().language());
        return new TemplatePage("desk-one", model);
    }

    private static @Nullable Document category(Index index, Document document) {
        Object category = document.value("category");
        return category == null
                ? null
                : index.find("category", category.toString()).orElse(null);
    }

    private static List<?> held(Index index, ResultItems resultItems, Document referral) {
        List<String> ids = ReferencedDocuments.listed(referral.map().get("contents")).stream()
                .map(String::valueOf)
                .toList();
        return resultItems.ofDocuments(List.copyOf(index.findAll(RECORD, ids).values()));
    }

    private List<VerbForm> forms(Index index, Desk desk, Document document, FlashMessage message) {
        String status = String.valueOf(document.value("status"));
        ReferenceChoices choices = new ReferenceChoices(index, desk.visit());
        return verbs.listOf(document.kind()).stream()
                .filter(verb -> OFFERED.contains(verb.effect()) && !verb.name().equals(REPORTERS))
                .filter(verb -> verb.isPossibleFrom(status) || verb.name().equals(message.verb()))
                .map(verb -> form(verb, desk, choices, message))
                .toList();
    }

    /** The page that a form was sent from, when it could not be done. */
    Future<PageRenderer.Reading> again(Desk desk, Verb verb, Submitted sent, FlashMessage message) {
        String next = sent.other("next");
        Matcher one = ONE.matcher(next);
        if (one.matches()) {
            return one(desk, one.group(1), one.group(2), message);
        }
        Matcher list = LIST.matcher(next);
        Optional<String> kind = list.matches() ? Optional.of(list.group(1)) : Optional.empty();
        return Future.succeededFuture((index, visit) -> kind.isPresent()
                ? list(index, desk, kind.get(), message)
                : inbox(index, desk, PageQuery.ofAddress(next), message));
    }
}
