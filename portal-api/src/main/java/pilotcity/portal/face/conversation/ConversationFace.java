package pilotcity.portal.face.conversation;

import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import pilotcity.portal.face.shared.conversation.ConversationFields;
import pilotcity.portal.face.shared.conversation.ConversationReader;
import pilotcity.portal.kernel.config.Config;
import pilotcity.portal.kernel.config.Setting;
import pilotcity.portal.kernel.http.Face;
import pilotcity.portal.kernel.http.operation.Operation;
import pilotcity.portal.kernel.http.request.BodyReader;
import pilotcity.portal.kernel.http.request.StrictJson;
import pilotcity.portal.kernel.http.response.ResponseSender;
import pilotcity.portal.kernel.limits.RateLimits;
import pilotcity.portal.kernel.read.ReadPool;
import pilotcity.portal.kernel.verb.input.InputField;
import pilotcity.portal.suggestion.Suggester;
import pilotcity.portal.suggestion.conversation.Conversation;
import pilotcity.portal.suggestion.conversation.ConversationGuide;

/** {@code POST /api/conversations}: what to ask next, or the report, for all that has been said so far. */
public final class ConversationFace implements Face {
    private static final Set<String> MEMBERS = Stream.concat(
                    ConversationFields.WHOLE.stream().map(InputField::name), Stream.of(ConversationFields.TURNS))
            .collect(Collectors.toUnmodifiableSet());

    private final ConversationGuide guide;
    private final ReadPool readPool;
    private final RateLimits limits;
    private final int longestBody;
    private final BodyReader bodies;
    private final Operation proceed = ConversationSchemas.operation();

    public ConversationFace(Suggester suggester, ReadPool readPool, RateLimits limits, Config config) {
        this.guide = new ConversationGuide(suggester);
        this.readPool = readPool;
        this.limits = limits;
        this.longestBody = config.integer(Setting.HTTP_MAX_BODY);
        this.bodies = BodyReader.of(longestBody);
    }

    @Override
    public void mount(Router router) {
        router.post(ConversationSchemas.PATH).handler(bodies.handler(longestBody));
        proceed.mount(router, (context, given) -> proceed(context));
    }

    @Override
    public List<Operation> operations() {
        return List.of(proceed);
    }

    private Future<Void> proceed(RoutingContext context) {
        limits.forSuggestions(context, 1);
        Conversation conversation = ConversationReader.read(StrictJson.body(context, MEMBERS));
        return readPool.read(index -> new ConversationAnswer(index, guide.proceed(index, conversation)).json())
                .compose((JsonObject answer) -> context.response()
                        .putHeader(HttpHeaders.CONTENT_TYPE, ResponseSender.JSON)
                        .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                        .end(answer.toBuffer()));
    }
}
