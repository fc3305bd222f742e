package pilotcity.portal.face.open311;

import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import pilotcity.index.Index;
import pilotcity.index.text.Invisible;
import pilotcity.portal.Config;
import pilotcity.portal.Face;
import pilotcity.portal.Setting;
import pilotcity.portal.face.open311.answer.AnswerDocument;
import pilotcity.portal.face.open311.answer.AnswerValue;
import pilotcity.portal.kernel.access.Access;
import pilotcity.portal.kernel.changes.ChangeFeed;
import pilotcity.portal.kernel.changes.ChangeToken;
import pilotcity.portal.kernel.http.Answers;
import pilotcity.portal.kernel.http.Parameters;
import pilotcity.portal.kernel.http.Problem;
import pilotcity.portal.kernel.http.PublicAddress;
import pilotcity.portal.kernel.index.Reads;
import pilotcity.portal.kernel.limits.RateLimits;
import pilotcity.portal.kernel.write.WriteExecutor;

/** {@code /open311/v2}: GeoReport v2 with discovery, paging and mySociety's updates. */
public final class Open311Face implements Face {
    static final String BASE = "/open311/v2";

    private static final String DISCOVERY = "/discovery";
    private static final String SERVICES = "/services";
    private static final String REQUESTS = "/requests";
    private static final String TOKENS = "/tokens";
    private static final String UPDATES = "/servicerequestupdates";
    private static final Set<String> READ = Set.of(DISCOVERY, SERVICES, REQUESTS, UPDATES);
    private static final Set<String> READ_ONE = Set.of(SERVICES, REQUESTS, TOKENS);
    private static final Set<String> POSTED = Set.of(REQUESTS, UPDATES);

    private static final Pattern ONE = Pattern.compile("(/[^/]+)/[^/]+");

    private final Reads reads;
    private final ChangeFeed feed;
    private final Duration timeout;
    private final String jurisdiction;
    private final PublicAddress address;
    private final ServiceListCache services = new ServiceListCache();
    private final Discovery discovery = new Discovery();
    private final Submissions submissions;
    private final RequestPosting requests;
    private final UpdatePosting updates;

    public Open311Face(
            Reads reads,
            ChangeFeed feed,
            WriteExecutor writeExecutor,
            Access access,
            RateLimits limits,
            Config config) {
        this.reads = reads;
        this.feed = feed;
        this.timeout = config.duration(Setting.HTTP_TIMEOUT);
        this.jurisdiction = config.text(Setting.OPEN311_JURISDICTION);
        this.address = PublicAddress.of(config);
        this.submissions = new Submissions(access::ofToken, limits, config.integer(Setting.HTTP_MAX_UPLOAD));
        this.requests = new RequestPosting(writeExecutor);
        this.updates = new UpdatePosting(writeExecutor);
    }

    private interface Reading {
        AnswerDocument read(Index index, Asked asked);
    }

    @Override
    public void mount(Router router) {
        router.route("/open311/*").handler(Open311Face::requireQuery).failureHandler(Faults::send);
        for (String root : List.of("/open311", "/open311/", BASE, BASE + "/")) {
            Answers.read(router, root, Open311Face::redirect);
        }
        Set<String> one = Set.of(RequestQuery.EXTENSIONS, RequestQuery.SIMULATED);
        read(router, DISCOVERY, Set.of(), (index, asked) -> discovery.read(services(index, asked), asked.view()));
        read(
                router,
                SERVICES,
                Set.of(),
                (index, asked) -> services(index, asked).list());
        read(
                router,
                SERVICES + "/:id",
                Set.of(),
                (index, asked) -> services(index, asked).definition(asked.id()));
        read(router, REQUESTS, RequestQuery.KNOWN, this::list);
        read(
                router,
                REQUESTS + "/:id",
                one,
                (index, asked) -> new Requests(index, asked.view(), services(index, asked))
                        .one(asked.id(), RequestQuery.simulated(asked.given())));
        read(router, TOKENS + "/:id", Set.of(RequestQuery.SIMULATED), Open311Face::token);
        read(
                router,
                UPDATES,
                ServiceRequestUpdates.KNOWN,
                (index, asked) -> ServiceRequestUpdates.read(index, asked, Instant.now()));
        Answers.change(router, HttpMethod.POST, BASE + REQUESTS + ".:format", this::postRequest);
        Answers.change(router, HttpMethod.POST, BASE + UPDATES + ".:format", this::postUpdate);
        router.route("/open311/*").handler(Open311Face::unmatched);
    }

    private void read(Router router, String path, Set<String> known, Reading reading) {
        Answers.read(router, BASE + path + ".:format", context -> {
            Format format = Format.of(context);
            Asked asked = Asked.of(context, known, address.of(context));
            requireJurisdiction(asked.given().find(Asked.JURISDICTION));
            return reads.read(index -> format.write(reading.read(index, asked))).compose(body -> {
                context.response()
                        .headers()
                        .add(HttpHeaders.VARY, "Accept-Language")
                        .set(
                                HttpHeaders.CONTENT_LANGUAGE,
                                asked.view().language().tag());
                return Answers.send(context, format.type(), body);
            });
        });
    }

    private Services services(Index index, Asked asked) {
        return services.in(index, asked.view().language());
    }

    private AnswerDocument list(Index index, Asked asked) {
        Parameters given = asked.given();
        List<String> ids = given.list(RequestQuery.IDS);
        if (ids.isEmpty()) {
            Window window = Window.of(given);
            ids = window.ids(
                    index, RequestQuery.read(given, Instant.now(), index.kinds().zone()));
        }
        return new Requests(index, asked.view(), services(index, asked)).list(ids, RequestQuery.simulated(given));
    }

    /** Requests get their ids at once, so that is their token, too. */
    private static AnswerDocument token(Index index, Asked asked) {
        if (Requests.find(index, asked.id(), RequestQuery.simulated(asked.given()))
                .isEmpty()) {
            throw Problem.notFound("token: there is no token '" + asked.id() + "'");
        }
        return AnswerDocument.list(
                "service_requests",
                "request",
                List.of(new AnswerValue.Group()
                        .text("service_request_id", asked.id())
                        .text("token", asked.id())));
    }

    private Future<Void> postRequest(RoutingContext context) {
        Format format = Format.of(context);
        View view = new View(Language.of(context), address.of(context), false);
        return submissions
                .read(context)
                .compose(submission -> {
                    Parameters given = RequestPosting.parameters(submission.form());
                    requireJurisdiction(given.find(Asked.JURISDICTION));
                    return reads.read(index -> services.in(index, view.language()))
                            .compose(services -> requests.post(submission, given, services));
                })
                .compose(committedWrite ->
                        reach(context, committedWrite.token()).map(RequestPosting.answer(committedWrite, view)))
                .compose(answerDocument -> send(context, format, answerDocument));
    }

    private Future<Void> postUpdate(RoutingContext context) {
        Format format = Format.of(context);
        return submissions
                .read(context)
                .compose(submission -> reads.read(index -> update(index, submission.form()))
                        .compose(update -> updates.post(submission, update)
                                .compose(committedWrite -> reach(context, committedWrite.token()))
                                .recover(failure -> UpdatePosting.repeated(failure))
                                .compose(done -> reads.read(index -> UpdatePosting.answer(index, update)))))
                .compose(answerDocument -> send(context, format, answerDocument));
    }

    private UpdatePosting.Update update(Index index, Form form) {
        requireJurisdiction(form.find(Asked.JURISDICTION));
        return updates.read(index, form);
    }

    /** Whoever reads next, by whatever address, finds what was written; a late index does not undo that it was. */
    private Future<Void> reach(RoutingContext context, ChangeToken token) {
        context.response().putHeader("Change-Token", token.toString());
        return feed.reach(token, timeout).otherwiseEmpty();
    }

    private static Future<Void> send(RoutingContext context, Format format, AnswerDocument answerDocument) {
        return context.response()
                .putHeader(HttpHeaders.CONTENT_TYPE, format.type())
                .end(format.write(answerDocument));
    }

    /** One portal is one jurisdiction: it need not be named, but another one is not here. */
    private void requireJurisdiction(Optional<String> given) {
        given.filter(asked -> !Invisible.isBlank(asked) && !jurisdiction.isEmpty() && !jurisdiction.equals(asked))
                .ifPresent(other -> {
                    throw Problem.notFound(Asked.JURISDICTION + ": there is no '" + other + "' here");
                });
    }

    /** A query that cannot be decoded fails here, before the router finds out in its own way. */
    private static void requireQuery(RoutingContext context) {
        context.queryParams();
        context.next();
    }

    private static Future<Void> redirect(RoutingContext context) {
        return context.response()
                .setStatusCode(302)
                .putHeader(HttpHeaders.LOCATION, BASE + DISCOVERY + ".xml")
                .end();
    }

    /** No such address, no such method there, or no format at its end. */
    private static void unmatched(RoutingContext context) {
        String path = String.valueOf(context.normalizedPath());
        String resource = path.startsWith(BASE) ? path.substring(BASE.length()) : "";
        Matcher one = ONE.matcher(resource);
        String all = resource.replaceFirst("\\.[^./]*$", "");
        boolean known = one.matches() ? READ_ONE.contains(one.group(1)) : READ.contains(all);
        if (!known) {
            context.fail(Problem.notFound("there is nothing at " + path));
            return;
        }
        String allowed = POSTED.contains(all) ? "GET, HEAD, OPTIONS, POST" : "GET, HEAD, OPTIONS";
        HttpMethod method = context.request().method();
        context.response().putHeader(HttpHeaders.ALLOW, allowed);
        if (method.equals(HttpMethod.OPTIONS)) {
            context.response().setStatusCode(204).end();
        } else if (List.of(allowed.split(", ")).contains(method.name())) {
            context.fail(Format.unknown());
        } else {
            context.fail(Problem.of(Problem.Kind.METHOD_NOT_ALLOWED, method + " is not possible at " + path));
        }
    }
}
