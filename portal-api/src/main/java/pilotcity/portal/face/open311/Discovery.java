package pilotcity.portal.face.open311;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import pilotcity.portal.face.open311.answer.AnswerDocument;
import pilotcity.portal.face.open311.answer.AnswerOptions;
import pilotcity.portal.face.open311.answer.AnswerValue;
import pilotcity.portal.face.open311.answer.W3cTimes;

/** Where everything is. Its changeset is when this node first had the services in their present state. */
final class Discovery {
    private static final String SPECIFICATION = "http://wiki.open311.org/GeoReport_v2";

    private final AtomicReference<@Nullable Changeset> last = new AtomicReference<>();

    private record Changeset(int mark, Instant since) {}

    AnswerDocument read(ServiceList serviceList, AnswerOptions options) {
        String since = W3cTimes.write(since(serviceList.mark()));
        AnswerValue.Group endpoint = new AnswerValue.Group()
                .text("specification", SPECIFICATION)
                .text("url", options.base() + Open311Face.BASE)
                .text("changeset", since)
                .text("type", "production")
                .with(
                        "formats",
                        new AnswerValue.Items(
                                "format", List.of(AnswerValue.text("text/xml"), AnswerValue.text("application/json"))));
        return new AnswerDocument(
                "discovery",
                new AnswerValue.Group()
                        .text("changeset", since)
                        .text("contact", options.base() + "/about")
                        .text("key_service", keyService(options))
                        .with("endpoints", new AnswerValue.Items("endpoint", List.of(endpoint))));
    }

    private Instant since(int mark) {
        return Objects.requireNonNull(last.updateAndGet(
                        before -> before != null && before.mark == mark ? before : new Changeset(mark, Instant.now())))
                .since();
    }

    private static String keyService(AnswerOptions options) {
        String anonymous = options.base() + "/api/tokens/anonymous";
        return options.language()
                .of(
                        "api_key 就是本门户的访问令牌。POST " + anonymous + " 即可取得一个短期令牌，无须账户；应用程序的长期令牌请向门户的运营者索取。",
                        "An api_key is an access token of this portal. POST to " + anonymous
                                + " for one that lasts minutes and needs no account; ask those who run the portal for one"
                                + " that lasts longer.");
    }
}
