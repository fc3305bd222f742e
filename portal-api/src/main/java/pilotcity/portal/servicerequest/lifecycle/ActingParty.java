package pilotcity.portal.servicerequest.lifecycle;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pilotcity.portal.kernel.permission.Actor;
import pilotcity.portal.kernel.permission.Permission;
import pilotcity.portal.kernel.problem.Problem;

/**
 * The party in whose role and name somebody acts on a request.
 *
 * @param role what the history says: {@code reporter}, {@code portal}, {@code model}, or the sort of organisation
 * @param organisation in whose name, or null
 */
public record ActingParty(String role, @Nullable String organisation) {
    public static final ActingParty PORTAL = new ActingParty("portal", null);
    public static final ActingParty REPORTER = new ActingParty("reporter", null);

    /** Proposes and decides nothing. */
    public static final ActingParty MODEL = new ActingParty("model", null);

    private record Claim(Permission need, ActingParty party) {}

    /**
     * The party as which {@code actor} may do what {@code permission} says.
     *
     * @param participant who may take the transition
     * @throws pilotcity.portal.kernel.problem.Problem FORBIDDEN when the actor is none of them
     */
    public static ActingParty of(
            Actor actor, Permission permission, LockedServiceRequest record, Set<Participant> participant) {
        List<Claim> claims = claims(record.permissionFor(permission), record, participant);
        if (participant.contains(Participant.REPORTER)
                && isReporter(actor)
                && actor.allows(record.permissionFor(permission))) {
            return REPORTER;
        }
        Optional<ActingParty> found = claims.stream()
                .filter(claim -> actor.allows(claim.need()))
                .map(Claim::party)
                .findFirst();
        if (found.isEmpty() && !claims.isEmpty()) {
            actor.require(claims.getFirst().need());
        }
        return found.orElseThrow(() -> Problem.of(Problem.Kind.FORBIDDEN, "this is for " + words(participant)));
    }

    private static String words(Set<Participant> participant) {
        return String.join(" or ", participant.stream().map(Participant::words).toList());
    }

    /** Whether the actor holds the follow-up code of this record, and nothing else. */
    private static boolean isReporter(Actor actor) {
        return actor.origin() == Actor.Origin.LINK || actor.origin() == Actor.Origin.ANONYMOUS;
    }

    private static List<Claim> claims(
            Permission permission, LockedServiceRequest record, Set<Participant> participant) {
        List<Claim> claims = new ArrayList<>();
        String holder = record.text("organisation");
        if (participant.contains(Participant.HOLDER)) {
            claims.add(
                    holder == null
                            ? new Claim(permission, PORTAL)
                            : new Claim(permission.organisation(holder), new ActingParty(record.type(holder), holder)));
        }
        if (participant.contains(Participant.FOLLOWER)) {
            record.followers()
                    .forEach(follower -> claims.add(new Claim(
                            permission.organisation(follower), new ActingParty(record.type(follower), follower))));
        }
        return claims;
    }
}
