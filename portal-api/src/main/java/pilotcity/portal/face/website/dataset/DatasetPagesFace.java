package pilotcity.portal.face.website.dataset;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import pilotcity.index.Index;
import pilotcity.portal.face.shared.dataset.PublishedSet;
import pilotcity.portal.face.shared.dataset.PublishedTable;
import pilotcity.portal.face.shared.dataset.TableProfiles;
import pilotcity.portal.face.shared.page.Language;
import pilotcity.portal.face.shared.page.PageRenderer;
import pilotcity.portal.face.shared.page.TemplatePage;
import pilotcity.portal.face.shared.page.Visit;
import pilotcity.portal.face.shared.page.document.DocumentView;
import pilotcity.portal.kernel.encoding.UrlEncoding;
import pilotcity.portal.kernel.http.Face;
import pilotcity.portal.kernel.http.response.ResponseSender;
import pilotcity.portal.kernel.problem.Problem;
import pilotcity.portal.kernel.read.ReadPool;
import pilotcity.portal.kernel.read.TableReadPool;

/**
 * The pages of data sets: {@code /datasets/{id}}, {@code …/versions/{number}} and, under both, {@code …/tables/{table}}
 * and {@code …/tables/{table}/embed}, which other websites may show in a frame.
 */
public final class DatasetPagesFace implements Face {
    private static final String SETS = "/datasets/:id";
    private static final String VERSIONS = SETS + "/versions/:number";
    private static final String DOCUMENTS = "/datasetVersions/:id";
    private static final String POLICY = "Content-Security-Policy";

    private final ReadPool readPool;
    private final PageRenderer renderer;
    private final TableAnswers answers;
    private final ZoneId zone;

    public DatasetPagesFace(
            ReadPool readPool, TableReadPool tables, TableProfiles profiles, PageRenderer renderer, ZoneId zone) {
        this.readPool = readPool;
        this.renderer = renderer;
        this.zone = zone;
        this.answers = new TableAnswers(tables, profiles, zone);
    }

    @Override
    public void mount(Router router) {
        for (Language language : Language.values()) {
            String prefix = language.prefix();
            ResponseSender.routeRead(router, prefix + SETS, context -> set(context, language));
            ResponseSender.routeRead(router, prefix + VERSIONS, context -> version(context, language));
            ResponseSender.routeRead(router, prefix + DOCUMENTS, context -> toVersion(context, prefix));
            for (String under : List.of(SETS, VERSIONS)) {
                String table = prefix + under + "/tables/:table";
                ResponseSender.routeRead(router, table, context -> table(context, language, "table"));
                ResponseSender.routeRead(router, table + "/embed", context -> {
                    MultiMap headers = context.response().headers();
                    String policy = Objects.requireNonNullElse(headers.get(POLICY), "");
                    headers.set(POLICY, policy.replace("frame-ancestors 'none'", "frame-ancestors *"));
                    return table(context, language, "table-embed");
                });
            }
        }
    }

    /** The document of a version, as search finds it, is shown at the version's own address. */
    private static Future<Void> toVersion(RoutingContext context, String prefix) {
        String id = ResponseSender.path(context, "id");
        int dot = id.lastIndexOf('.');
        if (dot < 1) {
            throw Problem.notFound("there is no version '" + id + "' of a data set");
        }
        String version =
                UrlEncoding.segment(id.substring(0, dot)) + "/versions/" + UrlEncoding.segment(id.substring(dot + 1));
        return context.response()
                .setStatusCode(308)
                .putHeader("Location", prefix + "/datasets/" + version)
                .end();
    }

    private Future<Void> set(RoutingContext context, Language language) {
        String id = ResponseSender.path(context, "id");
        Visit visit = renderer.visit(context, language);
        Future<Void> shown = readPool.read(
                        index -> index.find(SetPages.KIND, id).isPresent())
                .compose(there -> there
                        ? renderer.showKept(context, language, (index, reader) -> set(index, reader, id))
                        : gone(context, visit, id));
        return renderer.orProblem(context, visit, shown);
    }

    private TemplatePage set(Index index, Visit visit, String id) {
        Map<String, @Nullable Object> model = new SetPages(index, visit, zone)
                .set(id)
                .orElseThrow(() -> Problem.notFound("there is no dataset '" + id + "'"));
        return new TemplatePage("kind-dataset", model, DocumentView.isLasting(model));
    }

    /** What is left of a data set of which everything was withdrawn. */
    private Future<Void> gone(RoutingContext context, Visit visit, String id) {
        return renderer.showOnce(context, 410, visit, (index, reader) -> {
            SetPages pages = new SetPages(index, reader, zone);
            List<JsonObject> versions = pages.versions(id);
            if (versions.isEmpty()) {
                throw Problem.notFound("there is no dataset '" + id + "'");
            }
            return new TemplatePage("dataset-version", pages.version(id, versions.getFirst(), versions));
        });
    }

    private Future<Void> version(RoutingContext context, Language language) {
        String id = ResponseSender.path(context, "id");
        String number = ResponseSender.path(context, "number");
        Visit visit = renderer.visit(context, language);
        Future<Void> shown = readPool.read(index -> find(index, id, number))
                .compose(found -> "withdrawn".equals(found.getString("status"))
                        ? renderer.showOnce(context, 410, visit, (index, reader) -> version(index, reader, id, number))
                        : renderer.showKept(context, language, (index, reader) -> version(index, reader, id, number)));
        return renderer.orProblem(context, visit, shown);
    }

    private static JsonObject find(Index index, String id, String number) {
        return PublishedSet.findVersion(index, id, number)
                .orElseThrow(() -> Problem.notFound("there is no version '" + number + "' of dataset '" + id + "'"));
    }

    private TemplatePage version(Index index, Visit visit, String id, String number) {
        SetPages pages = new SetPages(index, visit, zone);
        return new TemplatePage("dataset-version", pages.version(id, find(index, id, number), pages.versions(id)));
    }

    private Future<Void> table(RoutingContext context, Language language, String template) {
        String id = ResponseSender.path(context, "id");
        String name = ResponseSender.path(context, "table");
        @Nullable String number = context.pathParam("number");
        Visit visit = renderer.visit(context, language);
        Function<Index, PublishedSet> set = number == null
                ? index -> PublishedSet.newest(index, id)
                : index -> PublishedSet.version(index, id, number);
        String page = "/datasets/" + UrlEncoding.segment(id) + (number == null ? "" : "/versions/" + number);
        Future<Void> shown = readPool.read(set.andThen(found -> PublishedTable.of(found, name)))
                .compose(table -> {
                    TableState state = TableState.of(context.queryParams(), table.stored());
                    return state.isWrittenOtherwise(context.queryParams(), table.stored())
                            ? PageRenderer.redirect(context, visit.link(visit.path()) + state.query())
                            : answers.read(table, state)
                                    .compose(answer -> renderer.show(
                                            context,
                                            language,
                                            (index, reader) -> table(index, reader, answer, page, template)));
                })
                .recover(failure -> failure instanceof Problem problem && problem.kind() == Problem.Kind.GONE
                        ? withdrawn(context, visit, id, number)
                        : Future.failedFuture(failure));
        return renderer.orProblem(context, visit, shown);
    }

    private Future<Void> withdrawn(RoutingContext context, Visit visit, String id, @Nullable String number) {
        return number == null
                ? gone(context, visit, id)
                : renderer.showOnce(context, 410, visit, (index, reader) -> version(index, reader, id, number));
    }

    private TemplatePage table(Index index, Visit visit, TableAnswers.Answer answer, String page, String template) {
        PublishedTable table = answer.table();
        JsonObject document = table.set().document();
        Map<String, @Nullable Object> model =
                new TableView(answer, visit, zone, page + "/tables/" + UrlEncoding.segment(table.name())).model();
        String id = table.set().id();
        Integer newest = document.getInteger(table.set().number() == null ? "newestVersion" : "number");
        model.put("id", id);
        model.put("set", SetPages.name(document, visit.language()));
        model.put("setHref", visit.link(page));
        model.put("number", newest);
        model.put("ofNewest", table.set().number() == null);
        model.put("license", table.set().description().getString("license"));
        SetPages pages = new SetPages(index, visit, zone);
        model.put(
                "cited",
                pages.versions(id).stream()
                        .filter(version -> version.getInteger("number").equals(newest))
                        .map(pages::version)
                        .findFirst()
                        .orElse(null));
        model.put(
                "permalink",
                visit.base()
                        + visit.link("/datasets/" + UrlEncoding.segment(id) + "/versions/" + newest + "/tables/"
                                + UrlEncoding.segment(table.name())
                                + answer.state().query()));
        return new TemplatePage(template, model);
    }
}
