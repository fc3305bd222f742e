package pilotcity.portal.face.website.dataset;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import pilotcity.index.Index;
import pilotcity.portal.face.shared.dataset.PublishedSet;
import pilotcity.portal.face.shared.dataset.PublishedVersions;
import pilotcity.portal.face.shared.dataset.SetComparison;
import pilotcity.portal.face.shared.page.Language;
import pilotcity.portal.face.shared.page.PageRenderer;
import pilotcity.portal.face.shared.page.TemplatePage;
import pilotcity.portal.face.shared.page.Visit;
import pilotcity.portal.kernel.http.Face;
import pilotcity.portal.kernel.http.response.ResponseSender;
import pilotcity.portal.kernel.problem.Problem;
import pilotcity.portal.kernel.read.ReadPool;
import pilotcity.portal.kernel.read.TableReadPool;

/**
 * The pages on which two versions of a data set are compared: {@code /datasets/{id}/versions/{from}/compare/{to}}, page
 * by page with {@code after}. A form asks for them as {@code /datasets/{id}/compare?from=…&to=…}, which leads there; it
 * takes the newest version and the one before where none is named.
 */
public final class ComparisonPagesFace implements Face {
    private static final String CHOSEN = "/datasets/:id/compare";
    private static final String COMPARED = "/datasets/:id/versions/:from/compare/:to";
    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,8}");

    /** How many rows that differ a page has. */
    private static final int LISTED = 100;

    private final ReadPool readPool;
    private final TableReadPool tables;
    private final PageRenderer renderer;
    private final ZoneId zone;

    public ComparisonPagesFace(ReadPool readPool, TableReadPool tables, PageRenderer renderer, ZoneId zone) {
        this.readPool = readPool;
        this.tables = tables;
        this.renderer = renderer;
        this.zone = zone;
    }

    /** What an address asks for. */
    private record Asked(String id, String from, String to, SetComparison.@Nullable Place after) {
        static Asked of(RoutingContext context) {
            String after = context.queryParams().get("after");
            return new Asked(
                    ResponseSender.path(context, "id"),
                    ResponseSender.path(context, "from"),
                    ResponseSender.path(context, "to"),
                    after == null ? null : place(after));
        }

        private static SetComparison.Place place(String after) {
            try {
                return SetComparison.Place.parse(after);
            } catch (IllegalArgumentException e) {
                throw Problem.field("after", Objects.toString(e.getMessage()));
            }
        }
    }

    @Override
    public void mount(Router router) {
        for (Language language : Language.values()) {
            String prefix = language.prefix();
            ResponseSender.routeRead(router, prefix + CHOSEN, context -> orProblem(context, language, this::choose));
            ResponseSender.routeRead(router, prefix + COMPARED, context -> orProblem(context, language, this::compare));
        }
    }

    /** Answers a reader. */
    @FunctionalInterface
    private interface Answer {
        Future<Void> to(RoutingContext context, Visit visit);
    }

    private Future<Void> orProblem(RoutingContext context, Language language, Answer answer) {
        Visit visit = renderer.visit(context, language);
        return renderer.orProblem(context, visit, Future.succeededFuture().compose(begun -> answer.to(context, visit)));
    }

    private Future<Void> choose(RoutingContext context, Visit visit) {
        String id = ResponseSender.path(context, "id");
        Integer from = number(context, "from");
        Integer to = number(context, "to");
        return readPool.read(index -> PublishedVersions.list(index, id))
                .compose(all -> PageRenderer.redirect(context, visit.link(chosen(id, all, from, to))));
    }

    /** The newest version and the one before it, unless others are named. */
    private static String chosen(String id, List<JsonObject> all, @Nullable Integer from, @Nullable Integer to) {
        List<Integer> there = all.stream()
                .filter(version -> "published".equals(version.getString("status")))
                .map(version -> version.getInteger("number"))
                .toList();
        if (there.isEmpty()) {
            throw Problem.notFound("there is no version of dataset '" + id + "'");
        }
        int later = to == null ? there.getFirst() : to;
        int earlier = from == null
                ? there.stream().filter(number -> number < later).findFirst().orElse(later)
                : from;
        return ComparisonView.address(id, earlier, later);
    }

    private static @Nullable Integer number(RoutingContext context, String name) {
        String given = context.queryParams().get(name);
        if (given != null && !NUMBER.matcher(given).matches()) {
            throw Problem.field(name, "must be the number of a version, such as 1, not '" + given + "'");
        }
        return given == null ? null : Integer.valueOf(given);
    }

    private Future<Void> compare(RoutingContext context, Visit visit) {
        Asked asked = Asked.of(context);
        record Both(PublishedSet before, PublishedSet after) {}
        return readPool.read(index -> new Both(
                        PublishedSet.version(index, asked.id(), asked.from()),
                        PublishedSet.version(index, asked.id(), asked.to())))
                .compose(both -> tables.read((engine, control) ->
                        SetComparison.of(both.before(), both.after(), LISTED, asked.after(), engine, control)))
                .compose(found ->
                        renderer.show(context, visit.language(), (index, reader) -> page(index, reader, found, asked)))
                .recover(failure -> failure instanceof Problem problem && problem.kind() == Problem.Kind.GONE
                        ? withdrawn(context, visit, asked)
                        : Future.failedFuture(failure));
    }

    private TemplatePage page(Index index, Visit visit, SetComparison found, Asked asked) {
        Map<String, @Nullable Object> model = new SetPages(index, visit, zone).comparison(found);
        model.putAll(new ComparisonView(found, visit, asked.after()).model());
        return new TemplatePage("dataset-comparison", model);
    }

    /** What is left of the version that was withdrawn, with its reason. */
    private Future<Void> withdrawn(RoutingContext context, Visit visit, Asked asked) {
        return renderer.showOnce(context, 410, visit, (index, reader) -> {
            SetPages pages = new SetPages(index, reader, zone);
            return Stream.of(asked.from(), asked.to())
                    .flatMap(number -> PublishedSet.findVersion(index, asked.id(), number).stream())
                    .filter(version -> "withdrawn".equals(version.getString("status")))
                    .findFirst()
                    .map(version -> new TemplatePage(
                            "dataset-version", pages.version(asked.id(), version, pages.versions(asked.id()))))
                    .orElseThrow(() -> Problem.of(Problem.Kind.GONE, "this version was withdrawn"));
        });
    }
}
