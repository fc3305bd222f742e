package pilotcity.portal.face.suggestion;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pilotcity.index.Index;
import pilotcity.index.document.Document;
import pilotcity.index.kind.Kinds;
import pilotcity.portal.face.shared.parameters.SearchParameterDefinitions;
import pilotcity.portal.face.shared.suggestion.AskedSuggestion;
import pilotcity.portal.face.shared.suggestion.SuggestionJson;
import pilotcity.portal.kernel.changefeed.ChangeFeed;
import pilotcity.portal.kernel.config.Config;
import pilotcity.portal.kernel.config.Setting;
import pilotcity.portal.kernel.http.Face;
import pilotcity.portal.kernel.http.operation.Operation;
import pilotcity.portal.kernel.http.request.BodyReader;
import pilotcity.portal.kernel.http.request.QueryParameters;
import pilotcity.portal.kernel.http.response.ResponseSender;
import pilotcity.portal.kernel.limits.RateLimits;
import pilotcity.portal.kernel.problem.Problem;
import pilotcity.portal.kernel.problem.ProblemResponses;
import pilotcity.portal.kernel.problem.RequestId;
import pilotcity.portal.kernel.read.ReadPool;
import pilotcity.portal.suggestion.ModelInUse;
import pilotcity.portal.suggestion.Suggester;

/** {@code POST /api/suggestions}, and {@code /api/models/current}: the card of the model that proposes. */
public final class SuggestionFace implements Face {
    private static final String STATUS = "status";

    private final Suggester suggester;
    private final ReadPool readPool;
    private final ChangeFeed feed;
    private final RateLimits limits;
    private final Duration timeout;
    private final int longestBody;
    private final BodyReader bodies;
    private final Operation suggest = SuggestionOperations.suggest();
    private final Operation currentModel;

    public SuggestionFace(
            Kinds kinds, Suggester suggester, ReadPool readPool, ChangeFeed feed, RateLimits limits, Config config) {
        this.suggester = suggester;
        this.readPool = readPool;
        this.feed = feed;
        this.limits = limits;
        this.timeout = config.duration(Setting.HTTP_TIMEOUT);
        this.longestBody = config.integer(Setting.HTTP_MAX_BODY);
        this.bodies = BodyReader.of(longestBody);
        this.currentModel = SuggestionOperations.currentModel(kinds);
    }

    @Override
    public void mount(Router router) {
        router.post(SuggestionOperations.PATH).handler(bodies.handler(longestBody));
        suggest.mount(router, (context, given) -> suggest(context));
        currentModel.mount(router, this::currentModel);
    }

    @Override
    public List<Operation> operations() {
        return List.of(suggest, currentModel);
    }

    private Future<Void> suggest(RoutingContext context) {
        SuggestionBody body = read(context);
        limits.forSuggestions(context, body.texts());
        return (body.batch()
                        ? batch(context, body.items())
                        : answer(body.items().getFirst()))
                .compose(answer -> context.response()
                        .putHeader(HttpHeaders.CONTENT_TYPE, ResponseSender.JSON)
                        .end(answer.toBuffer()));
    }

    /** What is no question is counted as one. */
    private SuggestionBody read(RoutingContext context) {
        try {
            return SuggestionBody.read(context.request().getHeader(HttpHeaders.CONTENT_TYPE), BodyReader.body(context));
        } catch (Problem problem) {
            limits.forSuggestions(context, 1);
            throw problem;
        }
    }

    private Future<JsonObject> answer(@Nullable Object item) {
        AskedSuggestion asked = SuggestionBody.asked(item);
        return readPool.read(index -> answer(index, asked));
    }

    private JsonObject answer(Index index, AskedSuggestion asked) {
        return new SuggestionJson(index, asked.language()).of(asked.answer(suggester, index));
    }

    /** One after the other, so that a large batch holds up nobody for longer than one text takes. */
    private Future<JsonObject> batch(RoutingContext context, List<?> items) {
        List<JsonObject> answers = new ArrayList<>();
        Future<Void> done = Future.succeededFuture();
        for (Object item : items) {
            done = done.compose(before -> answered(context, item).map(answer -> {
                answers.add(answer);
                return null;
            }));
        }
        return done.map(all -> new JsonObject().put(SuggestionBody.ITEMS, new JsonArray(answers)));
    }

    private Future<JsonObject> answered(RoutingContext context, @Nullable Object item) {
        return Future.<Void>succeededFuture()
                .compose(begun -> answer(item))
                .map(suggestions -> new JsonObject().put(STATUS, 200).put("suggestions", suggestions))
                .otherwise(failure -> refused(ProblemResponses.of(failure, RequestId.of(context)), context));
    }

    private static JsonObject refused(Problem problem, RoutingContext context) {
        return new JsonObject()
                .put(STATUS, problem.kind().status())
                .put("problem", ProblemResponses.document(problem, RequestId.of(context)));
    }

    private Future<Void> currentModel(RoutingContext context, QueryParameters given) {
        return SearchParameterDefinitions.AT_LEAST
                .find(given)
                .map(token -> feed.awaitWrite(token, timeout))
                .orElse(Future.succeededFuture())
                .compose(reached -> readPool.read(index ->
                        ModelInUse.find(index).orElseThrow(() -> Problem.notFound("no model has been learnt yet"))))
                .compose(card -> send(context, card));
    }

    private static Future<Void> send(RoutingContext context, Document card) {
        Buffer body = Buffer.buffer(card.json());
        return card.value("version") instanceof Number version
                ? ResponseSender.sendVersioned(context, body, version.longValue())
                : ResponseSender.sendJson(context, body);
    }
}
