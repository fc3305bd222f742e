package pilotcity.portal.kernel.token;

import io.vertx.core.json.JsonObject;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import pilotcity.index.text.InvisibleCharacters;
import pilotcity.portal.kernel.permission.Actor;
import pilotcity.portal.kernel.permission.Grant;
import pilotcity.portal.kernel.permission.GrantJson;
import pilotcity.portal.kernel.problem.Problem;

/**
 * A request for a token.
 *
 * @param subject who is to hold it; null for the caller
 * @param name the holder for people to read
 * @param expires when it is to end; null for the usual time
 */
public record TokenMintRequest(
        @Nullable String subject,
        @Nullable String name,
        @Nullable Instant expires,
        List<Grant> grants) {
    /** What an order in JSON can have. */
    public static final Set<String> MEMBERS = Set.of("subject", "name", "expiresIn", "expiresAt", GrantJson.CLAIM);

    /** A slash separates a holder from the one it got its token from, so none stands in a name. */
    private static final Pattern SUBJECT = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}._@:+-]{0,99}");

    private static final int LONGEST_NAME = 200;
    private static final long LONGEST_SECONDS = 10L * 366 * 24 * 3600;

    /** @throws Problem that names the member which is wrong */
    public static TokenMintRequest read(JsonObject json, Instant now) {
        return new TokenMintRequest(
                subject(json), name(json), expires(json, now), GrantJson.read(json.getValue(GrantJson.CLAIM)));
    }

    private static @Nullable String subject(JsonObject json) {
        String subject = text(json, "subject");
        if (subject != null && (!SUBJECT.matcher(subject).matches() || subject.equals(Actor.ANONYMOUS))) {
            throw Problem.field(
                    "subject", "must be up to 100 letters, digits and . _ @ : + -, and not '" + Actor.ANONYMOUS + "'");
        }
        return subject;
    }

    private static @Nullable String name(JsonObject json) {
        String name = text(json, "name");
        if (name != null
                && (InvisibleCharacters.isBlank(name)
                        || name.length() > LONGEST_NAME
                        || name.chars().anyMatch(Character::isISOControl))) {
            throw Problem.field("name", "must be a text of 1 to " + LONGEST_NAME + " characters on one line");
        }
        return name;
    }

    private static @Nullable String text(JsonObject json, String member) {
        return switch (json.getValue(member)) {
            case null -> null;
            case String text -> text;
            default -> throw Problem.field(member, "must be a text");
        };
    }

    private static @Nullable Instant expires(JsonObject json, Instant now) {
        if (json.containsKey("expiresIn") && json.containsKey("expiresAt")) {
            throw Problem.field("expiresIn", "cannot be given together with expiresAt");
        }
        Instant latest = now.plusSeconds(LONGEST_SECONDS);
        if (json.containsKey("expiresIn")) {
            if (json.getValue("expiresIn") instanceof Integer seconds && seconds > 0 && seconds <= LONGEST_SECONDS) {
                return now.plusSeconds(seconds);
            }
            throw Problem.field("expiresIn", "must be seconds, from 1 to " + LONGEST_SECONDS);
        }
        String text = text(json, "expiresAt");
        if (text == null) {
            return null;
        }
        try {
            Instant at = OffsetDateTime.parse(text).toInstant();
            if (at.isAfter(now) && !at.isAfter(latest)) {
                return at;
            }
        } catch (DateTimeException e) {
            // reported below
        }
        throw Problem.field("expiresAt", "must be an RFC 3339 time from now to " + latest + ", not '" + text + "'");
    }
}
