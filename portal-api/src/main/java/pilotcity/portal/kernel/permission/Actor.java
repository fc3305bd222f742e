package pilotcity.portal.kernel.permission;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import pilotcity.index.kind.Label;
import pilotcity.portal.kernel.problem.Problem;

/**
 * Who acts: what a token that has been checked says.
 *
 * @param subject the holder, as the issuer names it
 * @param name the holder for people to read, or null
 * @param token the token's own id: {@code jti}, after the issuer and {@code #} where that is not this portal
 * @param lineage ids of the tokens it was minted from, the nearest first
 * @param grants what it allows; any one of them is enough
 * @param expires when the token ends
 */
public record Actor(
        String subject,
        @Nullable String name,
        String token,
        List<String> lineage,
        List<Grant> grants,
        Instant expires,
        Origin origin) {
    /** The portal itself: its importers and its clock. */
    public static final Actor PORTAL =
            new Actor("portal", null, "portal", List.of(), List.of(Grant.ALL), Instant.MAX, Origin.PORTAL);

    /** The subject of everybody who has no name. */
    public static final String ANONYMOUS = "anonymous";

    /** Ends the mark of the key in the id of a token of this portal. */
    public static final String MARK_END = ".";

    /** Ends the issuer in the id of another's. */
    public static final String FOREIGN = "#";

    /** Where a token is from. */
    public enum Origin {
        /** No token: the portal itself. */
        PORTAL,
        /** Signed by this portal. */
        TOKEN,
        /** Signed by this portal for an anonymous caller. */
        ANONYMOUS,
        /** No token but a secret link, to one document. */
        LINK,
        /** Signed by the outside issuer. */
        ISSUER
    }

    public Actor {
        lineage = List.copyOf(lineage);
        grants = List.copyOf(grants);
    }

    /** The holder of a token of this portal that does not end. */
    public Actor(String subject, String token, List<String> lineage, List<Grant> grants) {
        this(subject, null, token, lineage, grants, Instant.MAX, Origin.TOKEN);
    }

    /**
     * Who holds the secret link to one document, such as the reporter of a record.
     *
     * @param link an id of the link, which is no secret
     */
    public static Actor ofLink(String link, String kind, String id, Set<String> actions) {
        Grant grant = Grant.of(actions, Set.of(kind)).document(id);
        return new Actor(ANONYMOUS, null, "link:" + link, List.of(), List.of(grant), Instant.MAX, Origin.LINK);
    }

    /**
     * Who sends one form of our own without a name: as with an anonymous token, but the same however often it is sent.
     *
     * @param form the form's random number, which is a secret like the answer to it
     */
    public static Actor ofForm(String form, String kind, String action) {
        String id = "form:" + UUID.nameUUIDFromBytes(form.getBytes(StandardCharsets.UTF_8));
        Grant grant = Grant.of(Set.of(action), Set.of(kind));
        return new Actor(ANONYMOUS, null, id, List.of(), List.of(grant), Instant.MAX, Origin.ANONYMOUS);
    }

    public boolean allows(Permission permission) {
        Instant now = Instant.now();
        return grants.stream().anyMatch(grant -> grant.allows(permission, now));
    }

    /** Whether it allows {@code permission} for some document, in some place or campaign. */
    public boolean allowsForSome(Permission permission) {
        Instant now = Instant.now();
        return grants.stream().anyMatch(grant -> grant.allowsForSome(permission, now));
    }

    /** @throws Problem FORBIDDEN that names the grant which is missing */
    public void require(Permission permission) {
        if (!allows(permission)) {
            throw Problem.insufficient(new Label(
                    "这个令牌没有对 " + permission.kind() + " 执行 " + permission.action() + " 的权限；需要的话，请向机构的账号管理员申请",
                    missing(permission, Instant.now())));
        }
    }

    /**
     * The same for what belongs to no organisation yet: a token that speaks for some may do what it may do for one of
     * them.
     *
     * @throws Problem FORBIDDEN that names the grant which is missing
     */
    public void requireForAny(Permission permission) {
        if (organisations().stream().noneMatch(each -> allows(permission.organisation(each)))) {
            require(permission);
        }
    }

    private String missing(Permission permission, Instant now) {
        String wanted = "'" + permission.action() + "' on kind '" + permission.kind() + "'";
        return grants.stream()
                .min(Comparator.comparingInt(
                        grant -> grant.missingDimensions(permission, now).size()))
                .map(nearest -> nearest.missingDimensions(permission, now).stream()
                        .map(dimension -> dimension.missing(nearest, permission, now))
                        .collect(Collectors.joining("; ", "the token does not allow " + wanted + ": it lacks ", "")))
                .orElse("the token has no grants; it needs one for " + wanted);
    }

    /** The organisations that the token speaks for; empty when it may speak for any. */
    public Set<String> organisations() {
        Set<String> all = new LinkedHashSet<>();
        for (Grant grant : grants) {
            if (grant.organisations() == null) {
                return Set.of();
            }
            all.addAll(grant.organisations());
        }
        return all;
    }

    /** Whether it holds a token that others can be minted from. */
    public boolean canMint() {
        return origin == Origin.TOKEN || origin == Origin.ISSUER || origin == Origin.PORTAL;
    }

    /** The token that all it came from begins with: its own where it was minted from none. */
    public String rootToken() {
        return lineage.isEmpty() ? token : lineage.getLast();
    }

    /**
     * Its token, all that it came from, and the marks of the keys that signed them: when one of these is revoked, it
     * is.
     */
    public Set<String> ancestry() {
        Set<String> ids = new LinkedHashSet<>(chain());
        chain().stream()
                .map(id ->
                        id.indexOf(MARK_END) < 0 || id.contains(FOREIGN) ? id : id.substring(0, id.indexOf(MARK_END)))
                .forEach(ids::add);
        return ids;
    }

    /** Its token and those it came from, the nearest first: the lineage of whatever is minted from it. */
    public List<String> chain() {
        List<String> ids = new ArrayList<>();
        ids.add(token);
        ids.addAll(lineage);
        return ids;
    }
}
