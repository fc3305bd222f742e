package pilotcity.portal.face.report;

import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import pilotcity.index.search.SetAside;
import pilotcity.index.text.Invisible;
import pilotcity.portal.Config;
import pilotcity.portal.Face;
import pilotcity.portal.face.page.Language;
import pilotcity.portal.face.page.Page;
import pilotcity.portal.face.page.Pages;
import pilotcity.portal.face.page.Settled;
import pilotcity.portal.face.page.Visit;
import pilotcity.portal.face.page.ask.Duplicates;
import pilotcity.portal.face.page.form.FormKey;
import pilotcity.portal.face.page.form.Submissions;
import pilotcity.portal.face.page.show.Items;
import pilotcity.portal.kernel.access.Access;
import pilotcity.portal.kernel.access.FollowUps;
import pilotcity.portal.kernel.http.Answers;
import pilotcity.portal.kernel.http.BodyReader;
import pilotcity.portal.kernel.http.Parameters;
import pilotcity.portal.kernel.http.Problem;
import pilotcity.portal.kernel.http.Problems;
import pilotcity.portal.kernel.http.RequestId;
import pilotcity.portal.kernel.index.Reads;
import pilotcity.portal.kernel.limits.RateLimits;
import pilotcity.portal.kernel.write.WriteExecutor;

/** {@code /report}: the form for residents, and {@code /follow}: where the link leads that they get for it. */
public final class ReportFace implements Face {
    private static final String REPORT = "/report";
    private static final String FOLLOW = "/follow/:id/:code";
    private static final int LONGEST_WORDS = 4_000;

    private final Reads reads;
    private final Pages pages;
    private final Access access;
    private final RateLimits limits;
    private final Submissions submissions;
    private final Reporting reporting;
    private final Following following;

    public ReportFace(
            WriteExecutor writeExecutor,
            Access access,
            FollowUps followUps,
            RateLimits limits,
            Reads reads,
            Pages pages,
            Settled settled,
            Config config) {
        this.reads = reads;
        this.pages = pages;
        this.access = access;
        this.limits = limits;
        this.submissions = new Submissions(config);
        this.reporting = new Reporting(writeExecutor, limits, reads, pages, settled);
        this.following = new Following(writeExecutor, followUps, limits, pages, settled, submissions);
    }

    @Override
    public void mount(Router router) {
        for (Language language : Language.values()) {
            String prefix = language.prefix();
            Answers.read(router, prefix + REPORT, context -> form(context, pages.visit(context, language)));
            Answers.change(
                    router, HttpMethod.POST, prefix + REPORT, context -> take(context, pages.visit(context, language)));
            Answers.read(
                    router,
                    prefix + REPORT + "/suggestions",
                    context -> suggest(context, pages.visit(context, language)));
            Answers.read(
                    router, prefix + REPORT + "/nearby", context -> nearby(context, pages.visit(context, language)));
            Answers.read(router, prefix + FOLLOW, context -> following.show(context, pages.visit(context, language)));
            Answers.change(
                    router,
                    HttpMethod.POST,
                    prefix + FOLLOW + "/:verb",
                    context -> following.take(context, pages.visit(context, language)));
        }
    }

    private Future<Void> form(RoutingContext context, Visit visit) {
        Map<String, Object> chosen = new HashMap<>();
        for (String name : List.of("category", "campaign")) {
            String value = context.request().getParam(name);
            if (value != null && !Invisible.isBlank(value)) {
                chosen.put(name, value);
            }
        }
        ReportForm form = new ReportForm(chosen, FormKey.fresh(), null, List.of());
        return pages.orProblem(context, visit, pages.showOnce(context, 200, visit, form::page));
    }

    private Future<Void> take(RoutingContext context, Visit visit) {
        context.request().pause();
        Future<Void> taken = Future.<Void>succeededFuture()
                .compose(begun -> {
                    access.sameOrigin().require(context);
                    limits.forAddress(context);
                    return read(context, visit);
                })
                .onFailure(failure -> BodyReader.drop(context.request()));
        return pages.orProblem(context, visit, taken);
    }

    /** What cannot be read is told on the form, too; scripts keep there what was typed. */
    private Future<Void> read(RoutingContext context, Visit visit) {
        return submissions
                .read(context, reporting.verb(), Reporting.OTHERS)
                .compose(sent -> reporting.take(context, visit, sent), failure -> {
                    BodyReader.drop(context.request());
                    return reporting.unread(context, visit, Problems.of(failure, RequestId.of(context)));
                });
    }

    private Future<Void> suggest(RoutingContext context, Visit visit) {
        Parameters given = Parameters.of(context, Set.of("q"));
        String words = given.find("q").orElse("");
        if (words.length() > LONGEST_WORDS) {
            throw Problem.field("q", "has at most " + LONGEST_WORDS + " characters");
        }
        return reads.read(index -> new Suggestions(index, visit).of(words))
                .compose(found -> Answers.json(
                        context,
                        new JsonObject().put("items", new JsonArray(found)).toBuffer()));
    }

    private Future<Void> nearby(RoutingContext context, Visit visit) {
        Parameters given = Parameters.of(context, Set.of("lon", "lat", "category"));
        double lon = given.number("lon", -180, 180).orElseThrow(() -> Problem.field("lon", "is required"));
        double lat = given.number("lat", -90, 90).orElseThrow(() -> Problem.field("lat", "is required"));
        String category = given.find("category").orElse(null);
        return pages.showOnce(
                context,
                200,
                visit,
                (index, on) -> new Page(
                        "part-near",
                        Map.of(
                                "near",
                                new Items(index, on)
                                        .of(new Duplicates(index).near(lon, lat, category, SetAside.EXCLUDE)))));
    }
}
