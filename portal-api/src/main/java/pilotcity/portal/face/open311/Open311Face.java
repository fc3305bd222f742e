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
import pilotcity.index.text.InvisibleCharacters;
import pilotcity.portal.face.open311.answer.AnswerDocument;
import pilotcity.portal.face.open311.answer.AnswerFormat;
import pilotcity.portal.face.open311.answer.AnswerOptions;
import pilotcity.portal.face.open311.answer.AnswerValue;
import pilotcity.portal.face.open311.answer.Open311Language;
import pilotcity.portal.face.open311.input.ListPage;
import pilotcity.portal.face.open311.input.PostForm;
import pilotcity.portal.face.open311.input.ReadRequest;
import pilotcity.portal.face.open311.input.ServiceRequestQuery;
import pilotcity.portal.face.open311.input.SubmissionReader;
import pilotcity.portal.kernel.authentication.Authentication;
import pilotcity.portal.kernel.changefeed.ChangeFeed;
import pilotcity.portal.kernel.changelog.ChangeToken;
import pilotcity.portal.kernel.config.Config;
import pilotcity.portal.kernel.config.Setting;
import pilotcity.portal.kernel.http.Face;
import pilotcity.portal.kernel.http.request.PublicAddress;
import pilotcity.portal.kernel.http.request.QueryParameters;
import pilotcity.portal.kernel.http.response.ResponseSender;
import pilotcity.portal.kernel.limits.RateLimits;
import pilotcity.portal.kernel.problem.Problem;
import pilotcity.portal.kernel.read.ReadPool;
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

    private final ReadPool readPool;
    private final ChangeFeed feed;
    private final Duration timeout;
    private final String jurisdiction;
    private final PublicAddress address;
    private final ServiceListCache services = new ServiceListCache();
    private final Discovery discovery = new Discovery();
    private final SubmissionReader submissions;
    private final ServiceRequestPosting requests;
    private final UpdatePosting updates;

    public Open311Face(
            ReadPool readPool,
            ChangeFeed feed,
            WriteExecutor writes,
            Authentication authentication,
            RateLimits limits,
            Config config) {
        this.readPool = readPool;
        this.feed = feed;
        this.timeout = config.duration(Setting.HTTP_TIMEOUT);
        this.jurisdiction = config.text(Setting.OPEN311_JURISDICTION);
        this.address = PublicAddress.of(config);
        this.submissions =
                new SubmissionReader(authentication::ofToken, limits, config.integer(Setting.HTTP_MAX_UPLOAD));
        this.requests = new ServiceRequestPosting(writes);
        this.updates = new UpdatePosting(writes);
    }

    private interface Reading {
        AnswerDocument read(Index index, ReadRequest request);
    }

    @Override
    public void mount(Router router) {
        router.route("/open311/*").failureHandler(Open311ErrorAnswers::send);
        for (String root : List.of("/open311", "/open311/", BASE, BASE + "/")) {
            ResponseSender.routeRead(router, root, Open311Face::redirect);
        }
        Set<String> one = Set.of(ServiceRequestQuery.EXTENSIONS, ServiceRequestQuery.SIMULATED);
        read(router, DISCOVERY, Set.of(), (index, request) -> discovery.read(services(index, request), request.view()));
        read(
                router,
                SERVICES,
                Set.of(),
                (index, request) -> services(index, request).list());
        read(
                router,
                SERVICES + "/:id",
                Set.of(),
                (index, request) -> services(index, request).definition(request.id()));
        read(router, REQUESTS, ServiceRequestQuery.KNOWN, this::list);
        read(
                router,
                REQUESTS + "/:id",
                one,
                (index, request) -> new ServiceRequests(index, request.view(), services(index, request))
                        .one(request.id(), ServiceRequestQuery.simulated(request.given())));
        read(router, TOKENS + "/:id", Set.of(ServiceRequestQuery.SIMULATED), Open311Face::token);
        read(
                router,
                UPDATES,
                ServiceRequestUpdates.KNOWN,
                (index, request) -> ServiceRequestUpdates.read(index, request, Instant.now()));
        ResponseSender.routeChange(router, HttpMethod.POST, BASE + REQUESTS + ".:format", this::postRequest);
        ResponseSender.routeChange(router, HttpMethod.POST, BASE + UPDATES + ".:format", this::postUpdate);
        router.route("/open311/*").handler(Open311Face::unmatched);
    }

    private void read(Router router, String path, Set<String> known, Reading reading) {
        ResponseSender.routeRead(router, BASE + path + ".:format", context -> {
            AnswerFormat format = AnswerFormat.of(context);
            ReadRequest request = ReadRequest.of(context, known, address.of(context));
            requireJurisdiction(request.given().find(ReadRequest.JURISDICTION));
            return readPool.read(index -> format.write(reading.read(index, request)))
                    .compose(body -> {
                        context.response()
                                .headers()
                                .add(HttpHeaders.VARY, "Accept-Language")
                                .set(
                                        HttpHeaders.CONTENT_LANGUAGE,
                                        request.view().language().tag());
                        return ResponseSender.send(context, format.type(), body);
                    });
        });
    }

    private ServiceList services(Index index, ReadRequest request) {
        return services.in(index, request.view().language());
    }

    private AnswerDocument list(Index index, ReadRequest request) {
        QueryParameters given = request.given();
        List<String> ids = given.list(ServiceRequestQuery.IDS);
        if (ids.isEmpty()) {
            ListPage listPage = ListPage.of(given);
            ids = listPage.ids(
                    index,
                    ServiceRequestQuery.read(given, Instant.now(), index.kinds().zone()));
        }
        return new ServiceRequests(index, request.view(), services(index, request))
                .list(ids, ServiceRequestQuery.simulated(given));
    }

    /** Requests get their ids at once, so that is their token, too. */
    private static AnswerDocument token(Index index, ReadRequest request) {
        if (ServiceRequests.find(index, request.id(), ServiceRequestQuery.simulated(request.given()))
                .isEmpty()) {
            throw Problem.notFound("token: there is no token '" + request.id() + "'");
        }
        return AnswerDocument.list(
                "service_requests",
                "request",
                List.of(new AnswerValue.Group()
                        .text("service_request_id", request.id())
                        .text("token", request.id())));
    }

    private Future<Void> postRequest(RoutingContext context) {
        AnswerFormat format = AnswerFormat.of(context);
        AnswerOptions options = new AnswerOptions(Open311Language.of(context), address.of(context), false);
        return submissions
                .read(context)
                .compose(submission -> {
                    QueryParameters given = ServiceRequestPosting.parameters(submission.form());
                    requireJurisdiction(given.find(ReadRequest.JURISDICTION));
                    return readPool.read(index -> services.in(index, options.language()))
                            .compose(serviceList -> requests.post(submission, given, serviceList));
                })
                .compose(written -> reach(context, written.token()).map(ServiceRequestPosting.answer(written, options)))
                .compose(document -> send(context, format, document));
    }

    private Future<Void> postUpdate(RoutingContext context) {
        AnswerFormat format = AnswerFormat.of(context);
        return submissions
                .read(context)
                .compose(submission -> readPool.read(index -> update(index, submission.form()))
                        .compose(update -> updates.post(submission, update)
                                .compose(written -> reach(context, written.token()))
                                .recover(failure -> UpdatePosting.repeated(failure))
                                .compose(done -> readPool.read(index -> UpdatePosting.answer(index, update)))))
                .compose(document -> send(context, format, document));
    }

    private UpdatePosting.Update update(Index index, PostForm postForm) {
        requireJurisdiction(postForm.find(ReadRequest.JURISDICTION));
        return updates.read(index, postForm);
    }

    /**
     * Waits until the index shows the write, so that the next read finds it; if the index is late, the write still
     * stands.
     */
    private Future<Void> reach(RoutingContext context, ChangeToken token) {
        context.response().putHeader("Change-Token", token.toString());
        return feed.awaitWrite(token, timeout).otherwiseEmpty();
    }

    private static Future<Void> send(RoutingContext context, AnswerFormat format, AnswerDocument document) {
        return context.response()
                .putHeader(HttpHeaders.CONTENT_TYPE, format.type())
                .end(format.write(document));
    }

    /** One portal is one jurisdiction: it need not be named, but another one is not here. */
    private void requireJurisdiction(Optional<String> given) {
        given.filter(asked ->
                        !InvisibleCharacters.isBlank(asked) && !jurisdiction.isEmpty() && !jurisdiction.equals(asked))
                .ifPresent(other -> {
                    throw Problem.notFound(ReadRequest.JURISDICTION + ": there is no '" + other + "' here");
                });
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
            context.fail(AnswerFormat.unknown());
        } else {
            context.fail(Problem.of(Problem.Kind.METHOD_NOT_ALLOWED, method + " is not possible at " + path));
        }
    }
}
