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
import pilotcity.index.filter.text.Cql2Text;
import pilotcity.index.kind.Document;
import pilotcity.index.kind.Kind;
import pilotcity.index.search.SearchQuery;
import pilotcity.index.search.SetAside;
import pilotcity.portal.face.page.Language;
import pilotcity.portal.face.page.Page;
import pilotcity.portal.face.page.Pages;
import pilotcity.portal.face.page.Visit;
import pilotcity.portal.face.page.ask.Asked;
import pilotcity.portal.face.page.ask.Duplicates;
import pilotcity.portal.face.page.ask.PageQuery;
import pilotcity.portal.face.page.form.Submissions.Submitted;
import pilotcity.portal.face.page.form.VerbForm;
import pilotcity.portal.face.page.show.DocumentView;
import pilotcity.portal.face.page.show.Items;
import pilotcity.portal.face.page.show.Referenced;
import pilotcity.portal.face.query.CqlLiteral;
import pilotcity.portal.kernel.http.Problem;
import pilotcity.portal.kernel.index.Reads;
import pilotcity.portal.kernel.write.Effect;
import pilotcity.portal.kernel.write.PrivateParts;
import pilotcity.portal.kernel.write.Verb;
import pilotcity.portal.kernel.write.Verbs;

/** What the pages of the desk show. */
record DeskPages(Verbs verbs, PrivateParts privateParts, Pages pages, Reads reads, Duration timeout) {
    private static final String RECORD = "record";

    /** What can be done to many records at once; a bundle of them is a referral. */
    private static final List<String> TOGETHER = List.of("screen", "accept", "start", "decline", "resolve");

    /** What the desk knows of what is made at it: in whose name, and of which records. */
    private static final Set<String> KNOWN = Set.of("organisation", "records");

    private static final Pattern ONE = Pattern.compile("(?:/en)?/desk/(record|referral|campaign)s/([^/?]+).*");
    private static final Pattern LIST = Pattern.compile("(?:/en)?/desk/(referral|campaign)s.*");
    /** A step that is nobody's but the reporter's. */
    private static final String REPORTERS = "withdraw";

    /** What asks for no whole document, and takes none away. */
    private static final Set<Effect> OFFERED = Set.of(Effect.UPDATE, Effect.STEP);

    private static final int LISTED = 100;

    /** The inbox. */
    Page inbox(Index index, Desk desk, PageQuery page, Told told) {
        Map<String, @Nullable Object> model = new Inbox(index, new Asked(index.kinds(), timeout), desk, page).read();
        Targets targets = new Targets(index, desk.visit());
        List<VerbForm> together = new ArrayList<>();
        for (String name : TOGETHER) {
            verbs.find(RECORD, name).ifPresent(verb -> together.add(form(verb, desk, targets, told)));
        }
        verbs.find("referral", "refer").ifPresent(verb -> together.add(form(verb, desk, targets, told)));
        model.put("together", together);
        model.put("answers", answers(desk.visit()));
        told.into(model);
        return new Page("desk", model);
    }

    private static VerbForm form(Verb verb, Desk desk, Targets targets, Told told) {
        return VerbForm.of(verb, desk.visit().language(), targets, told.returnedFor(verb))
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
    Page list(Index index, Desk desk, String kind, Told told) {
        Map<String, @Nullable Object> model = desk.model(index, kind);
        String organisation = desk.organisation(index);
        model.put("items", List.of());
        if (organisation != null) {
            String own = CqlLiteral.text(organisation);
            String whose = kind.equals("referral") ? " OR recipient = " + own : "";
            model.put(
                    "items",
                    new Items(index, desk.visit())
                            .of(index.search(SearchQuery.of(kind)
                                            .withFilter(Cql2Text.parse("organisation = " + own + whose))
                                            .withSetAside(SetAside.INCLUDE)
                                            .withPage(LISTED, null, null))
                                    .items()));
        }
        Targets targets = new Targets(index, desk.visit());
        model.put("kind", kind);
        model.put("here", desk.link(index, "/" + kind + "s"));
        model.put(
                "forms",
                kind.equals("campaign") ? List.of(form(verbs.get(kind, "open"), desk, targets, told)) : List.of());
        model.put("answers", answers(desk.visit()));
        told.into(model);
        return new Page("desk-list", model);
    }

    /** One document with every step that its state allows, and what is private of it where the token lets it be seen. */
    Future<Pages.Reading> one(Desk desk, String kind, String id, Told told) {
        Future<JsonObject> original = kind.equals(RECORD)
                ? privateParts
                        .read(kind, desk.actor(), id)
                        .otherwise(failure -> new JsonObject()
                                .put("refused", failure instanceof Problem problem ? problem.reason() : ""))
                : Future.succeededFuture(new JsonObject());
        return original.map(part -> (index, visit) -> one(index, desk, kind, id, part, told));
    }

    private Page one(Index index, Desk desk, String kind, String id, JsonObject original, Told told) {
        Kind<?> described = index.kinds().get(kind);
        Document document =
                index.find(kind, id).orElseThrow(() -> Problem.notFound("there is no " + kind + " '" + id + "'"));
        Map<String, @Nullable Object> model = desk.model(index, kind);
        model.putAll(new DocumentView(index, described, document, desk.visit()).model());
        Items items = new Items(index, desk.visit());
        boolean record = kind.equals(RECORD);
        model.put("near", record ? items.of(new Duplicates(index).of(document, SetAside.INCLUDE)) : List.of());
        model.put("held", kind.equals("referral") ? held(index, items, document) : List.of());
        model.put("refused", original.getString("refused"));
        Language language = desk.visit().language();
        model.put(
                "original",
                new Original(pages.texts(language), language, index.kinds().zone())
                        .lines(original, category(index, document)));
        model.put("forms", forms(index, desk, document, told));
        model.put("answers", answers(desk.visit()));
        model.put("here", desk.link(index, "/" + described.plural() + "/" + id));
        model.put("public", desk.visit().link("/" + described.plural() + "/" + id));
        model.put("version", document.map().getOrDefault("version", 1));
        told.into(model);
        return new Page("desk-one", model);
    }

    private static @Nullable Document category(Index index, Document document) {
        Object category = document.value("category");
        return category == null
                ? null
                : index.find("category", category.toString()).orElse(null);
    }

    private static List<?> held(Index index, Items items, Document referral) {
        List<String> ids = Referenced.listed(referral.map().get("contents")).stream()
                .map(String::valueOf)
                .toList();
        return items.ofDocuments(List.copyOf(index.findAll(RECORD, ids).values()));
    }

    private List<VerbForm> forms(Index index, Desk desk, Document document, Told told) {
        String status = String.valueOf(document.value("status"));
        Targets targets = new Targets(index, desk.visit());
        return verbs.listOf(document.kind()).stream()
                .filter(verb -> OFFERED.contains(verb.effect()) && !verb.name().equals(REPORTERS))
                .filter(verb -> verb.isPossibleFrom(status) || verb.name().equals(told.verb()))
                .map(verb -> form(verb, desk, targets, told))
                .toList();
    }

    /** The page that a form was sent from, when it could not be done. */
    Future<Pages.Reading> again(Desk desk, Verb verb, Submitted sent, Told told) {
        String next = sent.other("next");
        Matcher one = ONE.matcher(next);
        if (one.matches()) {
            return one(desk, one.group(1), one.group(2), told);
        }
        Matcher list = LIST.matcher(next);
        Optional<String> kind = list.matches() ? Optional.of(list.group(1)) : Optional.empty();
        return Future.succeededFuture((index, visit) -> kind.isPresent()
                ? list(index, desk, kind.get(), told)
                : inbox(index, desk, PageQuery.ofAddress(next), told));
    }
}
