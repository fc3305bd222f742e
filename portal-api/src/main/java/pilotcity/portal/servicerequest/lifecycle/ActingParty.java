package pilotcity.portal.servicerequest.lifecycle;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pilotcity.portal.kernel.access.Actor;
import pilotcity.portal.kernel.access.Need;
import pilotcity.portal.kernel.http.Problem;
import pilotcity.portal.record.Current;
import pilotcity.portal.record.Who;

/**
 * As whom somebody acts on a record.
 *
 * @param role what the history says: {@code reporter}, {@code portal}, or the sort of organisation
 * @param organisation in whose name, or null
 */
public record ActingParty(String role, @Nullable String organisation) {
    public static final ActingParty PORTAL = new ActingParty("portal", null);
    public static final ActingParty REPORTER = new ActingParty("reporter", null);

    private record Claim(Need need, ActingParty party) {}

    /**
     * As whom {@code actor} may do what {@code need} says.
     *
     * @param who those who may
     * @throws pilotcity.portal.kernel.http.Problem FORBIDDEN when the actor is none of them
     */
    public static ActingParty of(Actor actor, Need need, Current record, Set<Who> who) {
        List<Claim> claims = claims(record.of(need), record, who);
        if (who.contains(Who.REPORTER) && isReporter(actor) && actor.allows(record.of(need))) {
            return REPORTER;
        }
        Optional<ActingParty> found = claims.stream()
                .filter(claim -> actor.allows(claim.need()))
                .map(Claim::party)
                .findFirst();
        if (found.isEmpty() && !claims.isEmpty()) {
            actor.require(claims.getFirst().need());
        }
        return found.orElseThrow(() -> Problem.of(Problem.Kind.FORBIDDEN, "this is for " + words(who)));
    }

    private static String words(Set<Who> who) {
        return String.join(" or ", who.stream().map(Who::words).toList());
    }

    /** Whether the actor holds the follow-up code of this record, and nothing else. */
    private static boolean isReporter(Actor actor) {
        return actor.origin() == Actor.Origin.LINK || actor.origin() == Actor.Origin.ANONYMOUS;
    }

    private static List<Claim> claims(Need need, Current record, Set<Who> who) {
        List<Claim> claims = new ArrayList<>();
        String holder = record.text("organisation");
        if (who.contains(Who.HOLDER)) {
            claims.add(
                    holder == null
                            ? new Claim(need, PORTAL)
                            : new Claim(need.organisation(holder), new ActingParty(record.type(holder), holder)));
        }
        if (who.contains(Who.FOLLOWER)) {
            record.followers()
                    .forEach(follower -> claims.add(
                            new Claim(need.organisation(follower), new ActingParty(record.type(follower), follower))));
        }
        return claims;
    }
}
