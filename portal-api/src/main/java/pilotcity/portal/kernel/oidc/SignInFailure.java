package pilotcity.portal.kernel.oidc;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import pilotcity.portal.kernel.problem.Problem;

/** The reasons why a sign-in fails, as a page explains them. */
public enum SignInFailure {
    /** They did not agree at the issuer, or it does not let them. */
    DENIED(Problem.Kind.FORBIDDEN),
    /** It was begun elsewhere, or too long ago, or the answer is not of this attempt. */
    INTERRUPTED(Problem.Kind.BAD_REQUEST),
    /** The issuer does not answer, or not as it should. */
    AWAY(Problem.Kind.UNAVAILABLE),
    /** The issuer does not take what the portal asks: who runs them must look. */
    SETTINGS(Problem.Kind.UNAVAILABLE),
    /** The issuer's answer does not hold: signature, audience, time, nonce. */
    UNPROVEN(Problem.Kind.UNAUTHENTICATED),
    /** They are known, and nothing is allowed to them here. */
    NOTHING_ALLOWED(Problem.Kind.FORBIDDEN),
    /** The token that was given is none of the portal's, has ended, or was revoked. */
    TOKEN(Problem.Kind.UNAUTHENTICATED),
    /** The token that was given is for one report. */
    ANONYMOUS(Problem.Kind.FORBIDDEN);

    private final Problem.Kind kind;

    SignInFailure(Problem.Kind kind) {
        this.kind = kind;
    }

    /** The HTTP status of a page that says so. */
    public int status() {
        return kind.status();
    }

    /** In an address, and in the names of texts. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<SignInFailure> find(String code) {
        return Arrays.stream(values())
                .filter(failure -> failure.code().equals(code))
                .findFirst();
    }

    /** Of signing in with the issuer. */
    public static SignInFailure of(Problem problem) {
        return switch (problem.kind()) {
            case UNAUTHENTICATED -> UNPROVEN;
            case FORBIDDEN -> NOTHING_ALLOWED;
            case UNAVAILABLE -> AWAY;
            default -> INTERRUPTED;
        };
    }

    /** What the issuer's {@code error} means (RFC 6749, clause 4.1.2.1; OpenID Connect Core 1.0, clause 3.1.2.6). */
    public static SignInFailure ofIssuer(String error) {
        return switch (error) {
            case "access_denied",
                    "login_required",
                    "consent_required",
                    "interaction_required",
                    "account_selection_required" -> DENIED;
            case "server_error", "temporarily_unavailable" -> AWAY;
            default -> SETTINGS;
        };
    }

    /** The same as a problem for programs. */
    public Problem problem(String reason) {
        return Problem.of(kind, reason);
    }
}
