package pilotcity.portal.kernel.access;

import java.util.List;
import pilotcity.portal.kernel.http.Problem;

/**
 * Who acts: what a token that has been checked says.
 *
 * @param subject the holder, as the issuer names it
 * @param token the token's own id ({@code jti})
 * @param lineage ids of the tokens it was minted from, the nearest first
 * @param grants what it allows; any one of them is enough
 */
public record Actor(String subject, String token, List<String> lineage, List<Grant> grants) {
    /** The portal itself: its importers and its clock. */
    public static final Actor PORTAL = new Actor("portal", "portal", List.of(), List.of(Grant.ALL));

    public boolean allows(Need need) {
        return grants.stream().anyMatch(grant -> grant.allows(need));
    }

    /** @throws Problem FORBIDDEN that names the grant which is missing */
    public void require(Need need) {
        if (!allows(need)) {
            throw Problem.of(Problem.Kind.FORBIDDEN, "the token does not allow: " + need);
        }
    }
}
