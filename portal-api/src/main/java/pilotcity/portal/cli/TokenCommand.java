package pilotcity.portal.cli;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import pilotcity.portal.FeatureRegistry;
import pilotcity.portal.kernel.config.Config;
import pilotcity.portal.kernel.http.request.StrictJson;
import pilotcity.portal.kernel.problem.Problem;
import pilotcity.portal.kernel.token.TokenMintRequest;

/** Makes tokens, lists and revokes them, replaces the key that signs them. */
@Command(
        name = "token",
        mixinStandardHelpOptions = true,
        subcommands = {TokenCommand.ListTokens.class, TokenCommand.Revoke.class, TokenCommand.RotateKey.class},
        description = "Print a new token that allows what the options say, or everything with --all.")
final class TokenCommand implements Callable<Integer> {
    private static final Pattern PERIOD = Pattern.compile("([1-9][0-9]{0,5})([smhd])");

    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--subject", paramLabel = "ID", description = "who is to hold it, as the audit log names them")
    private @Nullable String subject;

    @Option(names = "--name", paramLabel = "NAME", description = "the holder's name for people to read")
    private @Nullable String name;

    @Option(names = "--expires", paramLabel = "PERIOD", description = "such as 30d, 12h or 15m (30d unless told)")
    private @Nullable String expires;

    @Option(names = "--all", description = "allow everything; not together with restrictions")
    private boolean all;

    @Option(names = "--action", paramLabel = "A,B", split = ",", description = "only these verbs, such as accept")
    private @Nullable List<String> actions;

    @Option(names = "--kind", paramLabel = "A,B", split = ",", description = "only on these kinds, such as record")
    private @Nullable List<String> kinds;

    @Option(names = "--organisation", paramLabel = "ID,…", split = ",", description = "only in the name of these")
    private @Nullable List<String> organisations;

    @Option(names = "--campaign", paramLabel = "ID,…", split = ",", description = "only in these campaigns")
    private @Nullable List<String> campaigns;

    @Option(names = "--place", paramLabel = "CODE,…", split = ",", description = "only in these GB/T 2260 divisions")
    private @Nullable List<String> places;

    @Option(names = "--area", paramLabel = "FILE", description = "only within the polygon in this GeoJSON file")
    private @Nullable Path area;

    @Option(names = "--document", paramLabel = "ID", description = "only this document")
    private @Nullable String document;

    @Override
    public Integer call() throws IOException {
        JsonObject order = new JsonObject().put("authorization_details", new JsonArray().add(grant()));
        put(order, "subject", subject);
        put(order, "name", name);
        if (expires != null) {
            order.put("expiresIn", seconds(expires));
        }
        return TokenRequest.send(order.copy().put("do", "mint"), config -> check(order, config), issued -> {
            CommandTerminal.print(String.valueOf(issued.remove("access_token")));
            CommandTerminal.note(issued.encodePrettily());
        });
    }

    /** Checks what needs no portal. It may log, so it runs once the place of the log is known. */
    private void check(JsonObject order, Config config) {
        if (subject == null) {
            throw wrong("subject: is missing");
        }
        checkNames(config);
        try {
            TokenMintRequest.read(order, Instant.now());
        } catch (Problem e) {
            throw wrong(e.described());
        }
    }

    private void checkNames(Config config) {
        requireKnown("--action", actions, FeatureRegistry.STANDARD.actions(config));
        requireKnown(
                "--kind", kinds, FeatureRegistry.STANDARD.kinds(ZoneOffset.UTC).names());
    }

    private void requireKnown(String option, @Nullable List<String> given, Set<String> known) {
        for (String name : given == null ? List.<String>of() : given) {
            if (!known.contains(name)) {
                throw wrong(option + ": there is no '" + name + "', but " + String.join(", ", new TreeSet<>(known)));
            }
        }
    }

    private ParameterException wrong(String reason) {
        return new ParameterException(Objects.requireNonNull(spec).commandLine(), reason);
    }

    private JsonObject grant() throws IOException {
        JsonObject grant = new JsonObject().put("type", "pilotcity");
        put(grant, "actions", actions);
        put(grant, "datatypes", kinds);
        put(grant, "organisations", organisations);
        put(grant, "campaigns", campaigns);
        put(grant, "places", places);
        put(grant, "area", area == null ? null : polygon(area));
        put(grant, "identifier", document);
        boolean restricted = grant.size() > 1;
        if (all == restricted) {
            throw wrong(
                    all
                            ? "--all allows everything; leave it out to restrict the token"
                            : "say what the token allows, such as --action report --kind record, or --all");
        }
        return grant;
    }

    private static void put(JsonObject json, String member, @Nullable Object value) {
        if (value instanceof List<?> items) {
            json.put(member, new JsonArray(items));
        } else if (value != null) {
            json.put(member, value);
        }
    }

    /** The geometry of the file: as such, or of its one feature. */
    private JsonObject polygon(Path file) throws IOException {
        try {
            JsonObject json = StrictJson.read(Files.readString(file));
            if (json.getValue("features") instanceof JsonArray features && features.size() == 1) {
                json = features.getJsonObject(0);
            }
            return json.getValue("geometry") instanceof JsonObject geometry ? geometry : json;
        } catch (IllegalArgumentException | ClassCastException e) {
            throw wrong(file + " holds no GeoJSON polygon: " + e.getMessage());
        }
    }

    private int seconds(String period) {
        Matcher matcher = PERIOD.matcher(period);
        if (!matcher.matches()) {
            throw wrong("--expires must be a number with s, m, h or d, such as 30d, not '" + period + "'");
        }
        int number = Integer.parseInt(matcher.group(1));
        Duration duration = switch (matcher.group(2)) {
            case "s" -> Duration.ofSeconds(number);
            case "m" -> Duration.ofMinutes(number);
            case "h" -> Duration.ofHours(number);
            default -> Duration.ofDays(number);
        };
        return (int) Math.min(Integer.MAX_VALUE, duration.toSeconds());
    }

    /** One line a token. */
    @Command(name = "list", mixinStandardHelpOptions = true, description = "List the newest tokens.")
    static final class ListTokens implements Callable<Integer> {
        @Override
        public Integer call() {
            return TokenRequest.send(
                    new JsonObject().put("do", "list"),
                    answer -> answer.getJsonArray("tokens")
                            .forEach(token -> CommandTerminal.print(line((JsonObject) token))));
        }

        private static String line(JsonObject token) {
            String end = token.containsKey("revokedAt")
                    ? "revoked " + token.getString("revokedAt")
                    : "until " + token.getString("expiresAt");
            return String.join(
                    "  ",
                    token.getString("jti"),
                    end,
                    token.getString("subject"),
                    token.getJsonArray("authorization_details").encode());
        }
    }

    /** Ends a token before its time. */
    @Command(
            name = "revoke",
            mixinStandardHelpOptions = true,
            description = "Revoke a token and all that was minted from it, at once on every node.")
    static final class Revoke implements Callable<Integer> {
        @Parameters(paramLabel = "JTI", description = "its id; for one of the outside issuer ISSUER#JTI")
        private String id = "";

        @Override
        public Integer call() {
            return TokenRequest.send(
                    new JsonObject().put("do", "revoke").put("id", id),
                    answer -> CommandTerminal.print(
                            answer.getBoolean("noted")
                                    ? "revoked " + answer.getString("revoked")
                                    : "no token " + answer.getString("revoked")
                                            + " is listed here; if there is one, for"
                                            + " a report or of the outside issuer, it counts no more. Those that are"
                                            + " listed: ./portal token list"));
        }
    }

    /** A new key. */
    @Command(
            name = "rotate-key",
            mixinStandardHelpOptions = true,
            description = "Sign with a new key from now on; what the old one signed stays good until it expires.")
    static final class RotateKey implements Callable<Integer> {
        @Option(names = "--at-once", description = "void all that the old key signed: somebody else may have it")
        private boolean atOnce;

        @Override
        public Integer call() {
            return TokenRequest.send(
                    new JsonObject().put("do", "rotate-key").put("atOnce", atOnce),
                    answer -> CommandTerminal.print("signing with " + answer.getString("kid")));
        }
    }
}
